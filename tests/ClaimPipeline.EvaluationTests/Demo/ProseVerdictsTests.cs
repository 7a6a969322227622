using System.Globalization;
using System.Text;
using ClaimPipeline.Comparison;
using ClaimPipeline.Extraction;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.EvaluationTests.Demo;

/// <summary>Sentences as a reporter would write them, each with its verdicts written down before the first run; nothing was mended for them.</summary>
public sealed class ProseVerdictsTests(ITestOutputHelper output)
{
    /// <summary>Figures whose verdict is the expected one; wrong ones are not allowed at all.</summary>
    private const int Floor = 122;

    [Fact]
    public void Compare_ProseSentences_AreJudgedAsExpected()
    {
        var reference = ShippedData.Reference();
        var analyzer = ShippedData.Analyzer(new ExtractionOptions { ShortestArticle = 1 });
        var (right, undecided) = (0, 0);
        var wrong = new List<string>();
        foreach (var line in File.ReadLines(Repository.At("corpus", "verdicts-prose.tsv")).Where(l => !l.StartsWith('#')))
        {
            var parts = line.Split('\t');
            var analysis = analyzer.Analyze(PageOf(parts[1], parts[0])).Value.ShouldNotBeNull(line);
            var verdicts = analysis.Claims.Zip(new ClaimComparer().Compare(analysis, reference)).ToList();
            foreach (var expected in parts[2].Split(' '))
            {
                var (key, label) = (expected.Split('=')[0], expected[^1]);
                var found = verdicts.Where(p => key == "claim" ? p.First.Figures.Count == 0 : p.First.Figures.Any(f => IsFigure(key, f.Figure))).Select(p => p.Second).ToList();
                var isRight = found.Exists(v => v.Label.ToString()[0] == label) || (label == 'N' && found.Count == 0);
                right += isRight ? 1 : 0;
                undecided += !isRight && found.TrueForAll(v => v.Label == VerdictLabel.NotEnoughEvidence) ? 1 : 0;
                if (!isRight)
                {
                    output.WriteLine($"{expected}: {parts[1]} {string.Join("; ", found.Select(v => v.Explanation))}");
                    wrong.AddRange(found.Where(v => v.Label != VerdictLabel.NotEnoughEvidence).Select(v => $"{parts[1]} {v.Explanation}"));
                }
            }
        }

        output.WriteLine($"{right} right, {undecided} undecided or without a claim, {wrong.Count} wrong");
        wrong.ShouldBeEmpty();
        right.ShouldBeGreaterThanOrEqualTo(Floor);
    }

    /// <summary>The list has plain numbers; amounts compare in tonnes.</summary>
    private static bool IsFigure(string key, Figure figure)
    {
        var value = decimal.Parse(key, CultureInfo.InvariantCulture);
        return ClaimedAmount.Of(figure).Value is var amount && (amount == (figure.Quantity.Unit.Code == "kg" ? value / 1000 : value) || Math.Truncate(amount) == value);
    }

    private static PageContent PageOf(string text, string published)
    {
        var body = Encoding.UTF8.GetBytes(text);
        return new PageContent(
            new FetchedPage
            {
                Id = FetchedPage.IdOf("file:a", body), RequestedUrl = "file:a", Url = "file:a", Seed = "test", FetchedAt = Some.Noon, StatusCode = 200, ContentType = "text/plain",
                StatedDate = DateTimeOffset.Parse(published + "T00:00:00Z", CultureInfo.InvariantCulture),
            },
            body);
    }
}
