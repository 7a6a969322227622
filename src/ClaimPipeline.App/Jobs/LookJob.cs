using Quartz;

namespace ClaimPipeline.App.Jobs;

/// <summary>It is time to look whether another process has changed a schedule.</summary>
[DisallowConcurrentExecution]
internal sealed class LookJob : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await QuartzSchedule.Of(context).LookAsync(cancellationToken);
}
