using ClaimPipeline.Archive;
using ClaimPipeline.Comparison;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Provenance;

/// <summary>Makes stored verdicts again, from the archived page, the analysis and the official rows.</summary>
internal sealed class VerdictVerifier(ClaimComparer comparer, IVerdictStore verdicts, IPageStore pages, IPageArchive archive)
{
    private readonly VerdictReplay _replay = new(comparer);

    /// <summary>Verifies the verdict on a claim; null when it has none yet.</summary>
    /// <param name="analysis">The analysis of the claim's article.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="reference">Official data of today.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<VerifiedClaim?> VerifyAsync(ArticleAnalysis analysis, Claim claim, ReferenceData reference, CancellationToken cancellationToken)
    {
        if (await verdicts.GetAsync(claim.Id, cancellationToken) is not { } verdict)
        {
            return null;
        }

        var replayed = _replay.Replay(verdict, analysis, reference);
        var differences = new List<string>();
        if (await SourceAsync(analysis, cancellationToken) is { } source)
        {
            differences.Add(source);
        }

        var sentence = analysis.SentenceOf(claim);
        if (sentence.Span.Slice(analysis.Article.TextOf(sentence)) != sentence.Text)
        {
            differences.Add("sentence: it does not stand in the article's text where it should");
        }

        differences.AddRange(replayed.Differences.ToArray());
        return new VerifiedClaim(claim.Id, differences.Count == 0, differences, verdict, replayed.Made);
    }

    /// <summary>What is wrong with the archived page that the article was read from; null when nothing is.</summary>
    private async Task<string?> SourceAsync(ArticleAnalysis analysis, CancellationToken cancellationToken)
    {
        if (await pages.GetAsync(analysis.Article.Page, cancellationToken) is not { Location: { } location } page)
        {
            return "page: the store does not say where the article's page lies in the archive";
        }

        try
        {
            var body = await archive.ReadBodyAsync(location, cancellationToken);
            return FetchedPage.IdOf(page.Url, body.Span) == page.Id ? null : "page: its archived bytes are not those that the article was read from";
        }
        catch (Exception trouble) when (trouble is IOException or InvalidDataException)
        {
            return $"page: it cannot be read from the archive ({trouble.Message})";
        }
    }
}
