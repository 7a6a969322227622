using ClaimPipeline.App.Official;
using ClaimPipeline.App.Provenance;
using ClaimPipeline.App.Serving;
using ClaimPipeline.Classification;
using ClaimPipeline.Records;
using ClaimPipeline.Search;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Workbench.Claims;

/// <summary>Gathers what the page of a claim shows: its article once, its evidence from what is in memory, one search.</summary>
internal sealed class ClaimPageSources(
    IAnalysisStore analyses,
    ProvenanceFinder provenance,
    IRevisionStore revisions,
    IVerdictStore verdicts,
    OfficialCatalogue official,
    VerdictVerifier verifier,
    VerdictHistory history,
    ISearchIndex index,
    IClaimClassifier classifier,
    ServeOptions options)
{
    private const int CuesShown = 12;

    /// <summary>The analyses.</summary>
    public IAnalysisStore Analyses => analyses;

    /// <summary>All that the page shows.</summary>
    public async Task<ClaimView> ViewAsync(
        ArticleAnalysis analysis, Claim claim, string permalink, bool isVerified, CancellationToken cancellationToken)
    {
        var found = await provenance.OfClaimAsync(analysis, claim, cancellationToken);
        var data = await official.GetAsync(cancellationToken);
        var evidence = (found.Verdict?.Evidence ?? []).Select(one => new EvidenceLine(one, one.Figure is { } id ? data.Find(id) : null)).ToList();
        var filter = ClaimLikeness.FilterOf(claim);
        var text = analysis.Article.TextOf(found.Sentence);
        return new ClaimView(
            found, Beside(analysis, found.Sentence, -1), Beside(analysis, found.Sentence, 1), SlotLines.Of(claim, text, "the sentence's words"), evidence)
        {
            Permalink = permalink,
            Why = Explain(analysis, found),
            Chart = evidence.Select(line => line.Figure).OfType<OfficialFigure>().FirstOrDefault() is { } cited
                ? EvidenceChart.Of(data.RowsOf(cited.Series), claim, cited)
                : null,
            Elsewhere = filter is null
                ? null
                : await index.SearchAsync(
                    new SearchRequest(new SearchQuery.HasClaim(filter)) { Level = SearchLevel.Claims, Sort = SearchSort.Newest, Take = options.LikeClaims + 1 },
                    cancellationToken),
            ElsewhereQuery = filter is null ? null : LikeQuery.Of(claim),
            Revisions = [.. (await revisions.OfArticleAsync(analysis.Article.Id, cancellationToken)).Where(revision => IsOf(revision, claim))],
            Said = await SaidAsync(claim.Id, cancellationToken),
            Verified = isVerified ? await verifier.VerifyAsync(analysis, claim, data.Reference.Value, cancellationToken) : null,
            ClaimReview = found.Sentence.Text.Length > options.MaxExplainedLength ? null : await ClaimPage.ReviewAsync(analysis, claim, found.Verdict),
        };
    }

    // The ledger is read for the times only when there is more than one verdict to date.
    private async Task<IReadOnlyList<SaidVerdict>> SaidAsync(ClaimId claim, CancellationToken cancellationToken) =>
        await verdicts.HistoryAsync(claim, cancellationToken) is { Count: > 1 } said ? await history.DateAsync(said, cancellationToken) : [];

    private Explanation? Explain(ArticleAnalysis analysis, ClaimWithProvenance found) =>
        found.Claim.Kind != ClaimKind.Statistic && classifier is HybridClassifier hybrid && found.Sentence.Text.Length <= options.MaxExplainedLength
            ? hybrid.Explain(analysis.Article.Title, [.. analysis.Sentences.Select(one => one.Sentence)], found.Sentence.Id.Index, CuesShown).FirstOrDefault(explanation => explanation.Kind == found.Claim.Kind)
            : null;

    private static string? Beside(ArticleAnalysis analysis, Sentence sentence, int by)
    {
        var at = sentence.Id.Index + by;
        return sentence.Block != BlockKind.Title && at >= 0 && at < analysis.Sentences.Count && analysis.Sentences[at].Sentence is { Block: not BlockKind.Title } other
            ? other.Text
            : null;
    }

    private static bool IsOf(Revision revision, Claim claim) =>
        revision.Earlier.Claim == claim.Id || revision.Later?.Claim == claim.Id || Revision.IsOfArticle(revision.Kind);
}
