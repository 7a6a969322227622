using ClaimPipeline.Benchmarks.Search;
using ClaimPipeline.Search;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Join;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using TextField = Lucene.Net.Documents.TextField;

namespace ClaimPipeline.Lucene.Benchmarks;

/// <summary>
/// What one would write by hand with Lucene.Net for the same data: an article is a block of its claims and itself, words in two fields,
/// a number for the figure. It counts matches and reads ten texts; it knows neither generations nor highlights nor counts of claims.
/// </summary>
internal sealed class RawLuceneIndex : MeasuredIndex
{
    private const LuceneVersion Compatibility = LuceneVersion.LUCENE_48;
    private const double BufferMegabytes = 64;
    private const int Hits = 10;

    private readonly FSDirectory _directory;
    private readonly WordAnalyzer _analyzer = new();
    private readonly Filter _articles = new FixedBitSetCachingWrapperFilter(new QueryWrapperFilter(new TermQuery(new Term("is", "article"))));
    private DirectoryReader? _reader;
    private IndexSearcher? _searcher;

    /// <summary>In a folder.</summary>
    public RawLuceneIndex(string folder)
    {
        _directory = FSDirectory.Open(folder);
        if (DirectoryReader.IndexExists(_directory))
        {
            _reader = DirectoryReader.Open(_directory);
            _searcher = new IndexSearcher(_reader) { Similarity = new BM25Similarity() };
        }
    }

    /// <inheritdoc/>
    public override Task FillAsync(IEnumerable<SearchDocument> documents, CancellationToken cancellationToken)
    {
        using var writer = new IndexWriter(
            _directory, new IndexWriterConfig(Compatibility, _analyzer) { RAMBufferSizeMB = BufferMegabytes, Similarity = new BM25Similarity() });
        foreach (var document in documents)
        {
            writer.AddDocuments([.. document.Claims.Select(Claim), Article(document)]);
        }

        writer.Commit();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task<long?> CountAsync(SearchRequest request, RawQuery? raw, CancellationToken cancellationToken)
    {
        if (raw is null)
        {
            return Task.FromResult<long?>(null);
        }

        var top = _searcher!.Search(QueryOf(raw), raw.Skip + Hits);
        foreach (var hit in top.ScoreDocs.Skip(raw.Skip))
        {
            var article = _searcher.Doc(hit.Doc);
            _ = article.Get("title").Length + article.Get("body").Length;
        }

        return Task.FromResult<long?>(top.TotalHits);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _reader?.Dispose();
        _directory.Dispose();
        _analyzer.Dispose();
    }

    private static Document Claim(SearchClaim found)
    {
        var quantity = found.Claim.Figures[0].Figure.Quantity;
        return
        [
            new StringField("commodity", found.Claim.Subject!.Value.Name, Field.Store.NO),
            new Int32Field("year", found.Claim.Period!.Value.Start.Year, Field.Store.NO),
            new StringField("unit", quantity.Unit.Code, Field.Store.NO),
            new DoubleField("value", (double)quantity.Value, Field.Store.NO),
        ];
    }

    private static Document Article(SearchDocument document) =>
    [
        new StringField("is", "article", Field.Store.NO),
        new TextField("title", document.Title, Field.Store.YES),
        new TextField("body", document.Text, Field.Store.YES),
    ];

    private static Query Words(RawQuery query, string field) => query.Join switch
    {
        RawJoin.Phrase => query.Words.Aggregate(new PhraseQuery(), (phrase, word) =>
        {
            phrase.Add(new Term(field, word));
            return phrase;
        }),
        RawJoin.Prefix => new PrefixQuery(new Term(field, query.Words[0])),
        _ => throw new ArgumentException($"{query.Join} is of several fields.", nameof(query)),
    };

    private static Query InEither(Func<string, Query> of)
    {
        var (title, body) = (of("title"), of("body"));
        title.Boost = 3;
        return Joined(Occur.SHOULD, [title, body]);
    }

    private static BooleanQuery Joined(Occur occur, IEnumerable<Query> queries)
    {
        var joined = new BooleanQuery(disableCoord: true);
        foreach (var query in queries)
        {
            joined.Add(query, occur);
        }

        return joined;
    }

    private Query QueryOf(RawQuery query)
    {
        var parts = new List<Query>();
        if (query.Words.Count > 0)
        {
            parts.Add(query.Join is RawJoin.Phrase or RawJoin.Prefix
                ? InEither(field => Words(query, field))
                : Joined(query.Join == RawJoin.All ? Occur.MUST : Occur.SHOULD, query.Words.Select(word => InEither(field => new TermQuery(new Term(field, word))))));
        }

        if (query.Commodity is { } commodity)
        {
            var claim = Joined(
                Occur.MUST,
                [
                    new TermQuery(new Term("commodity", commodity)),
                    NumericRangeQuery.NewInt32Range("year", query.Year, query.Year, true, true),
                    new TermQuery(new Term("unit", "%")),
                    NumericRangeQuery.NewDoubleRange("value", 60, 80, true, true),
                ]);
            parts.Add(new ConstantScoreQuery(new ToParentBlockJoinQuery(claim, _articles, ScoreMode.None)) { Boost = 0 });
        }

        return parts.Count == 1 ? parts[0] : Joined(Occur.MUST, parts);
    }
}
