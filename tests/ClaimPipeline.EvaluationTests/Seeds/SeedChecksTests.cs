using ClaimPipeline.Comparison;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.EvaluationTests.Seeds;

/// <summary>
/// The two articles that the project began with, against the table of what they must yield. Articles and table are no part of the
/// repository.
/// </summary>
public sealed class SeedChecksTests(ITestOutputHelper output)
{
    /// <summary>Rows that must be reached; raised when more are.</summary>
    private const int Floor = 37;

    [Fact]
    public void Analyze_SeedArticles_ReachTheTable()
    {
        var table = Repository.Shared("reference", "seed_checks.csv");
        Assert.SkipWhen(table is null, "The seed articles and their table stand beside a maintainer's checkout only.");
        var rows = SeedCheck.ReadAll(table!);
        var (figures, measures) = ShippedData.Official();
        var reference = ReferenceData.Build(figures, measures);
        var keys = figures.ToDictionary(f => f.Id, f => $"{f.Series}|{f.Period}|{f.Edition}");
        var analyzer = ShippedData.Analyzer();
        var reached = 0;
        var wrong = new List<string>();
        foreach (var document in rows.GroupBy(row => row.Document, StringComparer.Ordinal))
        {
            var analysis = analyzer.Analyze(ShippedData.PageOf(Repository.Shared("seeds", document.Key)!, $"file:///{document.Key}")).Value.ShouldNotBeNull();
            var verdicts = new ClaimComparer().Compare(analysis, reference);
            foreach (var row in document)
            {
                var found = analysis.Claims.Zip(verdicts).Where(pair => !analysis.IsOfHeadline(pair.First) && pair.First.Span.Overlaps(SpanOf(row, analysis.Article.Text))).ToList();

                // No claim at all is the right answer to what no official statistic answers.
                var right = found.Where(pair => row.Accepts(pair.Second)).ToList();
                var isReached = right.Count > 0 || (row.Expected == "no_reference" && found.Count == 0);
                reached += isReached ? 1 : 0;
                wrong.AddRange(found.Where(pair => row.IsWronglyRefutedBy(pair.Second) && SpanOf(row, analysis.Article.Text).Contains(Core(pair.First, analysis)))
                    .Select(pair => $"{row.Id}: {pair.Second.Explanation}"));
                var cited = right.Any(pair => row.References.Any(key => Cites(pair.Second, key, keys)));
                output.WriteLine(
                    $"{row.Id} {(isReached ? "reached" : "MISSED ")} {(cited ? "row" : "   ")} {row.Expected,-23} {row.Span}\n"
                    + string.Concat(found.Select(pair => $"        {pair.First.Kind} {pair.Second.Label} {pair.Second.Reason}: {pair.Second.Explanation}\n")));
            }
        }

        output.WriteLine($"{reached} of {rows.Count} rows reached; wrongly refuted: {wrong.Count}");
        wrong.ShouldBeEmpty();
        reached.ShouldBeGreaterThanOrEqualTo(Floor);
    }

    /// <summary>Where the figure of a claim stands, or the claim itself when it has none.</summary>
    private static TextSpan Core(Claim claim, ArticleAnalysis analysis) =>
        claim.Figures.Count > 0
            ? claim.Figures[0].Figure.Span.Shift(analysis.Sentences[claim.Sentence.Index].Sentence.Span.Start)
            : claim.Span;

    private static bool Cites(Verdict verdict, string key, Dictionary<OfficialFigureId, string> keys) =>
        verdict.Evidence.Any(e =>
            e.Measure?.Value == key || (e.Figure is { } id && keys.GetValueOrDefault(id, "").StartsWith(key, StringComparison.Ordinal)));

    private static TextSpan SpanOf(SeedCheck row, string text)
    {
        var start = text.IndexOf(row.Span, Math.Max(0, Math.Min(row.Start, text.Length) - 5), StringComparison.Ordinal);
        start.ShouldBeGreaterThanOrEqualTo(0, $"'{row.Span}' is not in the extracted text: nothing of a text may be lost");
        return new TextSpan(start, row.Span.Length);
    }
}
