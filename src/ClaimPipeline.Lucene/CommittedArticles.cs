using ClaimPipeline.Records;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace ClaimPipeline.Lucene;

/// <summary>Walks the articles of a commit.</summary>
internal static class CommittedArticles
{
    /// <summary>How many there are.</summary>
    public static long Count(IndexSnapshot snapshot)
    {
        var counter = new TotalHitCountCollector();
        snapshot.Searcher.Search(new TermQuery(new Term(IndexFields.Is, IndexFields.Article)), counter);
        return counter.TotalHits;
    }

    /// <summary>Each with its stamp, by id.</summary>
    public static IEnumerable<(ArticleId Article, string Stamp)> Stamps(IndexReader reader)
    {
        if (MultiFields.GetTerms(reader, IndexFields.Article)?.GetEnumerator() is not { } ids)
        {
            yield break;
        }

        var stamps = MultiDocValues.GetBinaryValues(reader, IndexFields.Stamp);
        var live = MultiFields.GetLiveDocs(reader);
        var stamp = new BytesRef();
        DocsEnum? block = null;
        while (ids.MoveNext())
        {
            block = ids.Docs(live, block, DocsFlags.NONE);
            var last = -1;
            for (var number = block.NextDoc(); number != DocIdSetIterator.NO_MORE_DOCS; number = block.NextDoc())
            {
                last = number;
            }

            if (last >= 0)
            {
                stamps.Get(last, stamp);
                yield return (new ArticleId(ids.Term.Utf8ToString()), stamp.Utf8ToString());
            }
        }
    }
}
