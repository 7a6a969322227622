using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>Analyses of the pages of one <see cref="MemoryPageStore"/>, living as long as the process.</summary>
public sealed class MemoryAnalysisStore : IAnalysisStore
{
    private readonly MemoryPageStore _pages;
    private readonly Dictionary<PageId, Outcome> _outcomes = [];
    private readonly SortedDictionary<string, ArticleAnalysis> _analyses = new(StringComparer.Ordinal);
    private readonly Dictionary<ClaimId, ArticleId> _claims = [];

    /// <summary>Analyses of the pages in <paramref name="pages"/>.</summary>
    public MemoryAnalysisStore(MemoryPageStore pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        _pages = pages;
    }

    /// <summary>Raised under <see cref="Gate"/> when an article's analysis changed or went.</summary>
    internal event Action<ArticleId>? Changed;

    /// <inheritdoc cref="MemoryPageStore.Gate"/>
    internal Lock Gate => _pages.Gate;

    /// <summary>Whether a page is known to be gone. To be called under <see cref="Gate"/>.</summary>
    internal bool IsGone(PageId page) => _pages.IsGone(page);

    /// <summary>By article id. To be read under <see cref="Gate"/>.</summary>
    internal IEnumerable<ArticleAnalysis> InOrder => _analyses.Values;

    /// <inheritdoc/>
    public IAsyncEnumerable<PageId> PendingAsync(string version, CancellationToken cancellationToken)
    {
        lock (Gate)
        {
            return _pages.InOrder
                .Where(p => !_outcomes.TryGetValue(p.Id, out var outcome)
                    || !string.Equals(outcome.Version, version, StringComparison.Ordinal))
                .Select(p => p.Id)
                .ToArray()
                .ToAsyncEnumerable();
        }
    }

    /// <inheritdoc/>
    public Task<bool> SaveAsync(PageId page, ArticleAnalysis analysis, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        cancellationToken.ThrowIfCancellationRequested();
        AnalysisRules.Check(page, analysis);
        lock (Gate)
        {
            var fetched = Require(page);
            var id = analysis.Article.Id;
            SetOutcome(page, new Outcome(analysis.Version, id, null));
            var known = _analyses.GetValueOrDefault(id.Value);
            if (known is not null)
            {
                var holder = _pages.Find(known.Article.Page)!;
                if (AnalysisRules.IsKept(known.Version, holder, analysis.Version, fetched))
                {
                    return Task.FromResult(false);
                }

                if (known == analysis with { Version = known.Version })
                {
                    _analyses[id.Value] = analysis;
                    return Task.FromResult(false);
                }

                Remove(known);
            }

            foreach (var claim in analysis.Claims)
            {
                _claims[claim.Id] = id;
            }

            _analyses[id.Value] = analysis;
            Changed?.Invoke(id);
            return Task.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<SourcePage>> OfSourceAsync(string source, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        lock (Gate)
        {
            return Task.FromResult<IReadOnlyList<SourcePage>>(
            [
                .. _pages.InOrder
                    .Where(page => page.Seed == source && page.FetchedAt >= from && page.FetchedAt <= to)
                    .Select(page => _outcomes.GetValueOrDefault(page.Id))
                    .OfType<Outcome>()
                    .Select(outcome => outcome.Article is { } id && Find(id) is { } analysis
                        ? new SourcePage(null, analysis.Article.Text.EnumerateRunes().Count(), analysis.Article.Published is not null, analysis.Claims.Count)
                        : new SourcePage(outcome.Drop?.Reason, 0, false, 0)),
            ]);
        }
    }

    /// <inheritdoc/>
    public Task DropAsync(PageId page, DropReason reason, string detail, string version, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (Gate)
        {
            Require(page);
            SetOutcome(page, new Outcome(version, null, (reason, detail)));
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<(DropReason Reason, string Detail)?> DroppedAsync(PageId page, CancellationToken cancellationToken)
    {
        lock (Gate)
        {
            return Task.FromResult(_outcomes.GetValueOrDefault(page)?.Drop);
        }
    }

    /// <inheritdoc/>
    public Task<ArticleAnalysis?> GetAsync(ArticleId id, CancellationToken cancellationToken)
    {
        lock (Gate)
        {
            return Task.FromResult(Find(id));
        }
    }

    /// <inheritdoc/>
    public Task<ArticleId?> ArticleOfAsync(ClaimId claim, CancellationToken cancellationToken)
    {
        lock (Gate)
        {
            return Task.FromResult(_claims.TryGetValue(claim, out var article) ? article : (ArticleId?)null);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> FindIdsAsync(string prefix, int max, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        lock (Gate)
        {
            return Task.FromResult<IReadOnlyList<string>>(
            [
                .. _analyses.Keys.Concat(_claims.Keys.Select(c => c.Value))
                    .Where(id => id.StartsWith(prefix, StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal)
                    .Take(max),
            ]);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ArticleId>> VersionsAsync(string canonicalUrl, CancellationToken cancellationToken)
    {
        lock (Gate)
        {
            return Task.FromResult<IReadOnlyList<ArticleId>>(
            [
                .. _analyses.Values
                    .Where(a => string.Equals(a.Article.CanonicalUrl, canonicalUrl, StringComparison.Ordinal))
                    .OrderBy(a => _pages.Find(a.Article.Page)!.FetchedAt)
                    .ThenBy(a => a.Article.Id.Value, StringComparer.Ordinal)
                    .Select(a => a.Article.Id),
            ]);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ArticleId>> NearAsync(
        ArticleId article, Fingerprint fingerprint, int maxDistance, CancellationToken cancellationToken)
    {
        lock (Gate)
        {
            return Task.FromResult<IReadOnlyList<ArticleId>>(
            [
                .. _analyses.Values
                    .Where(a => fingerprint.Bits != 0 && a.Fingerprint.Bits != 0 && a.Article.Id != article)
                    .Select(a => (a.Article.Id, Distance: a.Fingerprint.DistanceTo(fingerprint)))
                    .Where(a => a.Distance <= maxDistance)
                    .OrderBy(a => a.Distance)
                    .ThenBy(a => a.Id.Value, StringComparer.Ordinal)
                    .Select(a => a.Id),
            ]);
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ArticleId> ListAsync(CancellationToken cancellationToken)
    {
        lock (Gate)
        {
            return _analyses.Values.Select(a => a.Article.Id).ToArray().ToAsyncEnumerable();
        }
    }

    /// <inheritdoc/>
    public Task<(long Articles, long Claims)> CountAsync(CancellationToken cancellationToken)
    {
        lock (Gate)
        {
            return Task.FromResult(((long)_analyses.Count, (long)_claims.Count));
        }
    }

    /// <summary>The analysis, or null. To be called under <see cref="Gate"/>.</summary>
    internal ArticleAnalysis? Find(ArticleId id) => id.Value is null ? null : _analyses.GetValueOrDefault(id.Value);

    private FetchedPage Require(PageId page) =>
        _pages.Find(page) ?? throw new ArgumentException($"Page {page} is not in the page store.", nameof(page));

    private void SetOutcome(PageId page, Outcome outcome)
    {
        var earlier = _outcomes.GetValueOrDefault(page)?.Article;
        _outcomes[page] = outcome;
        if (earlier is not { } left || left == outcome.Article || Find(left) is not { } analysis)
        {
            return;
        }

        var heir = _pages.InOrder.FirstOrDefault(p => _outcomes.GetValueOrDefault(p.Id)?.Article == left);
        if (heir is null)
        {
            Remove(analysis);
            Changed?.Invoke(left);
        }
        else if (analysis.Article.Page == page)
        {
            _analyses[left.Value] = analysis with { Article = analysis.Article with { Page = heir.Id } };
        }
    }

    private void Remove(ArticleAnalysis analysis)
    {
        _analyses.Remove(analysis.Article.Id.Value);
        foreach (var claim in analysis.Claims)
        {
            _claims.Remove(claim.Id);
        }
    }

    private sealed record Outcome(string Version, ArticleId? Article, (DropReason Reason, string Detail)? Drop);
}
