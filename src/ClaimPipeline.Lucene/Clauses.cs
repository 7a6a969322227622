using Lucene.Net.Search;

namespace ClaimPipeline.Lucene;

/// <summary>Joins Lucene queries.</summary>
internal static class Clauses
{
    // Lucene refuses a query with more clauses than this; more are joined in groups.
    private const int Most = 1_000;

    /// <summary>All of the queries, of which there is at least one, and none of the others.</summary>
    public static Query All(IReadOnlyCollection<Query> wanted, IReadOnlyCollection<Query>? unwanted = null)
    {
        if (wanted.Count == 1 && unwanted is null or { Count: 0 })
        {
            return wanted.First();
        }

        var all = new BooleanQuery(disableCoord: true);
        foreach (var query in Grouped([.. wanted], some => All(some)))
        {
            all.Add(query, Occur.MUST);
        }

        foreach (var query in Grouped([.. unwanted ?? []], Any))
        {
            all.Add(query, Occur.MUST_NOT);
        }

        return all;
    }

    /// <summary>At least one of the queries; nothing when there are none.</summary>
    public static Query Any(IReadOnlyCollection<Query> queries)
    {
        if (queries.Count == 1)
        {
            return queries.First();
        }

        var any = new BooleanQuery(disableCoord: true);
        foreach (var query in Grouped([.. queries], Any))
        {
            any.Add(query, Occur.SHOULD);
        }

        return any;
    }

    /// <summary>A query whose hits all score nothing, so that only words make one better than another.</summary>
    public static Query Unscored(Query query) => new ConstantScoreQuery(query) { Boost = 0 };

    private static IEnumerable<Query> Grouped(Query[] queries, Func<Query[], Query> join) =>
        queries.Length <= Most / 2 ? queries : queries.Chunk(Most / 2).Select(join);
}
