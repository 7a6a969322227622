using ClaimPipeline.Records;
using ClaimPipeline.Scheduling;
using Quartz;
using SchedulingOptions = ClaimPipeline.Scheduling.SchedulingOptions;

namespace ClaimPipeline.App.Jobs;

/// <summary>
/// Starts sources when they are due. Quartz waits and starts; the schedules are in the store, and what is here is made anew from them at each
/// start and whenever another process has changed them.
/// </summary>
internal sealed class QuartzSchedule : IAsyncDisposable
{
    private const string Sources = "sources";

    private readonly SourceJobs _jobs;
    private readonly Func<IReadOnlyList<Seed>> _seeds;
    private readonly SchedulingOptions _options;
    private readonly UpdateSchedule _updates;
    private readonly Action<SourceRunResult> _ended;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _looking = new(1, 1);
    private readonly HashSet<string> _running = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _planned = new(StringComparer.Ordinal);
    private IScheduler? _scheduler;

    /// <summary>A schedule that does not run yet.</summary>
    /// <param name="jobs">Knows what is due, and runs it.</param>
    /// <param name="seeds">The seed list as it is now.</param>
    /// <param name="options">How often to look, and how many sources at a time.</param>
    /// <param name="updates">Looks for official updates.</param>
    /// <param name="ended">Told how each run ended, one at a time.</param>
    public QuartzSchedule(
        SourceJobs jobs, Func<IReadOnlyList<Seed>> seeds, SchedulingOptions options, UpdateSchedule updates, Action<SourceRunResult> ended) =>
        (_jobs, _seeds, _options, _updates, _ended) = (jobs, seeds, options, updates, ended);

    /// <summary>Starts; what was missed is made up for.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // Two threads more than sources, for looking.
        _scheduler = await QuartzSchedulerBuilder.Create(quartz => quartz.UseInMemoryStore().UseDefaultThreadPool(_options.Concurrency + 2))
            .BuildScheduler(cancellationToken);
        _scheduler.Context[Sources] = this;
        await LookAsync(cancellationToken);
        await RepeatAsync<LookJob>("look", cancellationToken);
        await RepeatAsync<UpdateJob>("official-updates", cancellationToken);
        await _scheduler.Start(cancellationToken);
    }

    /// <summary>Stops: runs end after their current items.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        if (_scheduler is { } scheduler)
        {
            _scheduler = null;
            await scheduler.Shutdown(true, CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
        _looking.Dispose();
    }

    /// <summary>The schedule whose job runs.</summary>
    internal static QuartzSchedule Of(IJobExecutionContext context) => (QuartzSchedule)context.Scheduler.Context[Sources]!;

    /// <summary>Brings the triggers level with the store.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        await _looking.WaitAsync(cancellationToken);
        try
        {
            await _jobs.TakeFromSeedsAsync(_seeds(), cancellationToken);
            var plan = (await _jobs.PlanAsync(cancellationToken)).Where(planned => !_running.Contains(planned.Source)).ToDictionary();
            foreach (var (source, at) in plan.Where(planned => _planned.GetValueOrDefault(planned.Key) != planned.Value))
            {
                await PutAsync(source, at, cancellationToken);
            }

            foreach (var gone in _planned.Keys.Except(plan.Keys).ToList())
            {
                await _scheduler!.UnscheduleJob(new TriggerKey(gone, Sources), cancellationToken);
                _planned.Remove(gone);
            }
        }
        finally
        {
            _looking.Release();
        }
    }

    /// <summary>Runs a source and plans its next run.</summary>
    internal async Task RunAsync(string source, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, cancellationToken);
        await MarkAsync(source, isRunning: true);
        try
        {
            var result = await _jobs.RunAsync(_seeds(), source, null, stop.Token);
            lock (_ended)
            {
                _ended(result);
            }
        }
        finally
        {
            await MarkAsync(source, isRunning: false);
        }

        if (!stop.IsCancellationRequested)
        {
            await LookAsync(stop.Token);
        }
    }

    /// <summary>Looks for official updates, if that is due.</summary>
    internal async Task UpdateAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, cancellationToken);
        if (await _updates.RunDueAsync(stop.Token) is { } result)
        {
            lock (_ended)
            {
                _ended(result);
            }
        }
    }

    private async Task RepeatAsync<T>(string name, CancellationToken cancellationToken)
        where T : IJob => await _scheduler!.ScheduleJob(
        JobBuilder.Create<T>().WithIdentity(name).Build(),
        TriggerBuilder.Create(TimeProvider.System)
            .StartAt(TimeProvider.System.GetUtcNow() + _options.LookEvery)
            .WithSimpleSchedule(look => look.WithInterval(_options.LookEvery).RepeatForever())
            .Build(),
        ScheduleJobOptions.Replacing,
        cancellationToken);

    private async Task PutAsync(string source, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await _scheduler!.ScheduleJob(
            JobBuilder.Create<SourceJob>().WithIdentity(source, Sources).StoreDurably().Build(),
            TriggerBuilder.Create(TimeProvider.System).WithIdentity(source, Sources).StartAt(at).Build(),
            ScheduleJobOptions.Replacing,
            cancellationToken);
        _planned[source] = at;
    }

    private async Task MarkAsync(string source, bool isRunning)
    {
        await _looking.WaitAsync(CancellationToken.None);
        _planned.Remove(source);
        if (isRunning)
        {
            _running.Add(source);
        }
        else
        {
            _running.Remove(source);
        }

        _looking.Release();
    }
}
