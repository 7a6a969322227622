using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ClaimPipeline.Extraction;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Extraction;

/// <summary>Every character of an article's text is walked back to the page, which another parse of the same bytes reads.</summary>
public sealed class TextOriginTests
{
    private const string Oddities =
        "<html><body><main><h1>Tin</h1><p>Exports of <b>tin</b>\n  ore&nbsp;fell to 12&#160;000&#32;tonnes <!-- note -->in&shy;side a<br>year, "
        + "the <i>bureau</i> said<!-- x -->.</p><div>Bare text before <p>a paragraph with an entity &amp; more of it, said the bureau.</p> and behind it, said the bureau.</div>"
        + "<pre>first line of code\n\n second line &lt;b&gt;\n</pre><table><tr><th>Country</th><th colspan=2>Tonnes</th></tr><tr><td rowspan=2>Peru &amp;\n co</td><td>1</td><td>2</td></tr>"
        + "<tr><td>3</td><td>4</td></tr></table><ul><li>One item of the list</li><li><p>Another item</p></li></ul></main></body></html>";

    public static TheoryData<string> OwnPages => [.. Directory
        .GetFiles(Repository.At("corpus", "pages"), "*.html", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Repository.At("corpus", "pages"), file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(OwnPages))]
    public void Trace_OwnPage_EveryCharacterStandsWhereItSays(string file)
    {
        var body = File.ReadAllBytes(Repository.At(["corpus", "pages", .. file.Split('/')]));
        Check(Pages.Of(body, $"https://news.example/{file}", "text/html"));
    }

    [Fact]
    public void Trace_EntitiesBreaksTablesAndCode_EveryCharacterStandsWhereItSays()
    {
        var attempt = Check(Pages.Html(Oddities));

        attempt.Article!.Text.ShouldContain("Exports of tin ore fell to 12\u00A0000 tonnes inside a year, the bureau said.");
        attempt.Article.Text.ShouldContain("Peru & co\t3\t4");
    }

    [Fact]
    public void Trace_PlainText_OffsetsAreThoseOfTheDecodedText()
    {
        const string text = "Tin exports fall\r\n\r\n  Exports of tin\tore fell to 12,000 tonnes.\r\nThe bureau said so on Monday.\r\n";
        var attempt = new ArticleExtractor(new ExtractionOptions { ShortestArticle = 10 }).Trace(Pages.Text(Encoding.UTF8.GetBytes(text)));

        Check(attempt, (_, offset, length) => text.Substring(offset, length));
    }

    [Fact]
    public void Trace_PdfPages_OffsetsAreThoseOfThePage()
    {
        string[] pages = ["Ministry paper\n\nExports of tin were lim-\nited by the minis-\ntry  on Monday, in\nforce", "Ministry paper\n\nfrom June on, it said.\n", "Ministry paper\n\nAn end.\n"];
        var attempt = new ArticleExtractor(new ExtractionOptions { ShortestArticle = 10 }, new FixedPdf(pages))
            .Trace(Pages.Of("%PDF-1.4"u8.ToArray(), "https://gov.example/paper.pdf", "application/pdf"));

        attempt.Article!.Text.ShouldStartWith("Exports of tin were limited by the ministry on Monday, in force from June on, it said.");
        Check(attempt, (anchor, offset, length) => pages[int.Parse(anchor.AsSpan("page=".Length), System.Globalization.CultureInfo.InvariantCulture) - 1].Substring(offset, length));
    }

    [Fact]
    public void Trace_PageState_PointsIntoTheData()
    {
        const string body = "Exports of tin ore were limited on Monday, the ministry said in a statement to the press.\nTraders expected the step for months, and prices hardly moved on the exchange.";
        var attempt = Check(Pages.Html(
            $$"""<html><body><div id="app"></div><script type="application/json">{ "body": {{System.Text.Json.JsonSerializer.Serialize(body)}} }</script></body></html>"""),
            (anchor, offset, length) => anchor == "state:/body" ? body.Substring(offset, length) : "");

        attempt.Origins.Count.ShouldBe(2);
    }

    private static ExtractionAttempt Check(PageContent page, Func<string, int, int, string>? other = null)
    {
        var attempt = new ArticleExtractor().Trace(page);
        var document = new HtmlParser().ParseDocument(HtmlGuard.Bound(ContentDecoder.Decode(page.Body.Span, page.Page.ContentType), new ExtractionOptions()).Html);
        Check(attempt, (anchor, offset, length) => anchor.StartsWith("/html", StringComparison.Ordinal)
            ? TextAt(document, anchor).Substring(offset, length)
            : other is null ? new string('?', length) : other(anchor, offset, length), anchor => other is not null || anchor.StartsWith("/html", StringComparison.Ordinal));
        return attempt;
    }

    private static void Check(ExtractionAttempt attempt, Func<string, int, int, string> source, Func<string, bool>? isChecked = null)
    {
        if (attempt.Article is not { } article)
        {
            return;
        }

        var end = 0;
        foreach (var origin in attempt.Origins)
        {
            // Between runs stands markup only: white space.
            article.Text[end..origin.Span.Start].ShouldBeNullOrWhiteSpace();
            end = origin.Span.End;
            if (isChecked?.Invoke(origin.Anchor) ?? true)
            {
                var words = source(origin.Anchor, origin.Offset, origin.Span.Length);
                string.Concat(words.Select(c => char.IsWhiteSpace(c) ? ' ' : c))
                    .ShouldBe(string.Concat(origin.Span.Slice(article.Text).ToString().Select(c => char.IsWhiteSpace(c) ? ' ' : c)), $"{origin}");
            }
        }

        article.Text[end..].ShouldBeNullOrWhiteSpace();
    }

    private static string TextAt(IDocument document, string path)
    {
        INode node = document;
        foreach (var step in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var bracket = step.IndexOf('[', StringComparison.Ordinal);
            var name = bracket < 0 ? step : step[..bracket];
            var position = bracket < 0 ? 1 : int.Parse(step.AsSpan(bracket + 1, step.Length - bracket - 2), System.Globalization.CultureInfo.InvariantCulture);
            node = node.ChildNodes.Where(child => name == "text()" ? child is IText : child is IElement element && element.LocalName == name).ElementAt(position - 1);
        }

        return ((IText)node).Data;
    }
}
