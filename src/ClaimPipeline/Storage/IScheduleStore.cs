using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>The schedules, one for each source that has any. Several processes work on them.</summary>
public interface IScheduleStore
{
    /// <summary>All schedules, by source.</summary>
    Task<IReadOnlyList<SourceSchedule>> ListAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Changes the schedule of a source in one transaction: nobody else's change comes between what <paramref name="change"/> is given and what
    /// it returns. It may be called more than once, and must not touch the store.
    /// </summary>
    /// <param name="source">Name of the source.</param>
    /// <param name="change">Is given the schedule, null when there is none, and returns it as it is to be, null for none.</param>
    /// <param name="cancellationToken">Stops it before it begins.</param>
    /// <returns>What <paramref name="change"/> returned.</returns>
    Task<SourceSchedule?> ChangeAsync(
        string source, Func<SourceSchedule?, SourceSchedule?> change, CancellationToken cancellationToken);
}
