using System.Diagnostics;
using System.Diagnostics.Metrics;
using ClaimPipeline.Records;

namespace ClaimPipeline.Pipeline;

/// <summary>What passes measure about themselves. Costs next to nothing while nobody listens.</summary>
public static class PassTelemetry
{
    /// <summary>Name of the meter and of the source of spans.</summary>
    public const string Name = "ClaimPipeline";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Items = Meter.CreateCounter<long>("claimpipeline.items", description: "Items that passes took up, by what became of them.");
    private static readonly Counter<long> Drops = Meter.CreateCounter<long>("claimpipeline.items.dropped", description: "Items that passes dropped, by reason.");
    private static readonly Counter<long> Pages = Meter.CreateCounter<long>("claimpipeline.pages.fetched", description: "New pages, by source.");
    private static readonly Counter<long> Claims = Meter.CreateCounter<long>("claimpipeline.claims", description: "Claims of new and changed articles.");
    private static readonly Counter<long> Verdicts = Meter.CreateCounter<long>("claimpipeline.verdicts", description: "New and changed verdicts, by label.");
    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("claimpipeline.pass.duration", "s", "How long runs of passes took.");

    /// <summary>Spans: one a run of a pass, one a visit, one an analyzed page.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Begins the span of a run, to which those inside it and log lines belong.</summary>
    internal static Activity? BeginRun(string pass, string? source)
    {
        var activity = Source.StartActivity($"pass {pass}");
        activity?.SetTag("pass", pass).SetTag("source", source);
        return activity;
    }

    /// <summary>Begins the span of an item.</summary>
    internal static Activity? Begin(string what, string item, string? source = null)
    {
        var activity = Source.StartActivity(what);
        activity?.SetTag("item", item).SetTag("source", source);
        return activity;
    }

    internal static void Counted(string pass, string outcome, DropReason? reason)
    {
        Items.Add(1, new("pass", pass), new("outcome", outcome));
        if (reason is { } why)
        {
            Drops.Add(1, new("pass", pass), new("reason", why.ToString()));
        }
    }

    internal static void Fetched(string source) => Pages.Add(1, new KeyValuePair<string, object?>("source", source));

    internal static void Claimed(int count) => Claims.Add(count);

    internal static void Judged(VerdictLabel label) => Verdicts.Add(1, new KeyValuePair<string, object?>("label", label.ToString()));

    internal static void Ended(Run run, Activity? activity)
    {
        Durations.Record((run.FinishedAt!.Value - run.StartedAt).TotalSeconds, new("pass", run.Pass), new("ended", run.Interrupted ? "interrupted" : "finished"));
        activity?.SetTag("read", run.Read).SetTag("kept", run.Kept).SetTag("interrupted", run.Interrupted).Dispose();
    }
}
