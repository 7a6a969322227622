using ClaimPipeline.Search;

namespace ClaimPipeline.Sqlite;

/// <summary>Makes queries into tests of documents, by their facts; words are looked up beforehand.</summary>
internal sealed class QueryConditions(SqliteSession session, FactTable facts)
{
    // As long as a test was asked less often, asking claim by claim is quicker than a look at all of them.
    private const int Few = 2_000;

    private readonly ClaimConditions _claims = new(session, facts);
    private readonly Dictionary<SearchQuery.HasClaim, ulong[]> _scanned = [];

    /// <summary>A bit for each document that may meet a query without words; null where that takes a look at every document.</summary>
    public ulong[]? Candidates(SearchQuery query)
    {
        switch (query)
        {
            case SearchQuery.HasClaim has when _claims.Of(has.Filter) is { } test && _claims.Leads(has.Filter) is { Count: > 0 } leads:
                return _scanned[has] = ClaimScan.Docs(facts, test, leads);
            case SearchQuery.And and:
                return and.Parts.Select(Candidates).FirstOrDefault(found => found is not null);
            default:
                return null;
        }
    }

    /// <summary>The test of a document's number; null when every document meets it.</summary>
    public Func<long, bool>? Of(SearchQuery query)
    {
        switch (query)
        {
            case SearchQuery.Any:
                return null;
            case SearchQuery.And { Parts: [var only] }:
                return Of(only);
            case SearchQuery.And and:
                Func<long, bool>[] all = [.. and.Parts.Select(Of).OfType<Func<long, bool>>()];
                return all.Length == 0 ? null : doc => Array.TrueForAll(all, test => test(doc));
            default:
                facts.Load(session, FactColumn.Documents);
                return Test(query);
        }
    }

    private Func<long, bool> Test(SearchQuery query)
    {
        if (MatchExpression.IsPossible(query))
        {
            var found = new WordFinder(session, facts, scores: false).Find(query, null);
            return doc => found.IndexOf(doc) >= 0;
        }

        return query switch
        {
            SearchQuery.Or or => Some([.. or.Parts.Select(part => Of(part) ?? (_ => true))]),
            SearchQuery.Not not => Of(not.Part) is { } test ? doc => !test(doc) : _ => false,
            SearchQuery.HasClaim has => HasClaim(has),
            SearchQuery.FromPublisher publisher => Named(
                NameKind.Publisher, name => DocumentConditions.Matches(publisher, name), doc => facts[doc].Publisher),
            SearchQuery.FromSource source => Named(
                NameKind.Source, name => DocumentConditions.Matches(source, name), doc => facts[doc].Source),
            SearchQuery.InLanguage language => Named(
                NameKind.Language, name => DocumentConditions.Matches(language, name), doc => facts[doc].Language),
            SearchQuery.OfArticle article => Articles(article.Prefix),
            SearchQuery.PublishedIn published => Published(published.From?.DayNumber ?? 0, published.To?.DayNumber ?? int.MaxValue),
            _ => throw new ArgumentException($"Query {query} is not known.", nameof(query)),
        };
    }

    private static Func<long, bool> Some(Func<long, bool>[] tests) => doc => Array.Exists(tests, test => test(doc));

    private Func<long, bool> HasClaim(SearchQuery.HasClaim has)
    {
        var test = _claims.Of(has.Filter) ?? ((_, _) => true);
        var leads = _claims.Leads(has.Filter);
        var found = _scanned.GetValueOrDefault(has);
        var asked = 0;
        return doc =>
        {
            if (found is null && leads.Count > 0 && ++asked > Few)
            {
                found = ClaimScan.Docs(facts, test, leads);
            }

            return found is null ? HasClaim(doc, test) : (found[doc / 64] & (1UL << (int)(doc % 64))) != 0;
        };
    }

    private bool HasClaim(long doc, ClaimTest test)
    {
        var block = facts.BlockOf(doc, out var slot);
        for (var i = block.ClaimStarts[slot]; i < block.ClaimStarts[slot + 1]; i++)
        {
            if (test(block, i))
            {
                return true;
            }
        }

        return false;
    }

    private Func<long, bool> Named(NameKind kind, Func<string, bool> isWanted, Func<long, int> nameOf)
    {
        var wanted = session
            .Query("SELECT id, name FROM name WHERE kind = $1", r => (Id: r.GetInt32(0), Name: r.GetString(1)), (int)kind)
            .Where(name => isWanted(name.Name))
            .Select(name => name.Id)
            .ToHashSet();
        return doc => wanted.Contains(nameOf(doc));
    }

    private Func<long, bool> Articles(string prefix)
    {
        var wanted = session.Query(
            "SELECT doc FROM document WHERE article >= $1 AND article < $2", r => r.GetInt64(0), prefix, prefix + "\U0010FFFF").ToHashSet();
        return wanted.Contains;
    }

    private Func<long, bool> Published(int from, int to) => doc => facts[doc].Published is var day && day >= from && day <= to;
}
