using ClaimPipeline.Crawling;
using ClaimPipeline.Records;

namespace ClaimPipeline.Pipeline;

/// <summary>When an address is visited next: sooner when it changes, later when it does not, ever later when it fails.</summary>
internal sealed class VisitSchedule(CrawlingOptions options)
{
    private const int LongestBackoffHours = 7 * 24;
    private const int MissingAttempts = 2;

    private static readonly TimeSpan ClockSkew = TimeSpan.FromDays(1);

    /// <summary>The entry after the server said that nothing has changed.</summary>
    public FrontierEntry AfterNotModified(FrontierEntry entry, PageAnswer answer, DateTimeOffset now) =>
        AfterSuccess(entry, answer, entry.BodyDigest, entry.TextDigest, now);

    /// <summary>The entry after a whole answer. A change counts when the text changes, where there is text to compare.</summary>
    public FrontierEntry AfterSuccess(FrontierEntry entry, PageAnswer answer, string? bodyDigest, string? textDigest, DateTimeOffset now)
    {
        var isList = entry.Kind != FrontierKind.Page;
        var longest = isList && options.FirstInterval < options.MaxInterval ? options.FirstInterval : options.MaxInterval;
        var isChanged = textDigest is not null && entry.TextDigest is not null
            ? textDigest != entry.TextDigest
            : bodyDigest != entry.BodyDigest;
        var interval = entry switch
        {
            { Interval: null } => isList ? options.MinInterval * 4 : options.FirstInterval,
            { Interval: { } last } when isChanged => last / 2,
            { Interval: { } last } => last * 2,
        };
        interval = interval < options.MinInterval ? options.MinInterval : interval > longest ? longest : interval;
        return entry with
        {
            LastFetchedAt = now,
            DueAt = now + interval,
            Interval = interval,
            ETag = answer.ETag ?? (answer.IsNotModified ? entry.ETag : null),
            LastModified = answer.Page.LastModified ?? (answer.IsNotModified ? entry.LastModified : null),
            BodyDigest = bodyDigest,
            TextDigest = textDigest,
            Hint = isChanged ? ListedHint.Believed : entry.Hint == ListedHint.Followed ? ListedHint.Wrong : entry.Hint,
            Attempts = 0,
            Detail = null,
        };
    }

    /// <summary>
    /// The entry after a feed or sitemap said when the page changed last; null when nothing follows from that. The list is believed until
    /// a visit that it brought about finds nothing changed, then not before another visit does: lists that call every page new
    /// every day cost one visit a page.
    /// </summary>
    /// <param name="known">The entry, not being visited.</param>
    /// <param name="modified">What the list says; midnight stands for a day.</param>
    /// <param name="now">When the visit is due.</param>
    public static FrontierEntry? AfterListed(FrontierEntry known, DateTimeOffset modified, DateTimeOffset now)
    {
        if (known.Quarantined is not null || known.Hint != ListedHint.Believed || known.DueAt <= now || known.LastFetchedAt is not { } last
            || modified <= known.ListedModified || modified > now + ClockSkew)
        {
            return null;
        }

        // A day without a time may be that of the last visit: only a list that said something else before says something new.
        var isSameDay = modified.TimeOfDay == TimeSpan.Zero && modified.Date == last.UtcDateTime.Date;
        return modified > last || (isSameDay && known.ListedModified is not null)
            ? known with { ListedModified = modified, DueAt = now, Hint = ListedHint.Followed }
            : isSameDay ? known with { ListedModified = modified } : null;
    }

    /// <summary>The entry after it led to another one.</summary>
    public FrontierEntry AfterRedirect(FrontierEntry entry, DateTimeOffset now) => entry with
    {
        LastFetchedAt = now,
        DueAt = now + (entry.Kind == FrontierKind.Page ? options.MaxInterval : options.FirstInterval),
        ETag = null,
        LastModified = null,
        BodyDigest = null,
        TextDigest = null,
        Attempts = 0,
        Detail = null,
    };

    /// <summary>The entry after nothing useful came.</summary>
    public FrontierEntry AfterFailure(FrontierEntry entry, FetchOutcome outcome, DateTimeOffset now)
    {
        var reason = outcome.Result.Reason!.Value;
        if (outcome.IsSiteWide || reason == DropReason.RobotsDisallowed)
        {
            return entry with { DueAt = outcome.RetryAt ?? now + options.FirstInterval, Detail = outcome.Result.Detail };
        }

        var attempts = entry.Attempts + 1;
        var isGivenUp = outcome.IsFinal || attempts >= (reason == DropReason.Gone ? MissingAttempts : options.MaxAttempts);
        return entry with
        {
            Attempts = attempts,
            DueAt = outcome.RetryAt ?? now + Backoff(attempts),
            Quarantined = isGivenUp ? reason : null,
            Detail = outcome.Result.Detail,
        };
    }

    /// <summary>The entry after the program failed on what came.</summary>
    public FrontierEntry AfterFault(FrontierEntry entry, string detail, DateTimeOffset now) => entry with
    {
        Attempts = entry.Attempts + 1,
        DueAt = now + Backoff(entry.Attempts + 1),
        Quarantined = entry.Attempts + 1 >= options.MaxAttempts ? DropReason.InternalError : null,
        Detail = detail,
    };

    private static TimeSpan Backoff(int attempts) => TimeSpan.FromHours(Math.Min(LongestBackoffHours, 1 << Math.Min(2 * (attempts - 1), 16)));
}
