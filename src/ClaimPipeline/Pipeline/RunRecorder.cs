using System.Diagnostics;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Pipeline;

/// <summary>
/// Counts the items of one run and keeps the ledger up to date. Every item ends in exactly one of kept, unchanged, dropped and
/// quarantined, so that Read is their sum always. Safe for use by several tasks at once.
/// </summary>
public sealed class RunRecorder
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<DropReason, int> _dropped = [];
    private readonly IRunLedger _ledger;
    private readonly TimeProvider _time;
    private readonly IProgress<PassProgress>? _progress;
    private readonly Activity? _activity;
    private Run _run;

    private RunRecorder(IRunLedger ledger, TimeProvider time, IProgress<PassProgress>? progress, Run run, Activity? activity) =>
        (_ledger, _time, _progress, _run, _activity) = (ledger, time, progress, run, activity);

    /// <summary>Enters a new run of <paramref name="pass"/> into the ledger.</summary>
    /// <param name="ledger">Where the run is written.</param>
    /// <param name="time">The clock.</param>
    /// <param name="pass">Name of the pass.</param>
    /// <param name="version">Names the code, model and data.</param>
    /// <param name="progress">Told of every item; null for nobody.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <param name="source">Name of the one seed that the run is about; null when it is about all.</param>
    public static Task<RunRecorder> StartAsync(
        IRunLedger ledger,
        TimeProvider time,
        string pass,
        string version,
        IProgress<PassProgress>? progress,
        CancellationToken cancellationToken,
        string? source = null)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(time);

        // Begun here and not behind an await: so it is the caller's, and what the pass does belongs to it.
        var activity = PassTelemetry.BeginRun(pass, source);
        return EnterAsync(ledger, time, pass, version, progress, activity, source, cancellationToken);
    }

    private static async Task<RunRecorder> EnterAsync(
        IRunLedger ledger, TimeProvider time, string pass, string version, IProgress<PassProgress>? progress, Activity? activity, string? source, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        while (await ledger.GetAsync(Run.IdOf(pass, now), cancellationToken) is not null)
        {
            // Two at one moment: neither may take the other's place in the ledger.
            now += TimeSpan.FromTicks(1);
        }

        var run = new Run { Id = Run.IdOf(pass, now), Pass = pass, Source = source, StartedAt = now, Version = version };
        await ledger.SaveAsync(run, cancellationToken);
        activity?.SetTag("run", run.Id.Value);
        return new RunRecorder(ledger, time, progress, run, activity);
    }

    /// <summary>The run with its counters so far.</summary>
    public Run Current
    {
        get
        {
            lock (_lock)
            {
                return _run with { Dropped = _dropped.Select(d => new DropCount(d.Key, d.Value)).ToValueList() };
            }
        }
    }

    /// <summary>An item led to a new or changed record.</summary>
    public void Kept(string item) => Count(item, run => run with { Read = run.Read + 1, Kept = run.Kept + 1 }, "kept", null, null);

    /// <summary>An item led to nothing new.</summary>
    public void Unchanged(string item) =>
        Count(item, run => run with { Read = run.Read + 1, Unchanged = run.Unchanged + 1 }, "unchanged", null, null);

    /// <summary>A verdict that is kept has another label than the one before; counted beside <see cref="Kept"/>.</summary>
    public void Overturned()
    {
        lock (_lock)
        {
            _run = _run with { Overturned = _run.Overturned + 1 };
        }
    }

    /// <summary>Items need not be taken up, since nothing that they rest on has changed.</summary>
    public void Untouched(int items)
    {
        lock (_lock)
        {
            _run = _run with { Untouched = _run.Untouched + items };
        }
    }

    /// <summary>An item went no further.</summary>
    public void Dropped(string item, DropReason reason, string? detail) =>
        Count(item, run => run with { Read = run.Read + 1 }, "dropped", reason, detail);

    /// <summary>An item is left alone, or was left, in quarantine; given up by hand, it counts as dropped.</summary>
    public void LeftAlone(QuarantinedItem held)
    {
        ArgumentNullException.ThrowIfNull(held);
        if (held.State == QuarantineState.Dropped)
        {
            Dropped(held.Name, DropReason.InternalError, held.Error);
        }
        else
        {
            Quarantined(held.Name, held.Error);
        }
    }

    /// <summary>The program failed on an item, which is in quarantine.</summary>
    public void Quarantined(string item, string detail) =>
        Count(item, run => run with { Read = run.Read + 1, Quarantined = run.Quarantined + 1 }, "quarantined", null, detail);

    /// <summary>Closes the run in the ledger; also after a cancellation, so it takes no token.</summary>
    /// <param name="interrupted">Whether it was stopped before it had read everything.</param>
    /// <param name="sources">What was met at each source, for a pass that meets any.</param>
    /// <exception cref="InvalidOperationException">The counters do not add up; the run stays open in the ledger.</exception>
    public async Task<Run> FinishAsync(bool interrupted, ValueList<SourceTally> sources = default)
    {
        var run = Current with { FinishedAt = _time.GetUtcNow(), Interrupted = interrupted, Sources = sources };
        if (!run.IsBalanced)
        {
            throw new InvalidOperationException($"The counters of the {run.Pass} run {run.Id} do not add up: {run}.");
        }

        await _ledger.SaveAsync(run, CancellationToken.None);
        PassTelemetry.Ended(run, _activity);
        return run;
    }

    private void Count(string item, Func<Run, Run> change, string outcome, DropReason? reason, string? detail)
    {
        lock (_lock)
        {
            _run = change(_run);
            if (reason is { } why)
            {
                _dropped[why] = _dropped.GetValueOrDefault(why) + 1;
            }
        }

        PassTelemetry.Counted(_run.Pass, outcome, reason);
        _progress?.Report(new PassProgress(Current, item, reason, detail));
    }
}
