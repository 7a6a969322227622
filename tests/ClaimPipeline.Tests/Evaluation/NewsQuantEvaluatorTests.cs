using ClaimPipeline.Evaluation;
using ClaimPipeline.Figures;

namespace ClaimPipeline.Tests.Evaluation;

/// <summary>Sentences here are our own, in NewsQuant's form.</summary>
public sealed class NewsQuantEvaluatorTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("Output fell from 40 tonnes to 30 tonnes.", "40 to 30 metric ton")]
    [InlineData("One of the best mines closed.", "1 good mine")]
    [InlineData("It owns 9.3 million shipping containers.", "9300000 shipping container")]
    [InlineData("A third of the US population left.", "0.333 % us population")]
    [InlineData("The price doubled.", "")]
    [InlineData("A five-year plan costs $7 per share.", "7 dollar per share")]
    [InlineData("The mine paid £3 million.", "3000000 pound sterling")]
    public void Of_OurFigures_FollowsNewsQuant(string text, string expected)
    {
        var figures = NewsQuantConventions.Of(text, new FigureExtractor(NewsQuantConventions.Options).Extract(text));

        string.Join("; ", figures.Select(f => NewsQuantReport.Show(f with { Value = Math.Round(f.Value, 3) }))).ShouldBe(expected);
    }

    [Fact]
    public void Evaluate_OneRightOneWrongUnit_CountsBoth()
    {
        File.WriteAllText(_file, """
            [{"text": "The car did 30 miles for $5.", "quantities": [{"value": "30", "normalized_unit": "kilometre"}, {"value": "5.0", "normalized_unit": "Dollar"}]},
             {"text": "Nobody came.", "quantities": []}]
            """);

        var report = NewsQuantEvaluator.Evaluate(NewsQuantReader.Read(_file));

        (report.Sentences, report.Gold, report.Found, report.Values, report.Units, report.Empty).ShouldBe((2, 2, 2, 2, 1, 1));
        report.Mistakes.ShouldHaveSingleItem().Missed.ShouldHaveSingleItem().Unit.ShouldBe("kilometre");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""[{"text": "a"}]""")]
    [InlineData("""[{"text": "a", "quantities": [{"value": "x", "normalized_unit": "-"}]}]""")]
    [InlineData("no json")]
    public void Read_OtherFile_SaysWhatIsWrong(string content)
    {
        File.WriteAllText(_file, content);

        Should.Throw<FormatException>(() => NewsQuantReader.Read(_file)).Message.ShouldContain(_file);
    }
}
