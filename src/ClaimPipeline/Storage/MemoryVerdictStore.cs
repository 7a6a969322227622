using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>Verdicts on the claims of one <see cref="MemoryAnalysisStore"/>, living as long as the process.</summary>
public sealed class MemoryVerdictStore : IVerdictStore
{
    private readonly MemoryAnalysisStore _analyses;
    private readonly MemoryRevisionStore? _revisions;
    private readonly Dictionary<ArticleId, Dictionary<ClaimId, Verdict>> _verdicts = [];
    private readonly Dictionary<ArticleId, ReferenceKey[]?> _reads = [];
    private readonly Dictionary<ClaimId, List<Verdict>> _said = [];

    /// <summary>Verdicts on the claims in <paramref name="analyses"/>.</summary>
    /// <param name="analyses">The analyses.</param>
    /// <param name="revisions">What else changes an article's stamp; null for nothing.</param>
    public MemoryVerdictStore(MemoryAnalysisStore analyses, MemoryRevisionStore? revisions = null)
    {
        ArgumentNullException.ThrowIfNull(analyses);
        (_analyses, _revisions) = (analyses, revisions);
        _analyses.Changed += article => _verdicts.Remove(article);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ArticleId> PendingAsync(string version, CancellationToken cancellationToken)
    {
        lock (_analyses.Gate)
        {
            return _analyses.InOrder
                .Where(a => a.Claims.Any(c => !string.Equals(Find(a.Article.Id, c.Id)?.Version, version, StringComparison.Ordinal)))
                .Select(a => a.Article.Id)
                .ToArray()
                .ToAsyncEnumerable();
        }
    }

    /// <inheritdoc/>
    public Task SaveAsync(ArticleId article, IReadOnlyList<Verdict> verdicts, IReadOnlyCollection<ReferenceKey>? reads, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_analyses.Gate)
        {
            var claims = _analyses.Find(article)?.Claims ?? [];
            AnalysisRules.Check(article, claims.Select(c => c.Id), verdicts);
            _verdicts[article] = verdicts.ToDictionary(v => v.Claim);
            _reads[article] = reads is null ? null : [.. reads];
            foreach (var verdict in verdicts)
            {
                if (!_said.TryGetValue(verdict.Claim, out var said))
                {
                    _said.Add(verdict.Claim, said = []);
                }

                if (said.Count == 0 || said[^1] with { Version = verdict.Version } != verdict)
                {
                    said.Add(verdict);
                }
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> VersionsAsync(CancellationToken cancellationToken)
    {
        lock (_analyses.Gate)
        {
            return Task.FromResult<IReadOnlyList<string>>([.. _analyses.InOrder.Select(VersionOf).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
        }
    }

    /// <inheritdoc/>
    public Task<int> CarryAsync(string from, string to, IReadOnlySet<ReferenceKey> touched, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(touched);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_analyses.Gate)
        {
            var carried = 0;
            foreach (var article in _analyses.InOrder.Where(a => VersionOf(a) == from).Select(a => a.Article.Id).ToList())
            {
                if (_reads[article] is { } reads && !reads.Any(touched.Contains))
                {
                    _verdicts[article] = _verdicts[article].Values.ToDictionary(v => v.Claim, v => v with { Version = to });
                    carried += _verdicts[article].Count;
                }
            }

            return Task.FromResult(carried);
        }
    }

    /// <inheritdoc/>
    public async Task<Verdict?> GetAsync(ClaimId claim, CancellationToken cancellationToken)
    {
        var article = await _analyses.ArticleOfAsync(claim, cancellationToken);
        lock (_analyses.Gate)
        {
            return article is { } id ? Find(id, claim) : null;
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<ClaimId, Verdict>> OfClaimsAsync(IReadOnlyCollection<ClaimId> claims, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claims);
        var found = new Dictionary<ClaimId, Verdict>();
        foreach (var claim in claims)
        {
            if (await GetAsync(claim, cancellationToken) is { } verdict)
            {
                found[claim] = verdict;
            }
        }

        return found;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Verdict>> OfArticleAsync(ArticleId article, CancellationToken cancellationToken)
    {
        lock (_analyses.Gate)
        {
            return Task.FromResult(Of(_analyses.Find(article)));
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<(ArticleId Article, string Stamp)> StampsAsync(CancellationToken cancellationToken)
    {
        lock (_analyses.Gate)
        {
            return _analyses.InOrder
                .Select(a => (a.Article.Id, AnalysisRules.StampOf(AnalysisRules.StampOf(a), Of(a), RevisionsOf(a))))
                .ToArray()
                .ToAsyncEnumerable();
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ClaimId>> CitingAsync(
        IReadOnlyCollection<OfficialFigureId> figures, IReadOnlyCollection<MeasureId> measures, ClaimId? after, int max, CancellationToken cancellationToken)
    {
        lock (_analyses.Gate)
        {
            return Task.FromResult<IReadOnlyList<ClaimId>>(
            [
                .. _verdicts.Values.SelectMany(ofArticle => ofArticle.Values)
                    .Where(verdict => verdict.Evidence.Any(e => (e.Figure is { } f && figures.Contains(f)) || (e.Measure is { } m && measures.Contains(m))))
                    .Select(verdict => verdict.Claim)
                    .Where(claim => after is not { } known || string.CompareOrdinal(claim.Value, known.Value) > 0)
                    .OrderBy(claim => claim.Value, StringComparer.Ordinal)
                    .Take(max),
            ]);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Verdict>> HistoryAsync(ClaimId claim, CancellationToken cancellationToken)
    {
        lock (_analyses.Gate)
        {
            return Task.FromResult<IReadOnlyList<Verdict>>([.. _said.GetValueOrDefault(claim) ?? []]);
        }
    }

    private Verdict? Find(ArticleId article, ClaimId claim) =>
        _verdicts.TryGetValue(article, out var verdicts) ? verdicts.GetValueOrDefault(claim) : null;

    private string? VersionOf(ArticleAnalysis analysis)
    {
        var verdicts = Of(analysis);
        return verdicts.Count > 0 && verdicts.Count == analysis.Claims.Count && verdicts.All(v => v.Version == verdicts[0].Version) ? verdicts[0].Version : null;
    }

    private IReadOnlyList<Verdict> Of(ArticleAnalysis? analysis) => analysis is null
        ? []
        : [.. analysis.Claims.Select(c => Find(analysis.Article.Id, c.Id)).OfType<Verdict>()];

    private IEnumerable<RevisionId> RevisionsOf(ArticleAnalysis analysis) => _revisions?.Of(analysis.Article.Id).Select(r => r.Id) ?? [];
}
