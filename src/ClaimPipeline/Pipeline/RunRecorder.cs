using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Pipeline;

/// <summary>
/// Counts the items of one run and keeps the ledger up to date. Every item ends in exactly one of kept, unchanged and dropped,
/// so that Read = Kept + Unchanged + all Dropped always holds. Safe for use by several tasks at once.
/// </summary>
public sealed class RunRecorder
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<DropReason, int> _dropped = [];
    private readonly IRunLedger _ledger;
    private readonly TimeProvider _time;
    private readonly IProgress<PassProgress>? _progress;
    private Run _run;

    private RunRecorder(IRunLedger ledger, TimeProvider time, IProgress<PassProgress>? progress, Run run) =>
        (_ledger, _time, _progress, _run) = (ledger, time, progress, run);

    /// <summary>Enters a new run of <paramref name="pass"/> into the ledger.</summary>
    /// <param name="ledger">Where the run is written.</param>
    /// <param name="time">The clock.</param>
    /// <param name="pass">Name of the pass.</param>
    /// <param name="version">Names the code, model and data.</param>
    /// <param name="progress">Told of every item; null for nobody.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public static async Task<RunRecorder> StartAsync(
        IRunLedger ledger,
        TimeProvider time,
        string pass,
        string version,
        IProgress<PassProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(time);
        var now = time.GetUtcNow();
        var run = new Run { Id = Run.IdOf(pass, now), Pass = pass, StartedAt = now, Version = version };
        await ledger.SaveAsync(run, cancellationToken);
        return new RunRecorder(ledger, time, progress, run);
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
    public void Kept(string item) => Count(item, run => run with { Read = run.Read + 1, Kept = run.Kept + 1 }, null, null);

    /// <summary>An item led to nothing new.</summary>
    public void Unchanged(string item) =>
        Count(item, run => run with { Read = run.Read + 1, Unchanged = run.Unchanged + 1 }, null, null);

    /// <summary>An item went no further.</summary>
    public void Dropped(string item, DropReason reason, string? detail) =>
        Count(item, run => run with { Read = run.Read + 1 }, reason, detail);

    /// <summary>Closes the run in the ledger; also after a cancellation, so it takes no token.</summary>
    /// <param name="interrupted">Whether it was stopped before it had read everything.</param>
    public async Task<Run> FinishAsync(bool interrupted)
    {
        var run = Current with { FinishedAt = _time.GetUtcNow(), Interrupted = interrupted };
        await _ledger.SaveAsync(run, CancellationToken.None);
        return run;
    }

    private void Count(string item, Func<Run, Run> change, DropReason? reason, string? detail)
    {
        lock (_lock)
        {
            _run = change(_run);
            if (reason is { } why)
            {
                _dropped[why] = _dropped.GetValueOrDefault(why) + 1;
            }
        }

        _progress?.Report(new PassProgress(Current, item, reason, detail));
    }
}
