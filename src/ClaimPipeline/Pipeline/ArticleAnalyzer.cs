using ClaimPipeline.Classification;
using ClaimPipeline.Extraction;
using ClaimPipeline.Figures;
using ClaimPipeline.Linking;
using ClaimPipeline.Records;
using ClaimPipeline.Segmentation;
using ClaimPipeline.Text;

namespace ClaimPipeline.Pipeline;

/// <summary>
/// From a page's bytes to its claims: the product in five calls. Deterministic and without side effects; safe to call from
/// several threads at once.
/// </summary>
public sealed class ArticleAnalyzer(
    ArticleExtractor extractor,
    SentenceSegmenter segmenter,
    IClaimClassifier classifier,
    FigureExtractor figures,
    ClaimLinker linker,
    PipelineOptions options)
{
    /// <summary>Raised with every change of a stage that lets an article come out otherwise.</summary>
    private const string Code = "3";

    /// <summary>Names code and model; stored analyses of another version are made again.</summary>
    public string Version { get; } = $"analyze-{Code}+{classifier.Version}+{ClaimLinker.Version}";

    /// <summary>The analysis of the article on a page, or why there is none.</summary>
    public StageResult<ArticleAnalysis> Analyze(PageContent page) => Analyze(Read(page));

    /// <summary>What the extractor reads on a page; parts of one article are joined before the analysis.</summary>
    public ExtractionAttempt Read(PageContent page) => extractor.ExtractAnyway(page);

    /// <summary>The analysis of an article that was read, or why there is none.</summary>
    public StageResult<ArticleAnalysis> Analyze(ExtractionAttempt extracted)
    {
        ArgumentNullException.ThrowIfNull(extracted);
        if (extracted.Reason is { } reason)
        {
            return StageResult<ArticleAnalysis>.Dropped(reason, extracted.Detail);
        }

        var article = extracted.Article!;
        if (!IsRead(article.Language))
        {
            return StageResult<ArticleAnalysis>.Dropped(
                DropReason.UnsupportedLanguage, $"The article is in '{article.Language}'; Pipeline:Languages lists what is analyzed.");
        }

        var sentences = segmenter.Segment(article);
        var tagged = classifier.Classify(article.Title, sentences);
        var quantified = tagged.Select(figures.Extract).ToValueList();
        var headline = segmenter.Headline(article, sentences.Count) is { } title
            ? classifier.Classify("", [title]).Select(figures.Extract).ToValueList()
            : [];
        var claims = linker.Link(article, [.. quantified, .. headline]);
        if (claims.Any(c => c.Sentence.Index == quantified.Count))
        {
            quantified = [.. quantified, .. headline];
        }

        return StageResult<ArticleAnalysis>.Kept(
            new ArticleAnalysis(article, quantified, claims.ToValueList(), Fingerprinter.Of(article.Text), Version));
    }

    private bool IsRead(string language)
    {
        var primary = language.Split('-', 2)[0];
        return options.Languages.Contains(primary, StringComparer.OrdinalIgnoreCase);
    }
}
