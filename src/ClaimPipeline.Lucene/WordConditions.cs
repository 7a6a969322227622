using ClaimPipeline.Search;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace ClaimPipeline.Lucene;

/// <summary>Writes the words of a query as Lucene queries, scored by BM25, a word of the title counting three times.</summary>
internal sealed class WordConditions(IndexReader reader)
{
    private const float TitleWeight = 3;

    /// <summary>The queries of which an article must meet one.</summary>
    public IEnumerable<Query> Of(SearchQuery.Phrase phrase) => FieldsOf(phrase.Field).Select(field => Boosted(field, Of(phrase, field)));

    /// <summary>The queries of which an article must meet one.</summary>
    public IEnumerable<Query> Of(SearchQuery.Near near) => FieldsOf(near.Field).Select(field =>
    {
        var terms = near.Phrases.Select(phrase => (IReadOnlyList<Term[]>)TermsOf(phrase, field)).ToArray();
        return terms.Any(words => words.Any(word => word.Length == 0))
            ? Clauses.Any([])
            : Clauses.All(
            [
                .. near.Phrases.Select(phrase => Boosted(field, Of(phrase, field))),
                Clauses.Unscored(new ConstantScoreQuery(new NearFilter(field, terms, near.Distance))),
            ]);
    });

    private static IEnumerable<string> FieldsOf(TextField field) => field switch
    {
        TextField.Title => [IndexFields.Title],
        TextField.Body => [IndexFields.Body],
        _ => [IndexFields.Title, IndexFields.Body],
    };

    private static Query Boosted(string field, Query query)
    {
        query.Boost = field == IndexFields.Title ? TitleWeight : 1;
        return query;
    }

    private Query Of(SearchQuery.Phrase phrase, string field)
    {
        if (phrase.Terms.Count == 1)
        {
            var term = new Term(field, phrase.Terms[0]);
            return phrase.EndsOpen ? new PrefixQuery(term) : new TermQuery(term);
        }

        var words = TermsOf(phrase, field);
        if (words.Any(word => word.Length == 0))
        {
            return Clauses.Any([]);
        }

        var query = new MultiPhraseQuery();
        foreach (var word in words)
        {
            query.Add(word);
        }

        return query;
    }

    private List<Term[]> TermsOf(SearchQuery.Phrase phrase, string field) =>
    [
        .. phrase.Terms.Select((term, i) => phrase.EndsOpen && i == phrase.Terms.Count - 1 ? Beginning(field, term) : [new Term(field, term)]),
    ];

    // The words of the index that begin so.
    private Term[] Beginning(string field, string prefix)
    {
        var found = new List<Term>();
        var wanted = new BytesRef(prefix);
        if (MultiFields.GetTerms(reader, field)?.GetEnumerator() is { } terms
            && terms.SeekCeil(wanted) != TermsEnum.SeekStatus.END)
        {
            do
            {
                if (!StringHelper.StartsWith(terms.Term, wanted))
                {
                    break;
                }

                found.Add(new Term(field, BytesRef.DeepCopyOf(terms.Term)));
            }
            while (terms.MoveNext());
        }

        return [.. found];
    }
}
