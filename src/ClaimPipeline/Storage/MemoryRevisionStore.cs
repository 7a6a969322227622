using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>Revisions of the articles of one <see cref="MemoryAnalysisStore"/>, living as long as the process.</summary>
public sealed class MemoryRevisionStore : IRevisionStore
{
    private readonly MemoryAnalysisStore _analyses;
    private readonly Dictionary<RevisionId, Revision> _revisions = [];
    private readonly Dictionary<ArticleId, (string Version, bool WasGone)> _done = [];

    /// <summary>Revisions of the articles in <paramref name="analyses"/>.</summary>
    public MemoryRevisionStore(MemoryAnalysisStore analyses)
    {
        ArgumentNullException.ThrowIfNull(analyses);
        _analyses = analyses;
        _analyses.Changed += Unsettle;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ArticleId> PendingAsync(string version, CancellationToken cancellationToken)
    {
        lock (_analyses.Gate)
        {
            return _analyses.InOrder
                .Where(a => !_done.TryGetValue(a.Article.Id, out var done) || done != (version, IsGone(a)))
                .Select(a => a.Article.Id)
                .ToArray()
                .ToAsyncEnumerable();
        }
    }

    /// <inheritdoc/>
    public Task SaveAsync(ArticleId article, IReadOnlyList<Revision> revisions, string version, CancellationToken cancellationToken)
    {
        RevisionRules.Check(article, revisions);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_analyses.Gate)
        {
            foreach (var old in _revisions.Values.Where(r => RevisionRules.HasPart(r, article)).ToList())
            {
                _revisions.Remove(old.Id);
            }

            foreach (var revision in revisions)
            {
                _revisions[revision.Id] = revision;
            }

            if (_analyses.Find(article) is { } analysis)
            {
                _done[article] = (version, IsGone(analysis));
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Revision>> OfArticleAsync(ArticleId article, CancellationToken cancellationToken)
    {
        lock (_analyses.Gate)
        {
            return Task.FromResult<IReadOnlyList<Revision>>([.. Of(article)]);
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Revision> ListAsync(CancellationToken cancellationToken)
    {
        lock (_analyses.Gate)
        {
            return InOrder(_revisions.Values).ToArray().ToAsyncEnumerable();
        }
    }

    /// <summary>Those of an article in order. To be called under the gate of the analyses.</summary>
    internal IEnumerable<Revision> Of(ArticleId article) => InOrder(_revisions.Values.Where(r => RevisionRules.HasPart(r, article)));

    private static IEnumerable<Revision> InOrder(IEnumerable<Revision> revisions) =>
        revisions.OrderBy(r => r.SeenAt).ThenBy(r => r.Id.Value, StringComparer.Ordinal);

    private bool IsGone(ArticleAnalysis analysis) => _analyses.IsGone(analysis.Article.Page);

    private void Unsettle(ArticleId article)
    {
        foreach (var revision in Of(article).ToList())
        {
            _revisions.Remove(revision.Id);
            _done.Remove(revision.Earlier.Article);
            if (revision.Later is { } later)
            {
                _done.Remove(later.Article);
            }
        }

        _done.Remove(article);
    }
}
