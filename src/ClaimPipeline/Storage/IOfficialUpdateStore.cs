using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>What became of files with official data, and the last look for them.</summary>
public interface IOfficialUpdateStore
{
    /// <summary>Adds a record, or takes the place of the one with the same digest and moment.</summary>
    Task SaveAsync(OfficialUpdate update, CancellationToken cancellationToken);

    /// <summary>The records, the newest first, at most <paramref name="max"/>.</summary>
    Task<IReadOnlyList<OfficialUpdate>> ListAsync(int max, CancellationToken cancellationToken);

    /// <summary>Whether a file with that digest has been imported.</summary>
    Task<bool> IsImportedAsync(string digest, CancellationToken cancellationToken);

    /// <summary>The last look; null before the first.</summary>
    Task<OfficialLook?> LastLookAsync(CancellationToken cancellationToken);

    /// <summary>Puts a look in the place of the last one.</summary>
    Task SaveAsync(OfficialLook look, CancellationToken cancellationToken);
}
