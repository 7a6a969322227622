using ClaimPipeline.Records;
using ClaimPipeline.Search;

namespace ClaimPipeline.Sqlite;

/// <summary>
/// Finds the documents that match a query: FTS5 walks over those with the words, all other conditions are tested on facts in
/// memory as it goes. See docs/adr/0007-search.md.
/// </summary>
internal sealed class DocumentFinder(SqliteSession session, FactTable facts)
{
    /// <summary>The documents.</summary>
    /// <param name="query">The query.</param>
    /// <param name="scores">
    /// Whether they are scored; those that meet the query without holding any of its words ("word OR type:ban") score 0.
    /// </param>
    public Matches Find(SearchQuery query, bool scores)
    {
        facts.Load(session, FactColumn.Documents);
        var conditions = new QueryConditions(session, facts);
        var parts = Flatten(query).ToArray();
        var words = parts.Where(MatchExpression.IsPossible).ToList();
        if (words.Count > 0)
        {
            words.AddRange(parts.Where(MatchExpression.IsPossibleNot));
            var rest = new SearchQuery.And(parts.Where(part => !words.Contains(part)).ToValueList());
            var test = conditions.Of(rest);
            return new WordFinder(session, facts, scores).Find(words is [var only] ? only : new SearchQuery.And(words.ToValueList()), test);
        }

        var candidates = conditions.Candidates(query);
        var isWanted = conditions.Of(query);
        var found = new List<long>();
        foreach (var doc in facts.Docs(candidates))
        {
            if (isWanted?.Invoke(doc) != false)
            {
                found.Add(doc);
            }
        }

        var docs = found.ToArray();
        return new Matches(docs, scores ? Scores(query, docs) : null);
    }

    private double[] Scores(SearchQuery query, long[] docs)
    {
        var words = new SearchQuery.Or(PhraseFinder.Phrases(query).Select(SearchQuery (phrase) => phrase).ToValueList());
        var scored = new WordFinder(session, facts, scores: true).Find(words, null);
        return Array.ConvertAll(docs, scored.ScoreOf);
    }

    private static IEnumerable<SearchQuery> Flatten(SearchQuery query) =>
        query is SearchQuery.And and ? and.Parts.SelectMany(Flatten) : [query];
}
