using System.Text.Json;
using ClaimPipeline.Extraction;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.EvaluationTests.Extraction;

/// <summary>The extractor on the project's own pages of all kinds, against the floors of floors.json.</summary>
public sealed class ExtractionFloorTests(ITestOutputHelper output)
{
    [Fact]
    public void Extract_OwnPages_HoldsItsFloors()
    {
        var options = new ExtractionOptions();
        var extractor = new ArticleExtractor(options, new PopplerTextReader(options));
        var scores = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        int titles = 0, dates = 0, bylines = 0, articles = 0, datesStated = 0, bylinesStated = 0, judged = 0, pages = 0;
        foreach (var (expected, page) in ExpectedPage.ReadAll())
        {
            var attempt = extractor.ExtractAnyway(page);
            if (attempt.Reason == DropReason.ToolMissing)
            {
                output.WriteLine($"{expected.Name}: left out, {attempt.Detail}");
                continue;
            }

            pages++;
            var isJudged = attempt.Reason?.ToString() == expected.Dropped || (expected.Dropped is null && attempt.Reason == DropReason.TooShort);
            judged += isJudged ? 1 : 0;
            if (expected.Dropped is not null)
            {
                output.WriteLine(isJudged ? $"{expected.Name}: {attempt.Reason}" : $"{expected.Name}: NOT {expected.Dropped} but {attempt.Reason} {attempt.Detail}");
                continue;
            }

            var article = attempt.Article;
            var f1 = WordOverlap.F1(string.Join('\n', expected.Text), article?.Text ?? "");
            scores.TryAdd(expected.Kind, []);
            scores[expected.Kind].Add(f1);
            articles++;
            var rightTitle = article?.Title == expected.Title;
            var rightDate = article?.Published?.Date == expected.Published;
            var rightByline = article?.Byline == expected.Byline;
            titles += rightTitle ? 1 : 0;
            dates += rightDate ? 1 : 0;
            datesStated += expected.Published is null ? 0 : 1;
            bylines += rightByline ? 1 : 0;
            bylinesStated += expected.Byline is null ? 0 : 1;
            if (f1 < 0.995 || !rightTitle || !rightDate || !rightByline || !isJudged)
            {
                output.WriteLine(FormattableString.Invariant(
                    $"{expected.Name}: F1 {f1:0.000}, title '{article?.Title}', published {article?.Published}, byline '{article?.Byline}', {attempt.Reason} {attempt.Detail}\n    {article?.Text.ReplaceLineEndings(" ¦ ")}"));
            }
        }

        foreach (var (kind, ofKind) in scores.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            output.WriteLine(FormattableString.Invariant($"{kind,-10} {ofKind.Count,3} pages, word F1 {ofKind.Average():0.000}"));
        }

        var mean = scores.Values.SelectMany(all => all).Average();
        output.WriteLine(FormattableString.Invariant(
            $"{pages} pages, {judged} judged rightly; {articles} articles: word F1 {mean:0.000}, title {titles}, date {dates} ({datesStated} stated), byline {bylines} ({bylinesStated} stated)"));
        var floors = Floors();
        pages.ShouldBeGreaterThanOrEqualTo(60);
        mean.ShouldBeGreaterThanOrEqualTo(floors.GetProperty("wordF1").GetDouble());
        ((double)titles / articles).ShouldBeGreaterThanOrEqualTo(floors.GetProperty("titles").GetDouble());
        ((double)dates / articles).ShouldBeGreaterThanOrEqualTo(floors.GetProperty("dates").GetDouble());
        ((double)bylines / articles).ShouldBeGreaterThanOrEqualTo(floors.GetProperty("bylines").GetDouble());
        ((double)judged / pages).ShouldBeGreaterThanOrEqualTo(floors.GetProperty("judged").GetDouble());
    }

    private static JsonElement Floors() =>
        JsonDocument.Parse(File.ReadAllText(Repository.At("tests", "ClaimPipeline.EvaluationTests", "floors.json"))).RootElement.GetProperty("extraction");
}
