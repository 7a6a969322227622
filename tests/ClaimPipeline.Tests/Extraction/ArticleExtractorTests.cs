using System.IO.Compression;
using System.Text;
using ClaimPipeline.Extraction;
using ClaimPipeline.Records;

namespace ClaimPipeline.Tests.Extraction;

public sealed class ArticleExtractorTests
{
    private const string Prose =
        "<p>The ministry limited exports of tin ore on Monday, saying that smelters at home came first and that the stocks were low.</p>" +
        "<p>Traders expected the step, which follows a ban on raw nickel and a quota on bauxite that was set in the spring of last year.</p>" +
        "<p>Output reached 74,000 tonnes, 12% more than a year before, according to the bureau of statistics in the capital.</p>";

    private const string Page =
        """
        <!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Ministry limits tin exports | Example News</title>
        <link rel="canonical" href="/2024/ore-exports?utm_source=feed">
        <meta property="og:title" content="Ministry limits tin exports"><meta property="og:site_name" content="Example News">
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"Ministry limits tin exports",
        "datePublished":"2024-05-06T08:30:00+07:00","dateModified":"2024-05-07","author":[{"@type":"Person","name":"Ana Lim"}]}]}</script></head>
        <body><nav><a href="/">Home</a> <a href="/news">News</a></nav><div class="cookie-banner"><p>We use cookies to give you the best experience on our pages, and so do our partners.</p></div>
        <main><article><h1>Ministry limits tin exports</h1><div class="byline">By Ana Lim</div><time datetime="2024-05-06">6 May 2024</time>
        PROSE
        <h2>What is covered</h2><ul><li>Tin ore and concentrate.</li><li>Tin of less than 99.9 per cent purity.</li></ul>
        <table><caption>Output by year</caption><tr><th>Country</th><th>2022</th><th>2023</th></tr><tr><td rowspan="2">Indonesia</td><td>74,000</td><td>52,000</td></tr><tr><td>70,000</td><td>50,000</td></tr></table>
        <blockquote><p>“The ore stays here,” the minister said.</p></blockquote>
        <div class="related"><h3>Related articles</h3><ul><li><a href="/a">Nickel ban holds</a></li><li><a href="/b">Bauxite quota cut</a></li></ul></div>
        </article></main><footer><p>All rights reserved. Contact us for more about the paper and its many other publications in the region.</p></footer></body></html>
        """;

    private static readonly ArticleExtractor Extractor = new();

    private static Article Read(string html) => Extractor.Extract(Pages.Html(html)).Value!;

    [Fact]
    public void Extract_NewsPage_GivesTheArticleAndNothingElse()
    {
        var article = Read(Page.Replace("PROSE", Prose, StringComparison.Ordinal));

        article.Text.Split('\n').ShouldBe([
            "The ministry limited exports of tin ore on Monday, saying that smelters at home came first and that the stocks were low.",
            "Traders expected the step, which follows a ban on raw nickel and a quota on bauxite that was set in the spring of last year.",
            "Output reached 74,000 tonnes, 12% more than a year before, according to the bureau of statistics in the capital.",
            "What is covered", "Tin ore and concentrate.", "Tin of less than 99.9 per cent purity.", "Output by year",
            "Country\t2022\t2023", "Indonesia\t74,000\t52,000", "Indonesia\t70,000\t50,000", "“The ore stays here,” the minister said."]);
        article.Title.ShouldBe("Ministry limits tin exports");
        article.Byline.ShouldBe("Ana Lim");
        article.Publisher.ShouldBe("Example News");
        article.CanonicalUrl.ShouldBe("https://news.example/2024/ore-exports");
        article.Language.ShouldBe("en-GB");
        article.Published!.Date.ShouldBe(new DateOnly(2024, 5, 6));
        article.Published.Instant.ShouldBe(new DateTimeOffset(2024, 5, 6, 1, 30, 0, TimeSpan.Zero));
        article.Published.Source.ShouldBe("json-ld:datePublished");
        article.Modified!.Date.ShouldBe(new DateOnly(2024, 5, 7));
    }

    [Fact]
    public void Extract_NewsPage_BlocksCoverTheTextAndSayWhereTheyStood()
    {
        var article = Read(Page.Replace("PROSE", Prose, StringComparison.Ordinal));

        var end = -1;
        foreach (var block in article.Blocks)
        {
            block.Span.Start.ShouldBe(end + 1);
            end = block.Span.End;
        }

        end.ShouldBe(article.Text.Length);
        article.Blocks[1].Anchor.ShouldBe("/html/body/main/article/p[2]");
        article.Blocks.Select(b => b.Kind).Distinct().ShouldBe(
            [BlockKind.Paragraph, BlockKind.Heading, BlockKind.ListItem, BlockKind.Caption, BlockKind.TableRow, BlockKind.Quote]);
        article.Blocks.Last(b => b.Kind == BlockKind.TableRow).Context.ShouldBe("Country\t2022\t2023");
    }

    [Fact]
    public void Extract_PageWithoutDate_InventsNone() =>
        Read($"<html><body><h1>Tin exports are limited</h1>{Prose}</body></html>").Published.ShouldBeNull();

    [Fact]
    public void Extract_DateBehindTheFetch_IsNoDate() =>
        Read($"<html><head><meta property='article:published_time' content='2031-01-01'></head><body><h1>Tin exports</h1>{Prose}</body></html>").Published.ShouldBeNull();

    [Theory]
    [InlineData("<html><head><title>404 Not Found</title></head><body><h1>Page not found</h1><p>The page you asked for is gone.</p></body></html>", DropReason.ErrorPage)]
    [InlineData("<html><head><title>Before you continue</title></head><body><p>We use cookies. Please consent or sign in to read on, or change your privacy settings here.</p></body></html>", DropReason.ConsentWall)]
    [InlineData("<html><body><h1>Note</h1><p>The shop is closed today.</p></body></html>", DropReason.TooShort)]
    [InlineData("<html><body></body></html>", DropReason.Empty)]
    public void Extract_PageThatIsNoArticle_IsDroppedWithTheReason(string html, DropReason expected) =>
        Extractor.Extract(Pages.Html(html)).Reason.ShouldBe(expected);

    [Fact]
    public void Extract_ListOfArticles_IsAListing()
    {
        var teasers = string.Concat(Enumerable.Range(1, 12).Select(i => $"<div><h3><a href='/n/{i}'>Minister opens smelter number {i}</a></h3><p>The plant will work by {2025 + i}.</p></div>"));
        Extractor.Extract(Pages.Html($"<html><body><h1>News</h1>{teasers}</body></html>", "https://news.example/news/")).Reason.ShouldBe(DropReason.ListingPage);
    }

    [Fact]
    public void Extract_TextOnlyInPageState_IsReadFromThere()
    {
        const string First = "The ministry limited exports of tin ore on Monday, saying that smelters at home came first and that stocks were low.";
        const string Second = "Output reached 74,000 tonnes, 12% more than a year before, according to the bureau of statistics in the capital, which counts only what is smelted at home.";
        var html = "<html><body><div id='__next'><main></main></div><script id='__NEXT_DATA__' type='application/json'>"
            + """{"props":{"article":{"title":"Tin","body":[{"type":"p","html":"FIRST"},{"type":"p","html":"<b>SECOND</b>"}]}}}"""
                .Replace("FIRST", First, StringComparison.Ordinal).Replace("SECOND", Second, StringComparison.Ordinal)
            + "</script></body></html>";
        var article = Read(html);
        article.Text.ShouldBe($"{First}\n{Second}");
        article.Blocks[1].Anchor.ShouldBe("state:/props/article/body/1");
    }

    [Fact]
    public void ExtractAnyway_DroppedPage_StillGivesItsText()
    {
        var attempt = Extractor.ExtractAnyway(Pages.Html("<html><body><h1>Note</h1><p>The shop is closed today.</p></body></html>"));
        attempt.Reason.ShouldBe(DropReason.TooShort);
        attempt.Article!.Text.ShouldBe("The shop is closed today.");
    }

    [Theory]
    [InlineData("gb18030", "text/html; charset=utf-8", "中国宣布对稀土相关物项实施出口管制，这是今年的第三次，市场价格随之上涨，企业正在等待新的许可。")]
    [InlineData("big5", null, "中國宣布對稀土相關物項實施出口管制，這是今年的第三次，市場價格隨之上漲，企業正在等待新的許可。")]
    [InlineData("shift_jis", "text/html", "政府はレアアースの輸出を制限した。企業は新しい許可を待っている。価格は上昇している。")]
    [InlineData("windows-1251", "text/html; charset=utf-8", "Правительство ограничило вывоз руды, и цены выросли. Компании ждут новых разрешений, как сообщило ведомство.")]
    [InlineData("windows-1252", "text/html; charset=utf-8", "Die Ausfuhr von Erzen wurde für Händler beschränkt; die Preise stiegen laut Behörde um fünf Prozent, heißt es.")]
    [InlineData("utf-8", "text/html; charset=iso-8859-1", "Die Ausfuhr von Erzen wurde für Händler beschränkt; die Preise stiegen laut Behörde um fünf Prozent, heißt es.")]
    public void ExtractAnyway_WrongOrMissingCharset_IsSeenThrough(string charset, string? contentType, string text)
    {
        var encoding = charset == "utf-8" ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(charset)!;
        var body = encoding.GetBytes($"<html><head><title>x</title></head><body><article><p>{text}</p><p>{text}!</p></article></body></html>");
        Extractor.ExtractAnyway(Pages.Of(body, "https://a.example/b", contentType)).Article!.Text.ShouldStartWith(text);
    }

    [Theory]
    [InlineData("<div>", 20_000)]
    [InlineData("<b class=c><p>text here ", 3_000)]
    [InlineData("<ul><li>", 20_000)]
    [InlineData("<p>a</p>", 60_000)]
    [InlineData("<table><tr><td colspan=1000000000 rowspan=1000000000>1", 500)]
    public void ExtractAnyway_HostilePage_EndsAndKeepsItsBounds(string unit, int times)
    {
        var body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(unit, times)) + "<p>The end.");
        var attempt = Extractor.ExtractAnyway(Pages.Of(body, "https://a.example/b", "text/html"));
        (attempt.Article?.Text.Length ?? 0).ShouldBeLessThanOrEqualTo(body.Length * 2);
    }

    [Fact]
    public void Extract_BodyOverTheLimit_IsTooLarge() =>
        new ArticleExtractor(new ExtractionOptions { LargestBody = 1024 }).Extract(Pages.Text(new byte[2000])).Reason.ShouldBe(DropReason.TooLarge);

    [Fact]
    public void Extract_BinaryContent_IsUnsupported() =>
        Extractor.Extract(Pages.Of([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1, 2, 3], "https://a.example/b.png", null)).Reason.ShouldBe(DropReason.UnsupportedType);

    [Fact]
    public void Extract_PlainText_TakesATitleAndKeepsEveryParagraph()
    {
        var text = "Tin exports are limited\n\n" + string.Join("\n\n", Enumerable.Repeat("The ministry limited exports of tin ore on Monday.It gave no reason for the step, traders said", 4));
        var article = Extractor.Extract(Pages.Text(Encoding.UTF8.GetBytes(text))).Value!;
        article.Title.ShouldBe("Tin exports are limited");
        article.Blocks.Count.ShouldBe(4);
        article.Blocks[0].Anchor.ShouldBe("char=25,119");
    }

    [Fact]
    public void Extract_PdfWithoutReader_NamesTheMissingTool() =>
        Extractor.Extract(Pages.Of("%PDF-1.7 ..."u8.ToArray(), "https://a.example/b.pdf", "application/pdf")).Reason.ShouldBe(DropReason.ToolMissing);

    [Fact]
    public void Extract_PdfPages_JoinsLinesAndDropsHeadersAndFooters()
    {
        string Sheet(int n, string text) => $"Ministry of Mines\n\n{text}\n\n{n}";
        var reader = new FixedPdf([
            Sheet(1, "The ministry limited exports of tin ore on Monday, say-\ning that smelters at home came first and that the stocks\nwere low."),
            Sheet(2, "Output reached 74,000 tonnes, 12% more than a year before,\naccording to the bureau of statistics in the capital."),
            Sheet(3, "Traders expected the step, which follows a ban on nickel.")]);
        var article = new ArticleExtractor(null, reader).Extract(Pages.Of("%PDF-1.7"u8.ToArray(), "https://a.example/b.pdf", null)).Value!;
        article.Text.Split('\n').ShouldBe([
            "The ministry limited exports of tin ore on Monday, saying that smelters at home came first and that the stocks were low.",
            "Output reached 74,000 tonnes, 12% more than a year before, according to the bureau of statistics in the capital.",
            "Traders expected the step, which follows a ban on nickel."]);
        article.Blocks[1].Anchor.ShouldBe("page=2");
    }

    [Fact]
    public void Extract_PdfInTwoColumns_ReadsColumnAfterColumn()
    {
        var text = ReadPdf("pdf-columns").Text;

        text.ShouldContain("Mills in Izmir buy 21 million tonnes a year abroad. Their freight has become dearer by 18 dollars a tonne.\nWhen Gabon forbade");
        text.ShouldContain("the month in which licences became compulsory, China's customs counted");
        text.ShouldNotContain("Quarterly note");
    }

    [Fact]
    public void Extract_PdfTable_KeepsRowsWithTheirHeaders()
    {
        var article = ReadPdf("pdf-table");

        article.Text.ShouldContain("Port\tLicensed\tShipped\nDurban\t2,410\t2,198\n");
        article.Blocks.Last(block => block.Kind == BlockKind.TableRow).Context.ShouldBe("Port\tLicensed\tShipped");
    }

    private static Article ReadPdf(string name)
    {
        var options = new ExtractionOptions();
        var body = File.ReadAllBytes(ClaimPipeline.TestKit.Repository.At("corpus", "pages", "extraction", $"{name}.pdf"));
        var attempt = new ArticleExtractor(options, new PopplerTextReader(options)).ExtractAnyway(Pages.Of(body, $"https://papers.example/{name}.pdf", "application/pdf"));
        Assert.SkipWhen(attempt.Reason == DropReason.ToolMissing, attempt.Detail);
        return attempt.Article!;
    }

    [Fact]
    public void Extract_WordDocument_ReadsParagraphsAndTables()
    {
        const string Space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
        string Paragraph(string text) => $"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>";
        var long1 = "The ministry limited exports of tin ore on Monday, saying that smelters at home came first and that stocks were low, traders said, while prices rose in the capital and abroad, and more than one smelter was closed for the season, which nobody had expected to happen so soon after the last round.";
        var main = $"<w:document {Space}><w:body>{Paragraph(long1)}<w:tbl><w:tr><w:tc>{Paragraph("Tin")}</w:tc><w:tc>{Paragraph("74,000")}</w:tc></w:tr></w:tbl></w:body></w:document>";
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, true))
        {
            using var entry = archive.CreateEntry("word/document.xml").Open();
            entry.Write(Encoding.UTF8.GetBytes(main));
        }

        var article = Extractor.Extract(Pages.Of(stream.ToArray(), "file:notice.docx", null)).Value!;
        article.Text.ShouldBe(long1 + "\nTin\t74,000");
    }
}
