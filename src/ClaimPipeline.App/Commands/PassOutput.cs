using System.Globalization;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Commands;

/// <summary>
/// How a pass shows itself: a line that moves on a terminal and nothing in a pipe while it runs, one line of counters (or the run
/// as JSON) when it has ended.
/// </summary>
internal sealed class PassOutput(Invocation invocation, bool namesDropped = false) : IProgress<PassProgress>
{
    /// <summary>Dropped items that are named; of the rest only the count is told.</summary>
    private const int MostNamed = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly Lock _lock = new();
    private long _lastShown;
    private int _width;
    private int _named;

    /// <inheritdoc/>
    public void Report(PassProgress value)
    {
        lock (_lock)
        {
            if (namesDropped && value.Dropped is { } reason && _named++ <= MostNamed)
            {
                Clear();
                invocation.Terminal.Error.WriteLine(
                    _named > MostNamed ? "dropped more: their number by reason follows" : Name(value, reason));
            }

            if (!invocation.Terminal.ShowsProgress || invocation.Time.GetElapsedTime(_lastShown) < Pause)
            {
                return;
            }

            _lastShown = invocation.Time.GetTimestamp();
            var line = $"{value.Run.Pass}: {Counters(value.Run)}  {value.Current}";
            line = line.Length > 118 ? line[..117] + "…" : line;
            invocation.Terminal.Error.Write($"\r{line.PadRight(_width)}");
            _width = line.Length;
        }
    }

    /// <summary>Prints how a run ended.</summary>
    /// <returns>The exit code that says so.</returns>
    public int Finish(Run run)
    {
        lock (_lock)
        {
            Clear();
        }

        if (invocation.Json)
        {
            invocation.PrintJson(run, RecordsJson.Compact.Run);
        }
        else
        {
            invocation.Terminal.Out.WriteLine(Summary(run));
        }

        return run.Interrupted || (namesDropped && run.Dropped.Count > 0) || run.Quarantined > 0 || run.Dropped.Any(d => d.Reason == DropReason.InternalError)
            ? ExitCode.Problems
            : ExitCode.Fine;
    }

    /// <summary>A run on one line: what was read, and where it all went.</summary>
    public static string Summary(Run run)
    {
        var took = run.FinishedAt is { } end
            ? string.Create(CultureInfo.InvariantCulture, $" in {(end - run.StartedAt).TotalSeconds:0.0} s")
            : "";
        var interrupted = run.Interrupted ? "; interrupted, run it again to go on" : "";
        return $"{run.Pass,-8} {Counters(run)}{took}{interrupted}";
    }

    private static string Counters(Run run)
    {
        var dropped = run.Dropped.Sum(d => d.Count);
        var reasons = dropped == 0 ? "" : $" ({string.Join(", ", run.Dropped.Select(d => $"{d.Reason} {d.Count}"))})";
        var quarantined = run.Quarantined == 0 ? "" : $", quarantined {run.Quarantined}";
        var untouched = run.Untouched == 0 ? "" : $", untouched {run.Untouched}";
        var overturned = run.Overturned == 0 ? "" : $", overturned {run.Overturned}";
        return $"read {run.Read}, kept {run.Kept}, unchanged {run.Unchanged}, dropped {dropped}{reasons}{quarantined}{untouched}{overturned}";
    }

    private static string Name(PassProgress item, DropReason reason) =>
        string.IsNullOrEmpty(item.Detail) ? $"dropped {item.Current}: {reason}"
        : item.Detail.Contains(item.Current, StringComparison.Ordinal) ? $"dropped: {item.Detail}"
        : $"dropped {item.Current}: {item.Detail}";

    private void Clear()
    {
        if (_width > 0)
        {
            invocation.Terminal.Error.Write($"\r{new string(' ', _width)}\r");
            _width = 0;
        }
    }
}
