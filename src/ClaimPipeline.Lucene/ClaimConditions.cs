using ClaimPipeline.Search;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace ClaimPipeline.Lucene;

/// <summary>
/// Writes a claim filter as a Lucene query on one claim, for one request. Equal filters become the same query object, and figures
/// keep what they found, so that a filter that both matches articles and picks their claims looks its figures up once.
/// </summary>
internal sealed class ClaimConditions(IndexReader reader)
{
    private readonly Dictionary<ClaimFilter, Query> _figures = [];

    private static TermQuery EveryClaim => new(new Term(IndexFields.Is, IndexFields.Claim));

    /// <summary>The query; its scores mean nothing.</summary>
    public Query Of(ClaimFilter filter) => filter switch
    {
        ClaimFilter.Any => EveryClaim,
        ClaimFilter.And and => Of(and),
        ClaimFilter.Or or => Clauses.Any([.. or.Parts.Select(Of)]),
        ClaimFilter.Not not => Clauses.All([EveryClaim], [Of(not.Part)]),
        ClaimFilter.OfKind kind => Is(IndexFields.Kind, kind.Kind.ToString()),
        ClaimFilter.InSlot slot => Clauses.Any([.. slot.Keys.Select(key => Is(IndexFields.Slot(slot.Slot), LuceneDocuments.Cut(key)))]),
        ClaimFilter.InPeriod period => Clauses.All(
        [
            NumericRangeQuery.NewInt32Range(IndexFields.PeriodStart, null, period.Period.End.DayNumber, true, true),
            NumericRangeQuery.NewInt32Range(IndexFields.PeriodEnd, period.Period.Start.DayNumber, null, true, true),
        ]),
        ClaimFilter.Judged judged => Is(IndexFields.Verdict, judged.Label?.ToString() ?? FacetCounter.NoVerdict),
        ClaimFilter.Because because => Is(IndexFields.Reason, because.Reason.ToString()),
        ClaimFilter.Revised revised => Is(IndexFields.Revised, revised.Kind?.ToString() ?? IndexFields.AnyRevision),
        ClaimFilter.WithFigure figure => Of(figure),
        _ => throw new ArgumentException($"Filter {filter} is not known.", nameof(filter)),
    };

    private static TermQuery Is(string field, string value) => new(new Term(field, value));

    private Query Of(ClaimFilter.And and)
    {
        var wanted = and.Parts.Where(part => part is not ClaimFilter.Not).Select(Of).ToList();
        var unwanted = and.Parts.OfType<ClaimFilter.Not>().Select(not => Of(not.Part)).ToList();
        return Clauses.All(wanted.Count > 0 ? wanted : [EveryClaim], unwanted);
    }

    private Query Of(ClaimFilter.WithFigure figure)
    {
        if (!_figures.TryGetValue(figure, out var query))
        {
            query = new ConstantScoreQuery(new CachingWrapperFilter(new QueryWrapperFilter(FigureFields.Within(figure.Range, reader))));
            _figures.Add(figure, query);
        }

        return query;
    }
}
