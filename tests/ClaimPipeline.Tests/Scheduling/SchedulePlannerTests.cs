using ClaimPipeline.Records;
using ClaimPipeline.Scheduling;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Scheduling;

public sealed class SchedulePlannerTests
{
    private static readonly DateTimeOffset Now = Some.Noon;

    [Fact]
    public void First_ManySources_BeginAtDifferentMomentsWithinTheJitterAlwaysTheSame()
    {
        var planner = Planner(new() { Jitter = TimeSpan.FromMinutes(10) });
        var due = Enumerable.Range(0, 200).Select(i => planner.First($"source-{i}", "0 6 * * *", false, Now).DueAt).ToList();

        due.ShouldAllBe(at => at >= Now.AddHours(18) && at <= Now.AddHours(18).AddMinutes(10));
        due.Distinct().Count().ShouldBeGreaterThan(190);
        due.Select(at => at.Minute).Distinct().Count().ShouldBeGreaterThan(8);
        Enumerable.Range(0, 200).Select(i => Planner(new() { Jitter = TimeSpan.FromMinutes(10) }).First($"source-{i}", "0 6 * * *", false, Now).DueAt).ShouldBe(due);
    }

    [Fact]
    public void After_Cron_RunsOncePerTimeWhateverTheJitter()
    {
        var planner = Planner(new() { Jitter = TimeSpan.FromMinutes(50) });
        var schedule = planner.First("a", "0 * * * *", false, Now);
        var first = schedule.DueAt;
        for (var hour = 1; hour <= 48; hour++)
        {
            schedule = planner.After(schedule, Result(SourceOutcome.Done), schedule.DueAt, schedule.DueAt.AddMinutes(1));
            schedule.DueAt.ShouldBe(first.AddHours(hour));
        }
    }

    [Fact]
    public void After_Adaptive_ComesSoonerAfterChangesAndLaterWithoutWithinItsBounds()
    {
        var options = new SchedulingOptions { Jitter = TimeSpan.Zero };
        var planner = Planner(options);
        var schedule = planner.First("a", "adaptive", false, Now);
        var intervals = new List<TimeSpan>();
        foreach (var newPages in new[] { 3, 1, 0, 2, 2, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 })
        {
            schedule = planner.After(schedule, Result(SourceOutcome.Done, newPages), Now, Now);
            schedule.DueAt.ShouldBe(Now + schedule.Interval!.Value);
            intervals.Add(schedule.Interval.Value);
        }

        intervals[..4].ShouldBe([TimeSpan.FromHours(3), TimeSpan.FromHours(1.5), TimeSpan.FromHours(3), TimeSpan.FromHours(1.5)]);
        intervals.Min().ShouldBe(options.MinInterval);
        intervals[^1].ShouldBe(options.MaxInterval);
    }

    [Fact]
    public void After_FailedRun_KeepsTheIntervalAndCounts()
    {
        var planner = Planner(new());
        var schedule = planner.First("a", "adaptive", false, Now);

        var failed = planner.After(planner.After(schedule, Result(SourceOutcome.Failed), Now, Now), Result(SourceOutcome.Failed), Now, Now);
        var mended = planner.After(failed, Result(SourceOutcome.Done, 1), Now, Now);

        (failed.Interval, failed.Failures).ShouldBe((schedule.Interval, 2));
        (mended.Interval, mended.Failures).ShouldBe((schedule.Interval / 2, 0));
    }

    [Theory]
    [InlineData("0 23 * * *", 18, "falls into the quiet hours: 06:00 of the next day")]
    [InlineData("0 3 * * *", 18, "falls into them after midnight: 06:00 of that day")]
    [InlineData("0 6 * * *", 18, "their end is not quiet any more")]
    [InlineData("0 20 * * *", 8, "outside")]
    public void First_QuietHours_WaitsForTheirEnd(string spec, int hoursAfterNoon, string why) =>
        Planner(new() { Jitter = TimeSpan.Zero, QuietHours = ["22:00-06:00"] }).First("a", spec, false, Now).DueAt
            .ShouldBe(Now.AddHours(hoursAfterNoon), why);

    [Fact]
    public void First_QuietHoursInATimeZone_FollowItsClocks() =>
        Planner(new() { Jitter = TimeSpan.Zero, TimeZone = "America/New_York", QuietHours = ["22:00-06:00"] }).First("a", "0 23 * * *", false, Now).DueAt
            .ShouldBe(new DateTimeOffset(2026, 3, 2, 11, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Spread_AfterDowntime_OneRunASourceOneAfterTheOther()
    {
        var planner = Planner(new());
        var schedules = Enumerable.Range(0, 50)
            .Select(i => planner.First($"source-{i:00}", "*/10 * * * *", false, Now) with { DueAt = Now.AddDays(-3).AddMinutes(50 - i) })
            .Append(planner.First("paused", "* * * * *", false, Now) with { DueAt = Now.AddDays(-3), IsPaused = true })
            .Append(planner.First("on time", "* * * * *", false, Now) with { DueAt = Now.AddMinutes(-1) })
            .ToList();

        var spread = planner.Spread(schedules, Now);

        spread.Count.ShouldBe(50);
        spread[0].Source.ShouldBe("source-49");
        spread.Select(schedule => schedule.DueAt).ShouldBe(Enumerable.Range(0, 50).Select(i => Now.AddMinutes(i)));
        planner.Spread(spread, Now).ShouldBeEmpty();
    }

    [Fact]
    public void StartOf_WantedByHand_IsNowPausedAndQuietOrNot()
    {
        var planner = Planner(new() { QuietHours = ["11:00-13:00"] });
        var schedule = planner.First("a", "0 20 * * *", false, Now);
        planner.StartOf(schedule with { IsPaused = true }, Now).ShouldBeNull();
        planner.StartOf(schedule with { IsPaused = true, IsWanted = true }, Now).ShouldBe(Now);
        planner.StartOf(schedule with { DueAt = Now }, Now).ShouldBe(Now.AddHours(1));
    }

    [Theory]
    [InlineData("Nowhere/Town", "22:00-06:00", "no time zone 'Nowhere/Town'")]
    [InlineData("UTC", "late", "'late' is not of the form")]
    public void Constructor_WrongSetting_NamesIt(string zone, string quiet, string message) =>
        Should.Throw<ArgumentException>(() => Planner(new() { TimeZone = zone, QuietHours = [quiet] })).Message.ShouldContain(message);

    private static SchedulePlanner Planner(SchedulingOptions options) => new(options);

    private static SourceRunResult Result(SourceOutcome outcome, int newPages = 0) => new("a", outcome, newPages, [], null);
}
