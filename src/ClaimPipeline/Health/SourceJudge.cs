using System.Globalization;
using ClaimPipeline.Records;

namespace ClaimPipeline.Health;

/// <summary>Tells from the runs of a source whether the latest is out of its own ordinary, and what is likely the matter.</summary>
public static class SourceJudge
{
    /// <summary>Judges a source.</summary>
    /// <param name="source">Its name.</param>
    /// <param name="runs">Its runs, newest last.</param>
    /// <param name="options">What is normal.</param>
    public static SourceHealth Judge(string source, IReadOnlyList<SourceMeasures> runs, HealthOptions options)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(options);
        var readings = Readings(runs, options);
        var (cause, detail) = Cause(runs, readings);
        if (cause is null)
        {
            var isLearning = readings.All(reading => reading.Normal is null);
            return new SourceHealth(source, isLearning ? SourceState.Learning : SourceState.Fine, null, "", null, runs, readings);
        }

        var first = runs.Count;
        while (first > 1 && Cause(runs.Take(first - 1).ToList(), Readings(runs.Take(first - 1).ToList(), options)).Cause == cause)
        {
            first--;
        }

        return new SourceHealth(source, SourceState.Flagged, cause, detail, runs[first - 1].At, runs, readings);
    }

    private static List<SourceReading> Readings(IReadOnlyList<SourceMeasures> runs, HealthOptions options)
    {
        var readings = new List<SourceReading>();
        foreach (var measure in Enum.GetValues<SourceMeasure>())
        {
            var values = runs.Where(run => run.Values.ContainsKey(measure)).Select(run => run.Values[measure]).ToList();
            if (values.Count > 0)
            {
                var normal = values.Count > options.LeastRuns ? RobustRange.Of(values[..^1], options.Deviations, Slack(measure, values[..^1])) : null;
                readings.Add(new SourceReading(measure, values[^1], normal, normal is not null && IsWorse(measure, values[^1], normal)));
            }
        }

        return readings;
    }

    // More text or claims than ever is nothing to worry about.
    private static bool IsWorse(SourceMeasure measure, double value, RobustRange normal) =>
        measure is SourceMeasure.Errors or SourceMeasure.Walls ? value > normal.High : value < normal.Low;

    // However steady it was: failures may move by a tenth of all visits, another share by a quarter of all, anything else by half of itself; one article more or less is chance.
    private static double Slack(SourceMeasure measure, IReadOnlyList<double> before) => measure switch
    {
        SourceMeasure.Errors => 0.1,
        SourceMeasure.Articles or SourceMeasure.Dated or SourceMeasure.Walls => 0.25,
        SourceMeasure.Yield => Math.Max(1, RobustRange.Median(before) / 2),
        _ => RobustRange.Median(before) / 2,
    };

    private static (SourceCause? Cause, string Detail) Cause(IReadOnlyList<SourceMeasures> runs, IReadOnlyList<SourceReading> readings)
    {
        if (runs.LastOrDefault(run => run.Tally.IsSeedSeen)?.Tally is { } seed)
        {
            if (seed.SeedTrouble is { } trouble && (trouble != DropReason.OutOfScope || seed.SeedMovedTo is not null))
            {
                return (trouble switch
                {
                    DropReason.Gone => SourceCause.Gone,
                    DropReason.OutOfScope => SourceCause.FeedMoved,
                    _ when SourceMeasures.IsRefusal(trouble) => SourceCause.Blocked,
                    DropReason.ConsentWall => SourceCause.ConsentWall,
                    _ => SourceCause.Unreachable,
                }, $"The address that it begins with brings nothing: {trouble}.{(seed.SeedMovedTo is { } to ? $" It leads to {to}." : "")}");
            }

            // One that has always led elsewhere has not moved.
            if (seed.SeedMovedTo is { } moved && runs.Any(run => run.Tally is { IsSeedSeen: true, SeedTrouble: null } tally && tally.SeedMovedTo != moved))
            {
                return (SourceCause.FeedMoved, $"The address that it begins with leads to {moved}: take that into the seed list.");
            }
        }

        var odd = readings.Where(reading => reading.IsOdd).ToList();
        if (odd.Count == 0)
        {
            return (null, "");
        }

        var detail = string.Join("; ", odd.Select(reading => string.Create(
            CultureInfo.InvariantCulture, $"{reading.Measure} {reading.Value:0.##}, normal {Math.Max(0, reading.Normal!.Low):0.##} to {reading.Normal.High:0.##}")));
        var cause = IsOdd(SourceMeasure.Errors) ? IsRefused(runs) ? SourceCause.Blocked : SourceCause.Unreachable
            : IsOdd(SourceMeasure.Walls) ? SourceCause.ConsentWall
            : odd.Exists(reading => reading.Measure is not SourceMeasure.Yield) ? SourceCause.LayoutChange
            : SourceCause.Quiet;
        return (cause, detail);

        bool IsOdd(SourceMeasure measure) => odd.Exists(reading => reading.Measure == measure);
    }

    private static bool IsRefused(IReadOnlyList<SourceMeasures> runs)
    {
        var errors = runs[^1].Tally.Dropped.Where(drop => SourceMeasures.IsError(drop.Reason)).ToList();
        return errors.Where(drop => SourceMeasures.IsRefusal(drop.Reason)).Sum(drop => drop.Count) * 2 >= errors.Sum(drop => drop.Count);
    }
}
