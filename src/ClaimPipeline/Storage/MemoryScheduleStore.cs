using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>Schedules that are remembered as long as the process lives.</summary>
public sealed class MemoryScheduleStore : IScheduleStore
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, SourceSchedule> _schedules = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SourceSchedule>> ListAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<SourceSchedule>>([.. _schedules.Values]);
        }
    }

    /// <inheritdoc/>
    public Task<SourceSchedule?> ChangeAsync(
        string source, Func<SourceSchedule?, SourceSchedule?> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_gate)
        {
            var changed = change(_schedules.GetValueOrDefault(source));
            if (changed is null)
            {
                _schedules.Remove(source);
            }
            else
            {
                _schedules[source] = changed;
            }

            return Task.FromResult(changed);
        }
    }
}
