using ClaimPipeline.Records;
using ClaimPipeline.Text;

namespace ClaimPipeline.Extraction;

/// <summary>
/// Reads the article out of a page: body text in blocks, title, byline, publisher, dates, language, address. Reads HTML, plain text,
/// DOCX and, when it is given a reader, PDF. A page that is no article is dropped, and why.
/// </summary>
public sealed class ArticleExtractor
{
    private readonly ExtractionOptions _options;
    private readonly IPdfTextReader? _pdf;

    /// <summary>An extractor with these settings (null: the defaults) that reads PDF with <paramref name="pdf"/> (null: not at all).</summary>
    public ArticleExtractor(ExtractionOptions? options = null, IPdfTextReader? pdf = null) =>
        (_options, _pdf) = (options ?? new ExtractionOptions(), pdf);

    /// <summary>The page's article, or the reason why there is none.</summary>
    public StageResult<Article> Extract(PageContent page)
    {
        var attempt = ExtractAnyway(page);
        return attempt.Reason is { } reason ? StageResult<Article>.Dropped(reason, attempt.Detail) : StageResult<Article>.Kept(attempt.Article!);
    }

    /// <summary>
    /// What reading the page gives, also where it is no article: for measuring, and for people who want to see what was dropped.
    /// </summary>
    public ExtractionAttempt ExtractAnyway(PageContent page) => Attempt(page, false);

    /// <summary>The same, with where each character of the text stands in the page. Takes longer.</summary>
    public ExtractionAttempt Trace(PageContent page) => Attempt(page, true);

    private ExtractionAttempt Attempt(PageContent page, bool traces)
    {
        ArgumentNullException.ThrowIfNull(page);
        var body = page.Body.Span;
        if (body.Length == 0)
        {
            return new ExtractionAttempt(null, DropReason.Empty, "The body has no bytes.");
        }

        if (body.Length > _options.LargestBody)
        {
            return new ExtractionAttempt(null, DropReason.TooLarge, $"{body.Length} bytes, more than {_options.LargestBody}.");
        }

        var (draft, verdict) = MediaTypeSniffer.Sniff(body, page.Page.ContentType, page.Page.Url) switch
        {
            MediaType.Html => HtmlArticleReader.Read(ContentDecoder.Decode(body, page.Page.ContentType), page.Page, _options, traces),
            MediaType.Text => ReadText(ContentDecoder.Decode(body, page.Page.ContentType), traces),
            MediaType.Pdf => PdfArticleReader.Read(page.Body, _pdf, traces),
            MediaType.Docx => DocxArticleReader.Read(page.Body, traces),
            _ => (new ArticleDraft(traces), new PageVerdict(DropReason.UnsupportedType, $"No reader for {page.Page.ContentType ?? "this content"}.")),
        };
        if (verdict.Reason is null && draft.Letters == 0)
        {
            verdict = new PageVerdict(DropReason.Empty, "No text was found.");
        }
        else if (verdict.Reason is null && draft.Letters < _options.ShortestArticle)
        {
            verdict = new PageVerdict(DropReason.TooShort, $"{draft.Letters} letters, fewer than {_options.ShortestArticle}.");
        }

        return new ExtractionAttempt(Finish(draft, page.Page), verdict.Reason, verdict.Detail) { Origins = draft.Origins, Paging = draft.Paging };
    }

    private (ArticleDraft Draft, PageVerdict Verdict) ReadText(string text, bool traces)
    {
        var draft = new ArticleDraft(traces);
        PlainTextReader.Read(text, draft, _options.LongestTitle);
        return (draft, PageVerdict.Article);
    }

    private static Article Finish(ArticleDraft draft, FetchedPage page)
    {
        var (text, head) = (draft.Text, draft.Head);
        var url = head.CanonicalUrl ?? CanonicalAddress.Normalize(page.Url);
        var published = head.Published ?? (page.StatedDate is { } stated
            ? new SourcedDate(DateOnly.FromDateTime(stated.DateTime), null, "feed, sitemap or import", 0.8)
            : null);
        return new Article
        {
            Id = Article.IdOf(url, head.Title, published, text),
            Page = page.Id,
            CanonicalUrl = url,
            Publisher = page.Publisher ?? head.Publisher ?? HostOf(page.Url),
            Title = head.Title,
            Byline = head.Byline,
            Published = published,
            Modified = head.Modified,
            Language = LanguageOf(text, head.Language ?? page.Language),
            Text = text,
            Blocks = draft.Blocks,
        };
    }

    // The text decides the language; what the page states may add the region.
    private static string LanguageOf(string text, string? stated)
    {
        var found = LanguageIdentifier.Identify(text);
        return found == LanguageIdentifier.Unknown
            ? stated ?? LanguageIdentifier.Unknown
            : stated is not null && stated.StartsWith(found, StringComparison.OrdinalIgnoreCase) ? stated : found;
    }

    private static string HostOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Host.Length > 0
            ? address.Host.StartsWith("www.", StringComparison.Ordinal) ? address.Host[4..] : address.Host
            : "file";
}
