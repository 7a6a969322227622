using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>Items that the program failed on, each kept with its error until its pass gets through it. Keyed by pass and item.</summary>
public interface IQuarantineStore
{
    /// <summary>
    /// Puts an item in. One that is there keeps <see cref="QuarantinedItem.FirstSeen"/>; of the same version, its
    /// <see cref="QuarantinedItem.Attempts"/> are added to those of before.
    /// </summary>
    /// <returns>The item as it is now.</returns>
    Task<QuarantinedItem> PutAsync(QuarantinedItem item, CancellationToken cancellationToken);

    /// <summary>Decides on an item.</summary>
    /// <returns>Whether it is there.</returns>
    Task<bool> SetStateAsync(string pass, string item, QuarantineState state, CancellationToken cancellationToken);

    /// <summary>Takes an item out: its pass got through it.</summary>
    /// <returns>Whether it was there.</returns>
    Task<bool> RemoveAsync(string pass, string item, CancellationToken cancellationToken);

    /// <summary>All items of a pass, or with null of all passes, by pass, then by item.</summary>
    Task<IReadOnlyList<QuarantinedItem>> ListAsync(string? pass, CancellationToken cancellationToken);
}
