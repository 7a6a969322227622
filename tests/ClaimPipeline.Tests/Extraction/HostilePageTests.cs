using System.Text;
using ClaimPipeline.Extraction;
using ClaimPipeline.Records;

namespace ClaimPipeline.Tests.Extraction;

/// <summary>
/// Twice the page takes about twice the work. Work is counted in bytes allocated by the reading thread, which is the same on any machine; what
/// grows with the square would show as four times.
/// </summary>
public sealed class HostilePageTests(ITestOutputHelper output)
{
    private const double MostGrowth = 2.5;

    [Theory]
    [InlineData("<div>", 20_000)]
    [InlineData("<ul><li>", 10_000)]
    [InlineData("<table><tr><td>", 5_000)]
    [InlineData("<b class=c>text ", 5_000)]
    [InlineData("<b class=c><p>text ", 3_000)]
    [InlineData("<p>a</p>", 30_000)]
    [InlineData("<p>a <a href=/b>c</a> d</p>", 20_000)]
    [InlineData("<table><tr><td colspan=1000000000 rowspan=1000000000>1<td>2<tr><td>3</table>", 2_000)]
    [InlineData("<!-- a ", 50_000)]
    [InlineData("<a href=\"b ", 50_000)]
    [InlineData("<script>a</script>", 30_000)]
    [InlineData("&amp;&lt;&#1234;", 50_000)]
    [InlineData("<", 200_000)]
    [InlineData("<h2>a</h2><table><tr><td>1</table>", 5_000)]
    public void ExtractAnyway_PageOfTwiceTheLength_CostsAboutTwice(string unit, int times)
    {
        var warm = Cost(unit, 100);
        var (once, twice) = (Cost(unit, times), Cost(unit, times * 2));

        output.WriteLine(FormattableString.Invariant($"{unit}: {once / 1024} kB, {twice / 1024} kB, {(double)twice / once:0.00} times (warm {warm / 1024} kB)"));
        ((double)twice / once).ShouldBeLessThan(MostGrowth);
    }

    [Fact]
    public void Extract_MoreElementsThanAllowed_IsDroppedByName()
    {
        var options = new ExtractionOptions { MostElements = 1000 };
        var paragraph = "<p>The ministry limited exports of tin ore on Monday, traders said, and gave no reason for the step.</p>\n";
        PageContent Page(int times) => Pages.Of(
            Encoding.UTF8.GetBytes($"<html lang=en><head><title>Tin exports are limited</title></head><body><article><h1>Tin exports are limited</h1>{string.Concat(Enumerable.Range(0, times).Select(i => paragraph.Replace("Monday", $"day {i}", StringComparison.Ordinal)))}</article>"),
            "https://a.example/b", "text/html");

        var cut = new ArticleExtractor(options).ExtractAnyway(Page(1200));

        cut.Reason.ShouldBe(DropReason.TooManyElements);
        cut.Detail.ShouldContain("Extraction:MostElements");
        cut.Article!.Blocks.Count.ShouldBeLessThan(1000);
        new ArticleExtractor(options).Extract(Page(900)).IsKept.ShouldBeTrue();
    }

    [Fact]
    public void Extract_MillionSiblings_AreCutAtTheBudget()
    {
        var attempt = new ArticleExtractor().ExtractAnyway(Page("<p>a</p>", 1_000_000));

        attempt.Reason.ShouldNotBeNull();
        (attempt.Article?.Blocks.Count ?? 0).ShouldBeLessThanOrEqualTo(new ExtractionOptions().MostElements);
    }

    [Fact]
    public void Extract_HundredMegabytes_AreNotReadAtAll()
    {
        var page = Page("<p>The ministry limited exports of tin ore on Monday, traders said.</p>\n", 1_450_000);
        page.Body.Length.ShouldBeGreaterThan(100_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        new ArticleExtractor().Extract(page).Reason.ShouldBe(DropReason.TooLarge);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100_000);
    }

    private static long Cost(string unit, int times)
    {
        var page = Page(unit, times);
        var extractor = new ArticleExtractor();
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = extractor.ExtractAnyway(page);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static PageContent Page(string unit, int times) => Pages.Of(
        Encoding.UTF8.GetBytes(new StringBuilder("<html lang=en><body>").Insert(20, unit, times).Append("<p>The end.").ToString()), "https://a.example/b", "text/html");
}
