using ClaimPipeline.Archive;
using ClaimPipeline.Crawling;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Pipeline;

/// <summary>One visit to one address, from fetching to the last write. Safe for several visits at once.</summary>
internal sealed class CrawlVisit(
    IFrontierStore frontier,
    IPageStore pages,
    IPageArchive archive,
    PageFetcher fetcher,
    RunRecorder recorder,
    QuarantineGate gate,
    ScopeSet scopes,
    CrawlingOptions options,
    TimeProvider time,
    DateTimeOffset runStart)
{
    private readonly LinkFinder _finder = new(options);
    private readonly LinkAdmission _admission = new(frontier, scopes, options, runStart);
    private readonly VisitSchedule _schedule = new(options);
    private readonly SeedBudget _budget = new();

    /// <summary>What was met at each source.</summary>
    public SourceTallies Tallies { get; } = new();

    /// <summary>Told of every page that is new or has changed; null for nobody.</summary>
    public Action<PageId>? NewPage { get; init; }

    /// <summary>Visits an entry and writes what came of it.</summary>
    /// <returns>Whether its host is to be left alone for the rest of the run.</returns>
    public async Task<bool> RunAsync(FrontierEntry entry, CancellationToken cancellationToken)
    {
        using var span = PassTelemetry.Begin("visit", entry.Url, entry.Seed);
        if (!_budget.Take(scopes.SeedOf(entry)))
        {
            await frontier.SaveAsync(entry with { DueAt = runStart + options.MinInterval }, cancellationToken);
            recorder.Dropped(entry.Url, DropReason.OutOfScope, $"The seed '{entry.Seed}' has had all its pages of this run.");
            return false;
        }

        if (await gate.AdmitAsync(entry.Url, entry.Url, CrawlPass.Version, isRetried: true, cancellationToken) is { } held)
        {
            await LeaveAsync(entry, held, cancellationToken);
            return false;
        }

        try
        {
            var isSiteWide = await VisitAsync(entry, cancellationToken);
            await gate.ReleaseAsync(entry.Url, cancellationToken);
            return isSiteWide;
        }
        catch (Exception trouble) when (!MachineTrouble.Is(trouble))
        {
            await LeaveAsync(entry, await gate.HoldAsync(entry.Url, entry.Url, CrawlPass.Version, trouble, cancellationToken), cancellationToken);
            return false;
        }
    }

    // The program failed on it: others go on; this one is visited again later, and after some attempts not any more.
    private async Task LeaveAsync(FrontierEntry entry, QuarantinedItem held, CancellationToken cancellationToken)
    {
        await frontier.SaveAsync(_schedule.AfterFault(entry, held.Error, time.GetUtcNow()), cancellationToken);
        recorder.Quarantined(entry.Url, held.Error);
    }

    private async Task<bool> VisitAsync(FrontierEntry entry, CancellationToken cancellationToken)
    {
        using var outcome = await fetcher.FetchAsync(entry, (url, token) => OnRedirectAsync(entry, url, token), cancellationToken);
        foreach (var robots in outcome.Robots)
        {
            await archive.AppendAsync(
                new ArchivedExchange(robots.Page, robots.Body, robots.RequestHead, robots.ResponseHead), cancellationToken);
        }

        if (outcome.Result.Value is { } answer)
        {
            await TakeAsync(entry, answer, cancellationToken);
        }
        else if (outcome.LeadsTo is not null)
        {
            await frontier.SaveAsync(_schedule.AfterRedirect(entry, time.GetUtcNow()), cancellationToken);
            Tallies.Visited(entry, IsSeed(entry), isNew: false, null, outcome.LeadsTo);
            recorder.Unchanged(entry.Url);
        }
        else
        {
            Tallies.Visited(entry, IsSeed(entry), isNew: false, outcome.Result.Reason, outcome.RedirectsTo);
            var failed = _schedule.AfterFailure(entry, outcome, time.GetUtcNow());
            if (failed.Quarantined == DropReason.Gone && await pages.OfUrlAsync(entry.Url, cancellationToken) is [.., var last])
            {
                // Before the address is given up: a crash in between only notes it again.
                await pages.MarkGoneAsync(new GonePage(last.Id, time.GetUtcNow(), failed.Detail ?? ""), cancellationToken);
            }

            await frontier.SaveAsync(failed, cancellationToken);
            recorder.Dropped(entry.Url, outcome.Result.Reason!.Value, outcome.Result.Detail);
        }

        return outcome.IsSiteWide;
    }

    private async Task<RedirectChoice> OnRedirectAsync(FrontierEntry entry, string target, CancellationToken cancellationToken)
    {
        var url = ParsedUrl.Of(target)!;
        if (scopes.Of(url, entry) is not { } scope)
        {
            return RedirectChoice.Refuse(DropReason.OutOfScope, $"It redirects to {target}, outside the scope of every seed.");
        }

        return await frontier.GetAsync(target, cancellationToken) switch
        {
            // Somebody else's entry: it has been visited, or will be when it is due.
            { Quarantined: null } => RedirectChoice.Known,
            { Quarantined: { } reason } => RedirectChoice.Refuse(reason, $"It redirects to {target}, which was given up."),
            null => RedirectChoice.Follow(Fresh(entry, target) with { Seed = scope.Seed.Name }),
        };
    }

    /// <summary>An entry for the address that another one redirects to: nothing is known of it yet.</summary>
    private static FrontierEntry Fresh(FrontierEntry from, string url) => new()
    {
        Url = url,
        Seed = from.Seed,
        Kind = from.Kind,
        Depth = from.Depth,
        Lists = from.Lists,
        DueAt = from.DueAt,
        Priority = from.Priority,
        ListedDate = from.ListedDate,
    };

    private async Task TakeAsync(FrontierEntry entry, PageAnswer answer, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var seed = scopes.SeedOf(entry);
        answer = answer with
        {
            Page = answer.Page with { Publisher = NullIfEmpty(seed?.Publisher), Language = NullIfEmpty(seed?.Language) },
        };
        var isRedirected = answer.Page.Url != entry.Url;
        var target = isRedirected
            ? Fresh(entry, answer.Page.Url)
            : entry;
        if (answer.IsNotModified)
        {
            await ArchiveRevisitAsync(answer, cancellationToken);
            await frontier.SaveAsync(_schedule.AfterNotModified(target, answer, now), cancellationToken);
            Tallies.Visited(entry, IsSeed(entry), isNew: false, null, isRedirected ? target.Url : null);
            recorder.Unchanged(entry.Url);
            return;
        }

        var digest = answer.LargeList is { } list ? WarcRecordFormat.DigestOfHash(list.Sha256.Span) : WarcRecordFormat.DigestOf(answer.Body.Span);
        var found = _finder.Find(answer, entry.Kind);
        var directives = answer.Directives | found.Directives;
        var foreign = scopes.WhyNotIn(entry, found.Language);
        var drop = WhyNotKept(directives, foreign);
        var isNew = false;
        if (digest == target.BodyDigest)
        {
            await ArchiveRevisitAsync(answer, cancellationToken);
        }
        else if (drop is null)
        {
            isNew = await KeepAsync(entry, answer, digest, cancellationToken);
        }

        if (!directives.NoFollow || !options.RespectNoFollow)
        {
            var links = answer.LargeList is null ? Followed(entry, found, foreign is not null) : _finder.FindInLargeList(answer);
            await _admission.AdmitAsync(target, links, isChanged: digest != target.BodyDigest, cancellationToken);
        }

        if (entry.Kind == FrontierKind.Site)
        {
            await _admission.AdmitAsync(target, await SitemapsAsync(target.Url, cancellationToken), isChanged: false, cancellationToken);
        }

        await frontier.SaveAsync(_schedule.AfterSuccess(target, answer, digest, found.TextDigest, now), cancellationToken);
        if (isRedirected)
        {
            await frontier.SaveAsync(_schedule.AfterRedirect(entry, now), cancellationToken);
        }

        Tallies.Visited(entry, IsSeed(entry), isNew, drop?.Reason, isRedirected ? target.Url : null);
        if (drop is not null)
        {
            recorder.Dropped(entry.Url, drop.Value.Reason, drop.Value.Detail);
        }
        else if (isNew)
        {
            PassTelemetry.Fetched(entry.Seed);
            recorder.Kept(entry.Url);
        }
        else
        {
            recorder.Unchanged(entry.Url);
        }
    }

    private bool IsSeed(FrontierEntry entry) =>
        scopes.SeedOf(entry) is { } seed && (UrlNormalizer.Normalize(seed.Url) ?? seed.Url) == entry.Url;

    /// <summary>Archives an answer; what may be an article becomes a page. Whether that is new.</summary>
    private async Task<bool> KeepAsync(FrontierEntry entry, PageAnswer answer, string digest, CancellationToken cancellationToken)
    {
        var location = await archive.AppendAsync(
            new ArchivedExchange(answer.Page, answer.Body, answer.RequestHead, answer.ResponseHead)
            {
                Digest = digest,
                OpenLargeBody = answer.LargeList is { } list ? list.Open : null,
                LargeLength = answer.LargeList?.Length ?? 0,
            },
            cancellationToken);
        if (entry.Kind != FrontierKind.Page || answer.Kind is not (ContentKind.Html or ContentKind.Text or ContentKind.Pdf or ContentKind.Docx))
        {
            return true;
        }

        var isNew = await pages.AddAsync(answer.Page with { Location = location }, cancellationToken);
        if (isNew)
        {
            NewPage?.Invoke(answer.Page.Id);
        }

        return isNew;
    }

    private async Task ArchiveRevisitAsync(PageAnswer answer, CancellationToken cancellationToken)
    {
        var earlier = await pages.OfUrlAsync(answer.Page.Url, cancellationToken);
        if (earlier.Count > 0)
        {
            await archive.AppendAsync(
                new ArchivedExchange(answer.Page, default, answer.RequestHead, answer.ResponseHead, earlier[^1]), cancellationToken);
        }
    }

    /// <summary>The sitemaps that robots.txt names; where it names none, the one place where most sites keep theirs.</summary>
    private async Task<List<FoundLink>> SitemapsAsync(string url, CancellationToken cancellationToken)
    {
        var named = await fetcher.SitemapsAsync(url, cancellationToken);
        return (named.Count > 0 ? named : ["/sitemap.xml"])
            .Select(s => UrlNormalizer.Normalize(s, url))
            .OfType<string>()
            .Select(s => new FoundLink(s, FrontierKind.Sitemap) { IsListed = true })
            .ToList();
    }

    private (DropReason Reason, string Detail)? WhyNotKept(RobotsDirectives directives, string? foreign) =>
        directives.NoIndex && options.RespectNoIndex ? (DropReason.NoIndex, "The page asks not to be indexed.")
        : directives.NoArchive && options.RespectNoArchive ? (DropReason.NoIndex, "The page asks not to be archived.")
        : foreign is not null ? (DropReason.OutOfScope, foreign)
        : null;

    /// <summary>A page in a language that its seed does not want leads to its translations only, unless the crawl starts there.</summary>
    private static IReadOnlyList<FoundLink> Followed(FrontierEntry entry, FoundLinks found, bool isForeign) =>
        isForeign && entry.Depth > 0 ? [.. found.Links.Where(link => link.Language is not null)] : found.Links;

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) || text == "und" ? null : text;
}
