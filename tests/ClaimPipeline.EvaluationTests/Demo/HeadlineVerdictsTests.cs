using System.Globalization;
using System.Text;
using ClaimPipeline.Comparison;
using ClaimPipeline.Extraction;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.EvaluationTests.Demo;

/// <summary>Headlines over short texts, with the verdicts that what they claim must get: against official figures and against the text.</summary>
public sealed class HeadlineVerdictsTests(ITestOutputHelper output)
{
    /// <summary>Headlines judged as expected; one told wrong that is right is not allowed at all.</summary>
    private const int Floor = 28;

    [Fact]
    public void Compare_Headlines_AreJudgedAsExpected()
    {
        var reference = ShippedData.Reference();
        var analyzer = ShippedData.Analyzer(new ExtractionOptions { ShortestArticle = 1 });
        var right = 0;
        var wrong = new List<string>();
        foreach (var line in File.ReadLines(Repository.At("corpus", "headlines.tsv")).Where(l => !l.StartsWith('#')))
        {
            var parts = line.Split('\t');
            var analysis = analyzer.Analyze(PageOf(parts[0], parts[1], parts[2])).Value.ShouldNotBeNull(line);
            analysis.Article.Title.ShouldBe(parts[1]);
            var verdicts = analysis.Claims.Zip(new ClaimComparer().Compare(analysis, reference)).Where(p => analysis.IsOfHeadline(p.First)).ToList();
            verdicts.ShouldAllBe(p => p.First.Span.Slice(analysis.Article.Title).Length > 0);
            var given = verdicts.Count == 0 ? "-" : string.Join(" ", verdicts.Select(p => $"{p.Second.Label.ToString()[0]}/{p.Second.Reason}"));
            var isRight = given.Split(' ').Contains(parts[3]) || (!parts[3].Contains('/', StringComparison.Ordinal) && given.StartsWith(parts[3], StringComparison.Ordinal));
            right += isRight ? 1 : 0;
            if (!isRight)
            {
                output.WriteLine($"{parts[1]} | {parts[2]}: wanted {parts[3]}, got {given} ({string.Join(" ", verdicts.Select(p => p.Second.Explanation))})");
                wrong.AddRange(given.StartsWith('R') || given.StartsWith('C') ? [line] : []);
            }
        }

        output.WriteLine($"{right} right, {wrong.Count} wrongly doubted");
        wrong.ShouldBeEmpty();
        right.ShouldBeGreaterThanOrEqualTo(Floor);
    }

    private static PageContent PageOf(string published, string title, string text)
    {
        var body = Encoding.UTF8.GetBytes($"<html lang=en><head><title>{title}</title><meta property='article:published_time' content='{published}'></head><body><article><h1>{title}</h1><p>{text}</p></article></body></html>");
        return new PageContent(
            new FetchedPage
            {
                Id = FetchedPage.IdOf("https://news.example/a", body), RequestedUrl = "https://news.example/a", Url = "https://news.example/a", Seed = "test",
                FetchedAt = DateTimeOffset.Parse(published + "T12:00:00Z", CultureInfo.InvariantCulture), StatusCode = 200, ContentType = "text/html",
            },
            body);
    }
}
