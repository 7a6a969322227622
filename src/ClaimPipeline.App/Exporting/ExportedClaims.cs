using System.Runtime.CompilerServices;
using System.Text;
using ClaimPipeline.Records;
using ClaimPipeline.Search;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Exporting;

/// <summary>The claims that an export is made of: those of the store, or those that a query finds.</summary>
internal sealed class ExportedClaims(IAnalysisStore analyses, IVerdictStore verdicts, ISearchIndex index)
{
    private const int Page = 500;
    private const int ClaimsPerFlush = 100;

    /// <summary>What was searched last; null before.</summary>
    public long? Generation { get; private set; }

    /// <summary>Claims that the index found and the store no longer has.</summary>
    public long Missing { get; private set; }

    /// <summary>Those of the given articles, in the order of each analysis.</summary>
    public async IAsyncEnumerable<(ArticleAnalysis Analysis, Claim Claim, Verdict? Verdict)> OfArticlesAsync(
        IAsyncEnumerable<ArticleId> articles, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var id in articles.WithCancellation(cancellationToken))
        {
            if (await analyses.GetAsync(id, cancellationToken) is { Claims.Count: > 0 } analysis)
            {
                var ofArticle = await VerdictsAsync(id, cancellationToken);
                foreach (var claim in analysis.Claims.ToArray())
                {
                    yield return (analysis, claim, ofArticle.GetValueOrDefault(claim.Id));
                }
            }
        }
    }

    /// <summary>Those that a query finds, newest article first: as many as a search for claims counts.</summary>
    public async IAsyncEnumerable<(ArticleAnalysis Analysis, Claim Claim, Verdict? Verdict)> OfQueryAsync(
        SearchQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new SearchRequest(query) { Level = SearchLevel.Claims, Sort = SearchSort.Newest, Take = Page };
        ArticleAnalysis? analysis = null;
        Dictionary<ClaimId, Verdict> ofArticle = [];
        await foreach (var result in index.PagesAsync(request, cancellationToken))
        {
            Generation = result.Generation;
            foreach (var hit in result.Hits.ToArray())
            {
                if (analysis?.Article.Id != hit.Article)
                {
                    analysis = await analyses.GetAsync(hit.Article, cancellationToken);
                    ofArticle = await VerdictsAsync(hit.Article, cancellationToken);
                }

                var id = hit.Claims[0].Claim.Id;
                if (analysis?.Claims.FirstOrDefault(claim => claim.Id == id) is { } claim)
                {
                    yield return (analysis, claim, ofArticle.GetValueOrDefault(id));
                }
                else
                {
                    Missing++;
                }
            }
        }
    }

    /// <summary>
    /// Writes those that a query finds, and what was written every so many claims, so that a reader over the network sees them come.
    /// </summary>
    public async Task WriteAsync(Stream body, ExportFormat format, SearchQuery query, CancellationToken cancellationToken)
    {
        await using var output = new StreamWriter(body, new UTF8Encoding(false), bufferSize: 32 * 1024, leaveOpen: true);
        var (writer, written) = (format.WriterOf(output), 0);
        await writer.WriteHeaderAsync();
        await foreach (var (analysis, claim, verdict) in OfQueryAsync(query, cancellationToken))
        {
            await writer.WriteAsync(analysis, claim, verdict);
            if (++written % ClaimsPerFlush == 0)
            {
                await output.FlushAsync(cancellationToken);
            }
        }
    }

    private async Task<Dictionary<ClaimId, Verdict>> VerdictsAsync(ArticleId article, CancellationToken cancellationToken) =>
        (await verdicts.OfArticleAsync(article, cancellationToken)).ToDictionary(verdict => verdict.Claim);
}
