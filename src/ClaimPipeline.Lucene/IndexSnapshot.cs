using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace ClaimPipeline.Lucene;

/// <summary>One commit as readers see it. Whoever holds it keeps its files; it is given back by disposing.</summary>
internal sealed class IndexSnapshot : IDisposable
{
    /// <summary>Over a reader, of which it is the first holder.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="generation">The commit's number.</param>
    /// <param name="articles">Tells articles from claims; shared by all snapshots, for it remembers.</param>
    public IndexSnapshot(IndexReader reader, long generation, Filter articles)
    {
        (Reader, Generation, Articles) = (reader, generation, articles);
        Searcher = new IndexSearcher(reader) { Similarity = new BM25Similarity() };
    }

    /// <summary>The reader.</summary>
    public IndexReader Reader { get; }

    /// <summary>The same, for searching.</summary>
    public IndexSearcher Searcher { get; }

    /// <summary>The commit's number.</summary>
    public long Generation { get; }

    /// <summary>Tells articles from claims.</summary>
    public Filter Articles { get; }

    /// <summary>The Lucene document of an article; null when there is none.</summary>
    public int? Find(string article)
    {
        // The article is the last of its block.
        int? found = null;
        var begin = 0;
        Searcher.Search(
            new TermQuery(new Term(IndexFields.Article, article)),
            Collector.NewAnonymous(_ => { }, number => found = begin + number, context => begin = context.DocBase, () => false));
        return found;
    }

    /// <inheritdoc/>
    public void Dispose() => Reader.DecRef();
}
