using System.Net;
using System.Text;
using ClaimPipeline.Comparison;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.EvaluationTests.Demo;

/// <summary>Articles that no rule was written for, through the whole pipeline: nothing right may be called wrong.</summary>
public sealed class FreshArticlesTests(ITestOutputHelper output)
{
    private const int ChecksFloor = 22;

    [Fact]
    public void Verdicts_OnFreshArticles_RefuteNothingRight()
    {
        var analyzer = ShippedData.Analyzer();
        var reference = ShippedData.Reference();
        int all = 0, reached = 0;
        var wrong = new List<string>();
        foreach (var file in Directory.GetFiles(Repository.At("corpus", "articles"), "*.txt").Order(StringComparer.Ordinal))
        {
            var expected = ExpectedArticle.Read(Path.ChangeExtension(file, ".expected.json"));
            var outcome = analyzer.Analyze(PageOf(file, expected));
            var verdicts = outcome.IsKept ? new ClaimComparer().Compare(outcome.Value, reference) : [];
            var result = new DemoPageResult(Path.GetFileName(file), expected, outcome, [.. verdicts]);
            foreach (var check in expected.Checks)
            {
                var found = result.VerdictsAt(check.Text);
                all++;
                reached += found.Any(verdict => verdict.Label.ToString() == check.Label) ? 1 : 0;
                var line = $"{result.Name}: '{check.Text}' {check.Label}: {string.Join("; ", found.Select(v => $"{v.Label} {v.Reason} ({v.Explanation})"))}";
                output.WriteLine(line);
                if (check.Label != nameof(VerdictLabel.Refuted) && found.Any(verdict => verdict.Label == VerdictLabel.Refuted))
                {
                    wrong.Add(line);
                }
            }
        }

        output.WriteLine(FormattableString.Invariant($"{all} checks: {reached} reached, {wrong.Count} wrongly refuted"));
        wrong.ShouldBeEmpty();
        reached.ShouldBeGreaterThanOrEqualTo(ChecksFloor);
    }

    /// <summary>The plain text as a page with its title and date.</summary>
    private static PageContent PageOf(string file, ExpectedArticle expected)
    {
        var paragraphs = File.ReadAllText(file).Split("\n\n").Skip(1).Select(text => $"<p>{WebUtility.HtmlEncode(text.Trim())}</p>");
        var title = WebUtility.HtmlEncode(expected.Title);
        var body = Encoding.UTF8.GetBytes(
            $"<!doctype html><html lang='en'><head><title>{title}</title><meta property='article:published_time' content='{expected.Published:yyyy-MM-dd}'></head>"
            + $"<body><article><h1>{title}</h1>{string.Concat(paragraphs)}</article></body></html>");
        var page = ShippedData.PageOf(file, expected.Url).Page with { Id = FetchedPage.IdOf(expected.Url, body), ContentType = "text/html" };
        return new PageContent(page, body);
    }
}
