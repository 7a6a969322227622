using Quartz;

namespace ClaimPipeline.App.Jobs;

/// <summary>It is time to look whether official updates are due.</summary>
[DisallowConcurrentExecution]
internal sealed class UpdateJob : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await QuartzSchedule.Of(context).UpdateAsync(cancellationToken);
}
