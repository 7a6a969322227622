using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;
using ClaimPipeline.Search;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Official;

/// <summary>
/// Finds claims that rest on a series. The store knows which, the index has their sentences: three reads, however many there are.
/// </summary>
internal sealed class CitationFinder(ISearchIndex index, IVerdictStore verdicts)
{
    /// <summary>The newest claims that rest on the series.</summary>
    /// <param name="series">The series.</param>
    /// <param name="most">Claims to look at, at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Citations> FindAsync(SeriesView series, int most, CancellationToken cancellationToken)
    {
        var result = await index.SearchAsync(
            new SearchRequest(new SearchQuery.HasClaim(Filter(series.Latest)))
            {
                Level = SearchLevel.Claims, Sort = SearchSort.Newest, Take = most,
            },
            cancellationToken);
        var rows = series.Rows.Select(row => row.Id).ToHashSet();
        var judged = await verdicts.OfClaimsAsync([.. result.Hits.Select(hit => hit.Claims[0].Claim.Id)], cancellationToken);
        var found = new List<Citation>();
        foreach (var hit in result.Hits)
        {
            // A comparison that ran since the index was written may have decided otherwise.
            if (judged.TryGetValue(hit.Claims[0].Claim.Id, out var verdict)
                && verdict.Evidence.FirstOrDefault(e => e.Figure is { } id && rows.Contains(id)) is { } evidence)
            {
                found.Add(new Citation(hit, verdict, evidence));
            }
        }

        var citing = await verdicts.CitingAsync(rows, [], null, most, cancellationToken);
        return new Citations(found.ToValueList(), citing.Count, citing.Count == most);
    }

    private static ClaimFilter.And Filter(OfficialFigure row)
    {
        var parts = new List<ClaimFilter>
        {
            new ClaimFilter.Not(new ClaimFilter.Judged(VerdictLabel.NotEnoughEvidence)),
            new ClaimFilter.Not(new ClaimFilter.Judged(null)),
            InSlot(ClaimSlot.Commodity, EntityKind.Commodity, row.Subject),
        };

        // A share of the world's total is a claim of the one whose share it is.
        if (row.Place.Value != "WLD")
        {
            parts.Add(InSlot(ClaimSlot.Place, EntityKind.Place, row.Place));
        }

        return new ClaimFilter.And(parts.ToValueList());
    }

    private static ClaimFilter.InSlot InSlot(ClaimSlot slot, EntityKind kind, EntityId id) =>
        new(slot, [EntityKey.Of(new Entity(SeriesView.NameOf(kind, id), id))]);
}
