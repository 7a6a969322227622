using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using ClaimPipeline.Text;

namespace ClaimPipeline.App.Provenance;

/// <summary>Finds copies among all stored articles: by the address that a copy calls its own, and by wording.</summary>
internal sealed class DuplicateFinder(IAnalysisStore analyses, IPageStore pages)
{
    /// <summary>Bits in which fingerprints may differ for a closer look: copies with a paragraph changed differ in up to that many.</summary>
    private const int WidestDistance = 18;

    /// <summary>The share of wording that makes a copy.</summary>
    private const double LeastOverlap = 0.5;

    private readonly List<(ArticleId Id, Fingerprint Fingerprint, PageId Page)> _all = [];

    /// <summary>Reads the fingerprints of all articles: 100,000 take some 20 MB.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await foreach (var id in analyses.ListAsync(cancellationToken))
        {
            if (await analyses.GetAsync(id, cancellationToken) is { } analysis)
            {
                _all.Add((id, analysis.Fingerprint, analysis.Article.Page));
            }
        }
    }

    /// <summary>Address of another page with the same article or most of its wording; null when there is none.</summary>
    public async Task<string?> FindAsync(FetchedPage page, ArticleAnalysis analysis, CancellationToken cancellationToken)
    {
        var article = analysis.Article;
        var same = (await analyses.VersionsAsync(article.CanonicalUrl, cancellationToken)).Prepend(article.Id).ToHashSet();
        foreach (var other in _all.Where(a => same.Contains(a.Id)))
        {
            if (await ElsewhereAsync(page, other.Page, cancellationToken) is { } url)
            {
                return url;
            }
        }

        var near = _all
            .Where(a => a.Id != article.Id && a.Fingerprint.Bits != 0 && a.Fingerprint.DistanceTo(analysis.Fingerprint) <= WidestDistance)
            .OrderBy(a => a.Fingerprint.DistanceTo(analysis.Fingerprint));
        foreach (var other in near)
        {
            if (await ElsewhereAsync(page, other.Page, cancellationToken) is { } url
                && await analyses.GetAsync(other.Id, cancellationToken) is { } copy
                && Fingerprinter.Overlap(article.Text, copy.Article.Text) >= LeastOverlap)
            {
                return url;
            }
        }

        return null;
    }

    private async Task<string?> ElsewhereAsync(FetchedPage page, PageId other, CancellationToken cancellationToken) =>
        await pages.GetAsync(other, cancellationToken) is { } found && found.Url != page.Url ? found.Url : null;
}
