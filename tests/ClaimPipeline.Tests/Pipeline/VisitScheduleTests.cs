using System.Globalization;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Pipeline;

public sealed class VisitScheduleTests
{
    private static readonly DateTimeOffset Now = Moment("2026-03-10T12:00:00Z");

    [Theory]
    [InlineData("2026-03-09T09:00:00Z", null, "2026-03-09T09:00:01Z", true)]
    [InlineData("2026-03-09T09:00:00Z", null, "2026-03-09T09:00:00Z", false)]
    [InlineData("2026-03-09T09:00:00Z", "2026-03-09T10:00:00Z", "2026-03-09T10:00:00Z", false)]
    [InlineData("2026-03-09T09:00:00Z", "2026-03-09T10:00:00Z", "2026-03-09T11:00:00Z", true)]
    [InlineData("2026-03-09T09:00:00Z", null, "2026-03-10", true)]
    [InlineData("2026-03-09T09:00:00Z", null, "2026-03-08", false)]
    [InlineData("2026-03-09T09:00:00Z", null, "2026-03-09", false)]
    [InlineData("2026-03-09T09:00:00Z", "2026-03-01", "2026-03-09", true)]
    [InlineData("2026-03-09T09:00:00Z", "2026-03-09", "2026-03-09", false)]
    [InlineData("2026-03-09T09:00:00Z", null, "2026-03-11T11:00:00Z", true)]
    [InlineData("2026-03-09T09:00:00Z", null, "2026-03-11T13:00:00Z", false)]
    [InlineData(null, null, "2026-03-10", false)]
    public void AfterListed_Modified_BringsTheVisitForwardWhenItIsNews(string? fetched, string? before, string modified, bool isNews)
    {
        var known = Some.FrontierEntry("http://a.test/1") with
        {
            LastFetchedAt = fetched is null ? null : Moment(fetched),
            ListedModified = before is null ? null : Moment(before),
            DueAt = Now.AddDays(3),
        };

        var heard = VisitSchedule.AfterListed(known, Moment(modified), Now);

        (heard?.DueAt == Now).ShouldBe(isNews);
        (heard?.Hint == ListedHint.Followed).ShouldBe(isNews);
    }

    [Theory]
    [InlineData(ListedHint.Wrong, 3, null)]
    [InlineData(ListedHint.Followed, 3, null)]
    [InlineData(ListedHint.Believed, -1, null)]
    [InlineData(ListedHint.Believed, 3, DropReason.Gone)]
    public void AfterListed_LiedBeforeOrDueAnywayOrGivenUp_ChangesNothing(ListedHint hint, int dueInDays, DropReason? quarantined)
    {
        var known = Some.FrontierEntry("http://a.test/1") with
        {
            LastFetchedAt = Now.AddDays(-2), DueAt = Now.AddDays(dueInDays), Hint = hint, Quarantined = quarantined,
        };

        VisitSchedule.AfterListed(known, Now.AddDays(-1), Now).ShouldBeNull();
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
