using ClaimPipeline.Archive;
using ClaimPipeline.Crawling;
using ClaimPipeline.Extraction;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Pipeline;

/// <summary>Finds the stored pages that an article spread over numbered pages goes on on, as far as they were fetched.</summary>
internal sealed class PartCollector(ArticleAnalyzer analyzer, IPageStore pages, IPageArchive archive, int mostParts)
{
    /// <summary>The article that begins on the page, joined with its further parts.</summary>
    public async Task<ExtractionAttempt> JoinAsync(ExtractionAttempt first, CancellationToken cancellationToken)
    {
        var parts = new List<ExtractionAttempt> { first };
        while (parts.Count < mostParts && parts[^1].Paging?.Next is { } next
            && await ReadAsync(next, cancellationToken) is var (_, part) && PagedArticle.IsNext(parts[^1], part))
        {
            parts.Add(part);
        }

        return PagedArticle.Join(first, parts[1..]);
    }

    /// <summary>The first page of the article that a further part belongs to, joined; null when it is not stored, or does not lead to the part.</summary>
    public async Task<(FetchedPage Page, ExtractionAttempt Joined)?> FirstOfAsync(PageId id, ArticlePaging paging, CancellationToken cancellationToken)
    {
        if (await ReadAsync(paging.First, cancellationToken) is not var (page, first) || first.Paging is not { Number: 1 })
        {
            return null;
        }

        var joined = await JoinAsync(first, cancellationToken);
        return joined.Article is { } article && article.Parts.ToArray().Contains(id) ? (page, joined) : null;
    }

    // The latest page under an address, as it is written or without the slash at its end.
    private async Task<(FetchedPage Page, ExtractionAttempt Attempt)?> ReadAsync(string address, CancellationToken cancellationToken)
    {
        var url = UrlNormalizer.Normalize(address) ?? address;
        foreach (var spelling in new[] { url, url.EndsWith('/') ? url.TrimEnd('/') : $"{url}/" })
        {
            if ((await pages.OfUrlAsync(spelling, cancellationToken)) is [.., { Location: { } location } page])
            {
                return (page, analyzer.Read(new PageContent(page, await archive.ReadBodyAsync(location, cancellationToken))));
            }
        }

        return null;
    }
}
