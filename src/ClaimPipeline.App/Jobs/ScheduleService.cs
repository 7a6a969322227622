using ClaimPipeline.Records;
using ClaimPipeline.Scheduling;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClaimPipeline.App.Jobs;

/// <summary>Runs the schedules for as long as the server runs, unless <see cref="SchedulingOptions.Enabled"/> says otherwise.</summary>
internal sealed partial class ScheduleService(
    SourceJobs jobs, UpdateSchedule updates, DataFolder folder, SchedulingOptions options, ILogger<ScheduleService> logger)
    : IHostedService, IAsyncDisposable
{
    private QuartzSchedule? _schedule;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Enabled)
        {
            _schedule = new QuartzSchedule(jobs, folder.Seeds, options, updates, Tell);
            await _schedule.StartAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => _schedule?.StopAsync() ?? Task.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _schedule?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void Tell(SourceRunResult result)
    {
        if (result.Outcome is SourceOutcome.Failed or SourceOutcome.Problems)
        {
            LogTrouble(result.Source, result.Outcome, result.Detail);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The run of source {Source} ended as {Outcome}: {Detail}")]
    private partial void LogTrouble(string source, SourceOutcome outcome, string? detail);
}
