using AngleSharp.Html.Parser;
using BenchmarkDotNet.Attributes;
using ClaimPipeline.Classification;
using ClaimPipeline.Comparison;
using ClaimPipeline.Extraction;
using ClaimPipeline.Figures;
using ClaimPipeline.Linking;
using ClaimPipeline.Records;
using ClaimPipeline.Segmentation;
using ClaimPipeline.TestKit;
using ClaimPipeline.Text;

namespace ClaimPipeline.Benchmarks;

/// <summary>
/// What each stage costs per article, over the pages of the demo that are articles. The yardstick run beside them is AngleSharp's
/// parse of the same pages, which none of us can avoid.
/// </summary>
[MemoryDiagnoser]
[ShortRunJob]
public class StageBenchmarks
{
    private readonly ArticleExtractor _extractor = new();
    private readonly SentenceSegmenter _segmenter = new();
    private readonly FigureExtractor _figures = new();
    private readonly ClaimLinker _linker = new(new LinkingOptions());
    private readonly ClaimComparer _comparer = new();
    private readonly HtmlParser _parser = new();
    private IClaimClassifier _classifier = new KeywordClassifier();
    private ReferenceData _reference = ReferenceData.Empty;
    private Item[] _items = [];

    [GlobalSetup]
    public void Load()
    {
        _classifier = ShippedData.Classifier();
        var (figures, measures) = ShippedData.Official();
        _reference = ReferenceData.Build(figures, measures);
        var analyzer = ShippedData.Analyzer();
        _items = Directory.GetFiles(Repository.At("corpus", "pages", "demo"), "*.html", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => ShippedData.PageOf(file, $"http://demo.test/{Path.GetFileName(file)}"))
            .Select(page => (page, analyzer.Analyze(page).Value))
            .Where(pair => pair.Value is not null)
            .Select(pair => new Item(pair.page, pair.Value!, pair.Value!.Sentences.Select(s => s.Sentence).ToList()))
            .ToArray();
        Console.WriteLine($"// {_items.Length} articles, {_items.Sum(i => i.Page.Body.Length)} bytes, "
            + $"{_items.Sum(i => i.Sentences.Count)} sentences, {_items.Sum(i => i.Analysis.Claims.Count)} claims; times are for all of them");
    }

    [Benchmark(Baseline = true)]
    public int ParseOnly() => Sum(item =>
    {
        using var stream = new MemoryStream(item.Page.Body.ToArray());
        return _parser.ParseDocument(stream).All.Length;
    });

    [Benchmark]
    public int Extract() => Sum(item => _extractor.Extract(item.Page).Value!.Text.Length);

    [Benchmark]
    public int Segment() => Sum(item => _segmenter.Segment(item.Analysis.Article).Count);

    [Benchmark]
    public int Classify() => Sum(item => _classifier.Classify(item.Analysis.Article.Title, item.Sentences).Count);

    [Benchmark]
    public int Figures() => Sum(item => item.Analysis.Sentences.Sum(s => _figures.Extract(s.Tagged).Figures.Count));

    [Benchmark]
    public int Link() => Sum(item => _linker.Link(item.Analysis.Article, item.Analysis.Sentences).Count);

    [Benchmark]
    public int FingerprintText() => Sum(item => (int)(Fingerprinter.Of(item.Analysis.Article.Text).Bits & 1));

    [Benchmark]
    public int Compare() => Sum(item => _comparer.Compare(item.Analysis, _reference).Count);

    private int Sum(Func<Item, int> stage)
    {
        var sum = 0;
        foreach (var item in _items)
        {
            sum += stage(item);
        }

        return sum;
    }

    private sealed record Item(PageContent Page, ArticleAnalysis Analysis, IReadOnlyList<Sentence> Sentences);
}
