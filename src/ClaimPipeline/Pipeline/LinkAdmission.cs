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

    private readonly TrapGuard _traps = new(options);

    // Addresses that went into the frontier lately, by hash: most links of a page stand on every page of its site. A slot that is
    // overwritten costs a question to the frontier, nothing else.
    private readonly ulong[] _recent = new ulong[RecentSlots];

    /// <summary>Puts into the frontier what may be followed; durable when the task completes.</summary>
    public async Task AdmitAsync(FrontierEntry from, IReadOnlyList<FoundLink> links, CancellationToken cancellationToken)
    {
        var batch = new List<FrontierEntry>(Math.Min(links.Count, Batch));
        foreach (var link in links)
        {
            if (!WasAdmitted(link.Url) && Admit(from, link) is { } entry)
            {
                batch.Add(entry);
                if (batch.Count == Batch)
                {
                    await WriteAsync(batch, cancellationToken);
                }
            }
        }

        await WriteAsync(batch, cancellationToken);
    }

    private async Task WriteAsync(List<FrontierEntry> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
        {
            return;
        }

        await frontier.AddAsync(batch, cancellationToken);
        foreach (var entry in batch)
        {
            var hash = UrlHash.Of(entry.Url);
            Volatile.Write(ref _recent[hash % RecentSlots], hash);
        }

        batch.Clear();
    }

    private bool WasAdmitted(string url)
    {
        var hash = UrlHash.Of(url);
        return Volatile.Read(ref _recent[hash % RecentSlots]) == hash;
    }

    private FrontierEntry? Admit(FrontierEntry from, FoundLink link)
    {
        if (ParsedUrl.Of(link.Url) is not { } url || url.ToString().Length > options.MaxUrlLength || scopes.Of(url, from) is not { } scope)
        {
            return null;
        }

        // Lists are a way to pages, not a step towards them.
        var depth = link.IsPagination || link.Kind != FrontierKind.Page ? from.Depth : from.Depth + 1;
        if (scope.WhyNot(url, depth, link.Date) is not null || (!link.IsListed && _traps.WhyNot(url) is not null))
        {
            return null;
        }

        return new FrontierEntry
        {
            Url = link.Url,
            Seed = scope.Seed.Name,
            Kind = link is { Kind: FrontierKind.Page, IsPagination: true } && from.Kind == FrontierKind.Listing ? FrontierKind.Listing : link.Kind,
            Depth = depth,
            DueAt = dueAt,
            Priority = PriorityOf(link, url, depth),
            ListedDate = link.Date,
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
