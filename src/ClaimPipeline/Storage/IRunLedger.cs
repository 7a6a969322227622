using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>The runs, with their counters.</summary>
public interface IRunLedger
{
    /// <summary>Writes a run whole, known or not.</summary>
    Task SaveAsync(Run run, CancellationToken cancellationToken);

    /// <summary>The run with that id; null when there is none.</summary>
    Task<Run?> GetAsync(RunId id, CancellationToken cancellationToken);

    /// <summary>The latest <paramref name="max"/> runs, latest first.</summary>
    Task<IReadOnlyList<Run>> LatestAsync(int max, CancellationToken cancellationToken);
}
