using System.Globalization;
using ClaimPipeline.Records;
using ClaimPipeline.Search;

namespace ClaimPipeline.Sqlite;

/// <summary>Writes a query as SQL conditions on one document, collecting the parameters.</summary>
internal sealed class SqlConditions(SqliteSession session)
{
    // In days; stands in the index claim_long, too.
    private const int LongPeriod = 366;

    private readonly List<object?> _parameters = [];

    /// <summary>Values of the parameters, in the order of their names.</summary>
    public object?[] Parameters => [.. _parameters];

    /// <summary>The name of a new parameter.</summary>
    public string Parameter(object? value)
    {
        _parameters.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"${_parameters.Count}");
    }

    /// <summary>A condition that holds when the document with that number matches.</summary>
    /// <param name="query">The query.</param>
    /// <param name="doc">
    /// SQL of the document's number; behind a plus where it is the words' row number, or SQLite would search the words once per
    /// claim.
    /// </param>
    /// <param name="byList">
    /// Whether claims are found once for all documents, which pays when there are many documents and few such claims; otherwise
    /// each document's claims are looked at.
    /// </param>
    public string Of(SearchQuery query, string doc, bool byList)
    {
        if (MatchExpression.IsPossible(query))
        {
            return $"{doc} IN (SELECT rowid FROM words WHERE words MATCH {Parameter(MatchExpression.Of(query))})";
        }

        return query switch
        {
            SearchQuery.Any => "1",
            SearchQuery.And and => Join(" AND ", "1", and.Parts.Select(part => Of(part, doc, byList))),
            SearchQuery.Or or => Join(" OR ", "0", or.Parts.Select(part => Of(part, doc, byList))),
            SearchQuery.Not not => $"(({Of(not.Part, doc, byList)}) IS NOT TRUE)",
            SearchQuery.HasClaim has => byList
                ? $"{doc} IN ({Claims(has.Filter)})"
                : $"EXISTS (SELECT 1 FROM claim c WHERE c.doc = {doc} AND {Of(has.Filter, isOfKnownDocument: true)})",
            SearchQuery.FromPublisher publisher => Document(
                doc, "publisher", NameKind.Publisher, name => DocumentConditions.Matches(publisher, name)),
            SearchQuery.FromSource source => Document(
                doc, "source", NameKind.Source, name => DocumentConditions.Matches(source, name)),
            SearchQuery.InLanguage language => Document(
                doc, "language", NameKind.Language, name => DocumentConditions.Matches(language, name)),
            SearchQuery.OfArticle article =>
                $"{doc} IN (SELECT doc FROM document WHERE article >= {Parameter(article.Prefix)} AND article < {Parameter(article.Prefix + "\U0010FFFF")})",
            SearchQuery.PublishedIn published =>
                $"""
                EXISTS (SELECT 1 FROM document o WHERE o.doc = {doc} AND o.published
                BETWEEN {Parameter(published.From?.DayNumber ?? 0)} AND {Parameter(published.To?.DayNumber ?? int.MaxValue)})
                """,
            _ => throw new ArgumentException($"Query {query} is not known.", nameof(query)),
        };
    }

    /// <summary>A condition that holds when claim <c>c</c> fits.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="isOfKnownDocument">
    /// Whether the claims of one document are looked at. No index on the claim's properties may be used then: SQLite would take one,
    /// and read the claims of all documents that have the property.
    /// </param>
    public string Of(ClaimFilter filter, bool isOfKnownDocument)
    {
        var c = isOfKnownDocument ? "+c" : "c";
        return filter switch
        {
            ClaimFilter.Any => "1",
            ClaimFilter.And and => Join(" AND ", "1", and.Parts.Select(part => Of(part, isOfKnownDocument))),
            ClaimFilter.Or or => Join(" OR ", "0", or.Parts.Select(part => Of(part, isOfKnownDocument))),
            ClaimFilter.Not not => $"(({Of(not.Part, isOfKnownDocument)}) IS NOT TRUE)",
            ClaimFilter.OfKind kind => $"{c}.kind = {Parameter((int)kind.Kind)}",
            ClaimFilter.InSlot slot => $"{c}.{Column(slot.Slot)} IN ({Ids(NameKind.Entity, slot.Keys)})",
            ClaimFilter.InPeriod period =>
                $"({c}.period_start <= {Parameter(period.Period.End.DayNumber)} AND {c}.period_end >= {Parameter(period.Period.Start.DayNumber)})",
            ClaimFilter.Judged { Label: null } => $"{c}.verdict IS NULL",
            ClaimFilter.Judged judged => $"{c}.verdict = {Parameter((int)judged.Label)}",
            ClaimFilter.Because because => $"{c}.reason = {Parameter((int)because.Reason)}",
            ClaimFilter.Revised { Kind: null } => $"{c}.revised <> 0",
            ClaimFilter.Revised revised => $"({c}.revised <> 0 AND ({c}.revised & {Parameter(IndexWriter.BitOf(revised.Kind.Value))}) <> 0)",
            ClaimFilter.WithFigure figure =>
                $"EXISTS (SELECT 1 FROM figure f WHERE f.doc = c.doc AND f.ordinal = c.ordinal AND {Of(figure.Range, "+f")})",
            _ => throw new ArgumentException($"Filter {filter} is not known.", nameof(filter)),
        };
    }

    /// <summary>Whether an index leads to the few claims that can fit.</summary>
    public static bool IsSelective(ClaimFilter filter) => filter switch
    {
        ClaimFilter.InSlot or ClaimFilter.WithFigure or ClaimFilter.Revised => true,
        ClaimFilter.And and => and.Parts.Any(IsSelective),
        ClaimFilter.Or or => or.Parts.Count > 0 && or.Parts.All(IsSelective),
        _ => false,
    };

    // The numbers of the documents with a fitting claim. A figure leads to the claims only where nothing better does.
    private string Claims(ClaimFilter filter)
    {
        ClaimFilter[] parts = filter is ClaimFilter.And and ? [.. and.Parts] : [filter];
        if (parts.Any(part => part is ClaimFilter.InSlot))
        {
            return ClaimsInSlots(parts);
        }

        if (parts.OfType<ClaimFilter.WithFigure>().FirstOrDefault() is not { } lead)
        {
            return $"SELECT c.doc FROM claim c WHERE {Of(filter, isOfKnownDocument: false)}";
        }

        return $"""
            SELECT c.doc FROM figure f CROSS JOIN claim c ON c.doc = f.doc AND c.ordinal = f.ordinal
            WHERE {Of(lead.Range, "f")} AND {Join(" AND ", "1", parts.Where(part => part != lead).Select(part => Of(part, isOfKnownDocument: true)))}
            """;
    }

    // A period that is sought bounds the days on which others that share a day with it can begin, but for the long ones.
    private string ClaimsInSlots(ClaimFilter[] parts)
    {
        var fits = Of(new ClaimFilter.And(parts.ToValueList()), isOfKnownDocument: false);
        var all = $"SELECT c.doc FROM claim c WHERE {fits}";
        if (parts.OfType<ClaimFilter.InPeriod>().FirstOrDefault() is not { } sought || sought.Period.Start.DayNumber <= LongPeriod)
        {
            return all;
        }

        var earliest = Parameter(sought.Period.Start.DayNumber - LongPeriod);
        return $"""
            {all} AND c.period_start >= {earliest}
            UNION ALL SELECT c.doc FROM claim c INDEXED BY claim_long
            WHERE {fits} AND c.period_start < {earliest} AND c.period_end - c.period_start > {LongPeriod}
            """;
    }

    // Most figures are one number, which lies between the bounds; the others may begin below the lower one and reach over it.
    private string Of(FigureRange range, string f)
    {
        var dimension = $"{f}.dimension IN ({Ids(NameKind.Dimension, [range.Dimension])})";
        var low = range.Low is { } least ? Parameter(least) : null;
        var high = range.High is { } most ? Parameter(most) : null;
        var above = low is null ? "1" : $"{f}.low {(range.ExcludesLow ? ">" : ">=")} {low}";
        var below = high is null ? "1" : $"{f}.low {(range.ExcludesHigh ? "<" : "<=")} {high}";
        var inside = low is null
            ? $"({below})"
            : $"(({above} AND {below}) OR (f.high > f.low AND {f}.low <= {low} AND {below} AND f.high {(range.ExcludesLow ? ">" : ">=")} {low}))";
        return range.About is { } about
            ? $"({dimension} AND ({inside} OR (f.rounded_low <= {Parameter(about)} AND f.rounded_high >= {Parameter(about)})))"
            : $"({dimension} AND {inside})";
    }

    private string Document(string doc, string column, NameKind kind, Func<string, bool> isWanted) =>
        $"EXISTS (SELECT 1 FROM document o WHERE o.doc = {doc} AND o.{column} IN ({Ids(kind, isWanted)}))";

    private string Ids(NameKind kind, Func<string, bool> isWanted) => string.Join(
        ", ",
        session.Query(
                "SELECT id, name FROM name WHERE kind = $1", r => (Id: r.GetInt64(0), Name: r.GetString(1)), (int)kind)
            .Where(name => isWanted(name.Name))
            .Select(name => Parameter(name.Id)));

    private string Ids(NameKind kind, IEnumerable<string> keys) => string.Join(
        ", ",
        keys.Select(key => session.Number("SELECT id FROM name WHERE kind = $1 AND key = $2", (int)kind, key))
            .OfType<long>()
            .Select(id => Parameter(id)));

    private static string Column(ClaimSlot slot) => slot switch
    {
        ClaimSlot.Place => "place",
        ClaimSlot.Commodity => "commodity",
        ClaimSlot.Indicator => "indicator",
        _ => throw new ArgumentOutOfRangeException(nameof(slot)),
    };

    private static string Join(string operation, string whenEmpty, IEnumerable<string> parts)
    {
        var all = string.Join(operation, parts);
        return all.Length == 0 ? whenEmpty : $"({all})";
    }
}
