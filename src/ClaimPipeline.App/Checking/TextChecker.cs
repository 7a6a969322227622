using System.Text;
using ClaimPipeline.Classification;
using ClaimPipeline.Comparison;
using ClaimPipeline.Crawling;
using ClaimPipeline.Extraction;
using ClaimPipeline.Figures;
using ClaimPipeline.Linking;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;
using ClaimPipeline.Segmentation;

namespace ClaimPipeline.App.Checking;

/// <summary>The whole path for one text: article, claims, verdicts. Nothing is stored.</summary>
internal sealed class TextChecker(
    PageFetcher fetcher,
    ExtractionOptions extraction,
    IPdfTextReader pdf,
    SentenceSegmenter segmenter,
    IClaimClassifier classifier,
    FigureExtractor figures,
    ClaimLinker linker,
    PipelineOptions pipeline,
    ClaimComparer comparer,
    TimeProvider time)
{
    /// <summary>Name of the source that a checked text is said to come from.</summary>
    public const string Seed = "check";

    // Who asks about a text wants an answer even if it is short.
    private readonly ArticleAnalyzer _analyzer =
        new(new ArticleExtractor(extraction with { ShortestArticle = 1 }, pdf), segmenter, classifier, figures, linker, pipeline);

    /// <summary>Checks a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="published">When it was published, where it does not say so itself: that decides which edition counts.</param>
    /// <param name="reference">Official data to compare with.</param>
    /// <returns>The text with what was found, or why it is no article.</returns>
    public StageResult<CheckedText> Check(PageContent page, DateOnly? published, ReferenceData reference)
    {
        if (published is { } day)
        {
            page = page with { Page = page.Page with { StatedDate = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) } };
        }

        var analyzed = _analyzer.Analyze(page);
        if (!analyzed.IsKept)
        {
            return StageResult<CheckedText>.Dropped(analyzed.Reason.Value, analyzed.Detail ?? "");
        }

        var analysis = analyzed.Value;
        var verdicts = comparer.Compare(analysis, reference);
        return StageResult<CheckedText>.Kept(new CheckedText(
            analysis.Article,
            [.. analysis.Claims.Zip(verdicts, (claim, verdict) => new CheckedClaim(analysis.SentenceOf(claim), claim, verdict))]));
    }

    /// <summary>A page of what somebody typed or pasted: HTML when it looks so, plain text otherwise.</summary>
    public PageContent PageOf(string text, string name) => PageOf(Encoding.UTF8.GetBytes(text), name);

    /// <summary>The same of bytes.</summary>
    public PageContent PageOf(byte[] body, string name) => PageFile.Of(
        name, body, ContentSniffer.Sniff(body, null) == ContentKind.Html ? "text/html" : "text/plain", Seed, time.GetUtcNow());

    /// <summary>Fetches an address as the crawler would: robots.txt asked, addresses guarded, limits kept.</summary>
    public async Task<StageResult<PageContent>> FetchAsync(string url, CancellationToken cancellationToken)
    {
        var outcome = await fetcher.FetchAsync(
            new FrontierEntry { Url = url, Seed = Seed, Kind = FrontierKind.Page, DueAt = time.GetUtcNow() }, onRedirect: null, cancellationToken);
        return outcome.Result.Value is { } answer
            ? StageResult<PageContent>.Kept(new PageContent(answer.Page, answer.Body))
            : StageResult<PageContent>.Dropped(outcome.Result.Reason!.Value, outcome.Result.Detail ?? "");
    }

    /// <summary>The same for somebody at a distance.</summary>
    /// <param name="typed">Address as it was typed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The page, or why there is none, without telling how names are resolved where the server stands.</returns>
    public async Task<(PageContent? Page, string? Error)> FetchTypedAsync(string typed, CancellationToken cancellationToken)
    {
        if (UrlNormalizer.Normalize(typed) is not { } url)
        {
            return (null, $"'{typed}' is not an http or https address.");
        }

        return await FetchAsync(url, cancellationToken) switch
        {
            { Value: { } page } => (page, null),
            { Reason: DropReason.AddressRefused } => (null, $"{url} could not be fetched: it does not lead to an address on the public internet."),
            var dropped => (null, $"{url} could not be fetched: {dropped.Reason} ({dropped.Detail})"),
        };
    }
}
