using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>Differences that live as long as the process.</summary>
/// <param name="analyses">What is not in it any more has no differences.</param>
public sealed class MemoryDifferenceStore(IAnalysisStore analyses) : IDifferenceStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<FigureDifferenceId, FigureDifference> _differences = [];

    /// <inheritdoc/>
    public Task SaveAsync(ArticleId article, IReadOnlyList<FigureDifference> differences, CancellationToken cancellationToken)
    {
        DifferenceRules.Check(article, differences);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            foreach (var old in _differences.Values.Where(d => DifferenceRules.HasPart(d, article)).ToList())
            {
                _differences.Remove(old.Id);
            }

            foreach (var difference in differences)
            {
                _differences[difference.Id] = difference;
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<FigureDifference>> OfArticleAsync(ArticleId article, CancellationToken cancellationToken) =>
        await ListAsync(cancellationToken).Where(d => DifferenceRules.HasPart(d, article)).ToListAsync(cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<FigureDifference> ListAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<FigureDifference> all;
        lock (_gate)
        {
            all = [.. _differences.Values.OrderBy(d => d.Later.FetchedAt).ThenBy(d => d.Id.Value, StringComparer.Ordinal)];
        }

        foreach (var difference in all)
        {
            if (await analyses.GetAsync(difference.Earlier.Article, cancellationToken) is not null
                && await analyses.GetAsync(difference.Later.Article, cancellationToken) is not null)
            {
                yield return difference;
            }
        }
    }
}
