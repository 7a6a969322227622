using ClaimPipeline.Classification;
using ClaimPipeline.Comparison;
using ClaimPipeline.Extraction;
using ClaimPipeline.Figures;
using ClaimPipeline.Linking;
using ClaimPipeline.OfficialFigures;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;
using ClaimPipeline.Segmentation;

namespace ClaimPipeline.TestKit;

/// <summary>What ships with the program, loaded from the checkout: the analyzer with the trained model, official figures, measures.</summary>
public static class ShippedData
{
    /// <summary>The trained classifier of <c>models/</c>.</summary>
    public static HybridClassifier Classifier() =>
        HybridClassifier.Load(new ClassificationOptions { ModelPath = Repository.At("models", "claims") });

    /// <summary>The five stages with their default options, but for those of the extraction where they are given.</summary>
    public static ArticleAnalyzer Analyzer(ExtractionOptions? extraction = null) => new(
        new ArticleExtractor(extraction ?? new ExtractionOptions()),
        new SentenceSegmenter(),
        Classifier(),
        new FigureExtractor(),
        new ClaimLinker(new LinkingOptions()),
        new PipelineOptions());

    /// <summary>The figures and measures of <c>corpus/official/</c>.</summary>
    /// <exception cref="InvalidDataException">A row cannot be used.</exception>
    public static (IReadOnlyList<OfficialFigure> Figures, IReadOnlyList<Measure> Measures) Official()
    {
        var figures = new List<OfficialFigure>();
        var measures = new List<Measure>();
        foreach (var file in Directory.GetFiles(Repository.At("corpus", "official"), "*.csv").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            using var stream = File.OpenRead(file);
            if (name == "measures.csv")
            {
                measures.AddRange(MeasureCsvReader.Read(stream, name).Select(row => row.Value ?? throw new InvalidDataException(row.Detail)));
            }
            else
            {
                figures.AddRange(OfficialCsvReader.Read(stream, name).Select(row => row.Value ?? throw new InvalidDataException(row.Detail)));
            }
        }

        return (figures, measures);
    }

    /// <summary>The same, as claims are compared with it.</summary>
    /// <exception cref="InvalidDataException">A row cannot be used.</exception>
    public static ReferenceData Reference()
    {
        var (figures, measures) = Official();
        return ReferenceData.Build(figures, measures);
    }

    /// <summary>A file as the page that answered under an address; its type is told by its extension.</summary>
    public static PageContent PageOf(string file, string url)
    {
        var body = File.ReadAllBytes(file);
        return new PageContent(
            new FetchedPage
            {
                Id = FetchedPage.IdOf(url, body),
                RequestedUrl = url,
                Url = url,
                Seed = "test",
                FetchedAt = Some.Noon,
                StatusCode = 200,
                ContentType = Path.GetExtension(file) switch { ".txt" => "text/plain", ".pdf" => "application/pdf", _ => "text/html" },
            },
            body);
    }
}
