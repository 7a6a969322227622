using System.Data.Common;
using ClaimPipeline.OfficialUpdates;
using ClaimPipeline.Records;
using ClaimPipeline.Scheduling;

namespace ClaimPipeline.App.Jobs;

/// <summary>Looks for official updates when that is due; whatever goes wrong ends in the result.</summary>
internal sealed class UpdateSchedule(OfficialUpdater updater, OfficialUpdatesOptions options, TimeProvider time)
{
    private DateTimeOffset _notBefore;

    /// <summary>What results call it.</summary>
    public const string Name = "official updates";

    /// <summary>Looks, if it is due.</summary>
    /// <returns>How it went; null when it was not due, another process is at it, or there was nothing.</returns>
    public async Task<SourceRunResult?> RunDueAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!updater.IsAsked || time.GetUtcNow() < _notBefore || await updater.DueAtAsync(cancellationToken) > time.GetUtcNow() || await updater.LookAsync(null, cancellationToken) is not { } result)
            {
                return null;
            }

            return result.IsFine && result.Updates.Count == 0
                ? null
                : new SourceRunResult(
                    Name, result.IsFine ? SourceOutcome.Done : SourceOutcome.Problems, 0, [], string.Join(" ", result.Troubles.Prepend(result.Summary + ".")));
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or DbException)
        {
            // A full disk, say: the look could not be entered, and would be due again at once.
            _notBefore = time.GetUtcNow() + options.Interval;
            return new SourceRunResult(Name, SourceOutcome.Failed, 0, [], trouble.Message);
        }
    }
}
