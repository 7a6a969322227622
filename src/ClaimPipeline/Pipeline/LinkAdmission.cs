using ClaimPipeline.Crawling;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Pipeline;

/// <summary>Decides which links go into the frontier, and how urgent they are.</summary>
internal sealed class LinkAdmission(IFrontierStore frontier, ScopeSet scopes, CrawlingOptions options, DateTimeOffset dueAt)
{
    private const int Batch = 500;
    private const int RecentSlots = 1 << 18;

    private const int ListPriority = 900;
    private const int ListedPriority = 700;
    private const int LinkedPriority = 500;
    private const int NumberedPriority = 100;

    private readonly LinkBudget _budget = new(frontier, options, dueAt);

    // Addresses that went into the frontier lately, by hash: most links of a page stand on every page of its site. A slot that is
    // overwritten costs a question to the frontier, nothing else.
    private readonly ulong[] _recent = new ulong[RecentSlots];

    /// <summary>Puts into the frontier what may be followed; durable when the task completes.</summary>
    /// <param name="from">Where the links stand.</param>
    /// <param name="links">All of them, read once.</param>
    /// <param name="isChanged">Whether what it lists may differ from what it listed before: only then its word on changed pages counts.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task AdmitAsync(FrontierEntry from, IEnumerable<FoundLink> links, bool isChanged, CancellationToken cancellationToken)
    {
        var hosts = new Dictionary<string, List<FrontierEntry>>(StringComparer.Ordinal);
        var hints = isChanged ? options.MaxHintedVisits : 0;
        foreach (var link in links)
        {
            var hasHint = hints > 0 && link.Modified is not null;
            if ((!hasHint && WasAdmitted(link.Url)) || ParsedUrl.Of(link.Url) is not { } url
                || await AdmitAsync(from, link, url, cancellationToken) is not { } entry)
            {
                continue;
            }

            if (!hosts.TryGetValue(url.Authority, out var batch))
            {
                hosts.Add(url.Authority, batch = []);
            }

            batch.Add(entry);
            if (batch.Count == Batch)
            {
                hints -= await WriteAsync(url.Authority, batch, hints, cancellationToken);
            }
        }

        foreach (var (authority, batch) in hosts)
        {
            hints -= await WriteAsync(authority, batch, hints, cancellationToken);
        }
    }

    /// <returns>How many visits to known pages were brought forward.</returns>
    private async Task<int> WriteAsync(string authority, List<FrontierEntry> batch, int hints, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
        {
            return 0;
        }

        var added = await frontier.AddAsync(batch, cancellationToken);
        _budget.GiveBack(authority, batch.Count - added);
        var followed = 0;
        foreach (var entry in batch)
        {
            var hash = UrlHash.Of(entry.Url);
            Volatile.Write(ref _recent[hash % RecentSlots], hash);
            if (added < batch.Count && followed < hints && entry.ListedModified is { } modified
                && await frontier.GetAsync(entry.Url, cancellationToken) is { } known && VisitSchedule.AfterListed(known, modified, dueAt) is { } changed)
            {
                await frontier.SaveAsync(changed, cancellationToken);
                followed++;
            }
        }

        batch.Clear();
        return followed;
    }

    private bool WasAdmitted(string url)
    {
        var hash = UrlHash.Of(url);
        return Volatile.Read(ref _recent[hash % RecentSlots]) == hash;
    }

    private async ValueTask<FrontierEntry?> AdmitAsync(FrontierEntry from, FoundLink link, ParsedUrl url, CancellationToken cancellationToken)
    {
        if (link.Url.Length > options.MaxUrlLength || scopes.Of(url, from) is not { } scope)
        {
            return null;
        }

        // Lists are a way to pages, not a step towards them.
        var depth = link.IsPagination || link.Kind != FrontierKind.Page ? from.Depth : from.Depth + 1;
        if (scope.WhyNot(url, depth, link) is not null)
        {
            return null;
        }

        var lists = link.Kind == FrontierKind.Sitemap && from.Kind == FrontierKind.Sitemap ? from.Lists + 1 : 0;
        if (lists > options.MaxSitemapDepth)
        {
            return null;
        }

        // What a feed or sitemap lists, its publisher wants to be found.
        var shape = link.IsListed ? null : AddressShape.Of(url, options);
        if (!link.IsListed
            && (AddressShape.IsEndless(url, options) || (shape is { } known && !await _budget.TakeAsync(url, known, cancellationToken))))
        {
            return null;
        }

        if (!await _budget.TakeRoomAsync(url.Authority, cancellationToken))
        {
            return null;
        }

        return new FrontierEntry
        {
            Url = link.Url,
            Shape = shape?.Key,
            FoundAt = shape is null ? null : dueAt,
            Seed = scope.Seed.Name,
            Kind = link is { Kind: FrontierKind.Page, IsPagination: true } && from.Kind == FrontierKind.Listing ? FrontierKind.Listing : link.Kind,
            Depth = depth,
            Lists = lists,
            DueAt = dueAt,
            Priority = PriorityOf(link, url, depth),
            ListedDate = link.Date,
            ListedModified = link.Modified,
        };
    }

    private static int PriorityOf(FoundLink link, ParsedUrl url, int depth)
    {
        if (link.Kind != FrontierKind.Page)
        {
            return ListPriority;
        }

        if (link.IsListed)
        {
            return ListedPriority;
        }

        var isNumbered = url.Query is not null || char.IsAsciiDigit(url.Path[^1]);
        return Math.Max(1, (isNumbered && !link.IsPagination ? NumberedPriority : LinkedPriority) - depth);
    }
}
