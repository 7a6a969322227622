using ClaimPipeline.Comparison;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Pipeline;

/// <summary>
/// Holds an article against the versions of its page before and after it and against copies of its story elsewhere, and stores the figures
/// that they tell differently. Whichever of two texts comes last, the record is the same.
/// </summary>
public sealed class DifferenceRecorder(IAnalysisStore analyses, IPageStore pages, IDifferenceStore differences, ComparisonOptions options)
{
    /// <summary>Finds and stores the differences of an article.</summary>
    /// <returns>How many there are.</returns>
    public async Task<int> RecordAsync(ArticleAnalysis analysis, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var article = analysis.Article;
        var versions = (await analyses.VersionsAsync(article.CanonicalUrl, cancellationToken)).ToList();
        var at = versions.IndexOf(article.Id);
        var found = new List<FigureDifference>();
        foreach (var neighbour in new[] { at - 1, at + 1 }.Where(i => at >= 0 && i >= 0 && i < versions.Count))
        {
            found.AddRange(await CompareAsync(analysis, versions[neighbour], FigureDifferenceKind.Revision, cancellationToken));
        }

        foreach (var copy in (await analyses.NearAsync(article.Id, analysis.Fingerprint, options.CopyDistance, cancellationToken)).Except(versions).Take(options.MostCopies))
        {
            found.AddRange(await CompareAsync(analysis, copy, FigureDifferenceKind.Copy, cancellationToken));
        }

        await differences.SaveAsync(article.Id, found, cancellationToken);
        return found.Count;
    }

    private async Task<IReadOnlyList<FigureDifference>> CompareAsync(
        ArticleAnalysis one, ArticleId id, FigureDifferenceKind kind, CancellationToken cancellationToken)
    {
        if (await analyses.GetAsync(id, cancellationToken) is not { } other
            || await pages.GetAsync(one.Article.Page, cancellationToken) is not { FetchedAt: var oneAt }
            || await pages.GetAsync(other.Article.Page, cancellationToken) is not { FetchedAt: var otherAt })
        {
            return [];
        }

        var isFirst = oneAt < otherAt || (oneAt == otherAt && string.CompareOrdinal(one.Article.Id.Value, id.Value) < 0);
        return isFirst
            ? StoryComparer.Compare(one, other, kind, (oneAt, otherAt))
            : StoryComparer.Compare(other, one, kind, (otherAt, oneAt));
    }
}
