using System.Globalization;
using ClaimPipeline.Scheduling;

namespace ClaimPipeline.Tests.Scheduling;

public sealed class CronScheduleTests
{
    [Theory]
    [InlineData("* * * * *", "2026-03-01T12:00:00Z", "2026-03-01T12:01:00Z")]
    [InlineData("30 6 * * *", "2026-03-01T06:30:00Z", "2026-03-02T06:30:00Z")]
    [InlineData("30 6 * * *", "2026-03-01T06:29:59Z", "2026-03-01T06:30:00Z")]
    [InlineData("*/15 8-18/2 * * *", "2026-03-01T08:50:00Z", "2026-03-01T10:00:00Z")]
    [InlineData("5/20 * * * *", "2026-03-01T12:26:00Z", "2026-03-01T12:45:00Z")]
    [InlineData("0 0 1 jan *", "2026-03-01T00:00:00Z", "2027-01-01T00:00:00Z")]
    [InlineData("0 12 * * mon-fri", "2026-02-27T12:00:00Z", "2026-03-02T12:00:00Z")]
    [InlineData("0 12 * * 7", "2026-02-27T12:00:00Z", "2026-03-01T12:00:00Z")]
    [InlineData("0 12 13 * Fri", "2026-03-01T00:00:00Z", "2026-03-06T12:00:00Z")]
    [InlineData("0 0 29 2 *", "2026-03-01T00:00:00Z", "2028-02-29T00:00:00Z")]
    [InlineData("1,2,10-12 3 * * *", "2026-03-01T03:02:00Z", "2026-03-01T03:10:00Z")]
    public void After_Expression_IsTheNextMomentThatFits(string text, string moment, string next) =>
        CronSchedule.Parse(text).After(At(moment), TimeZoneInfo.Utc).ShouldBe(At(next));

    [Theory]
    [InlineData("30 2 * * *", "2026-03-28T12:00:00Z", "2026-03-29T01:30:00Z", "02:30 is left out on that night: it counts as 03:30")]
    [InlineData("30 2 * * *", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z", "02:30 comes twice on that night: the first counts")]
    [InlineData("30 2 * * *", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z", "and the second does not")]
    [InlineData("0 9 * * *", "2026-03-28T09:00:00Z", "2026-03-29T07:00:00Z", "nine o'clock stays nine o'clock")]
    public void After_ClocksAreChanged_FollowsTheClocks(string text, string moment, string next, string why) =>
        CronSchedule.Parse(text).After(At(moment), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).ShouldBe(At(next), why);

    [Theory]
    [InlineData("* * * *", "has 4 fields")]
    [InlineData("60 * * * *", "'60' is no minute")]
    [InlineData("* 5-2 * * *", "'5-2' is no hour")]
    [InlineData("*/0 * * * *", "'*/0' is no minute")]
    [InlineData("* * * foo *", "'foo' is no month")]
    [InlineData("0 0 31 2 *", "fits no day of any year")]
    public void Parse_WrongText_SaysWhatIsWrong(string text, string why) =>
        Should.Throw<FormatException>(() => CronSchedule.Parse(text)).Message.ShouldContain(why);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
