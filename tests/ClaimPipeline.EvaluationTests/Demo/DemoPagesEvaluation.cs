using ClaimPipeline.Comparison;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.EvaluationTests.Demo;

/// <summary>The demo's pages through the whole pipeline, each beside what is expected of it.</summary>
internal static class DemoPagesEvaluation
{
    /// <summary>Every page that has expectations, with what the pipeline makes of it.</summary>
    public static IReadOnlyList<DemoPageResult> Run()
    {
        var analyzer = ShippedData.Analyzer();
        var reference = ShippedData.Reference();
        var folder = Repository.At("corpus", "pages", "demo");
        var results = new List<DemoPageResult>();
        foreach (var file in Directory.GetFiles(folder, "*.expected.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var expected = ExpectedArticle.Read(file);
            var outcome = analyzer.Analyze(PageOf(file, expected.Url));
            var verdicts = outcome.IsKept ? new ClaimComparer().Compare(outcome.Value, reference) : [];
            results.Add(new DemoPageResult(Path.GetRelativePath(folder, file), expected, outcome, [.. verdicts]));
        }

        return results;
    }

    private static PageContent PageOf(string expectedFile, string url)
    {
        var stem = expectedFile[..^".expected.json".Length];
        var file = new[] { ".html", ".txt", ".pdf" }.Select(extension => stem + extension).First(File.Exists);
        return ShippedData.PageOf(file, url);
    }
}

/// <summary>A page, what is expected of it, and what came of it.</summary>
/// <param name="Name">File of the expectations.</param>
/// <param name="Expected">The expectations.</param>
/// <param name="Outcome">The analysis, or why there is none.</param>
/// <param name="Verdicts">One per claim, in order.</param>
internal sealed record DemoPageResult(
    string Name, ExpectedArticle Expected, StageResult<ArticleAnalysis> Outcome, IReadOnlyList<Verdict> Verdicts)
{
    /// <summary>The verdicts on the claims that a check is about: those with a figure there, else those without figures over it.</summary>
    public IReadOnlyList<Verdict> VerdictsAt(string words)
    {
        if (Outcome.Value is not { } analysis || analysis.Article.Text.IndexOf(words, StringComparison.Ordinal) is not (>= 0 and var start))
        {
            return [];
        }

        var span = new TextSpan(start, words.Length);
        var pairs = analysis.Claims.ToArray().Zip(Verdicts).Where(pair => !analysis.IsOfHeadline(pair.First)).ToList();
        var byFigure = pairs.Where(pair => pair.First.Figures.Any(figure =>
            figure.Figure.Span.Shift(analysis.Sentences[pair.First.Sentence.Index].Sentence.Span.Start).Overlaps(span))).ToList();
        var chosen = byFigure.Count > 0 ? byFigure : pairs.Where(pair => pair.First.Figures.Count == 0 && pair.First.Span.Overlaps(span));
        return chosen.Select(pair => pair.Second).ToList();
    }
}
