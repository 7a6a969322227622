using Quartz;

namespace ClaimPipeline.App.Jobs;

/// <summary>A source is due.</summary>
[DisallowConcurrentExecution]
internal sealed class SourceJob : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await QuartzSchedule.Of(context).RunAsync(context.JobDetail.Key.Name, cancellationToken);
}
