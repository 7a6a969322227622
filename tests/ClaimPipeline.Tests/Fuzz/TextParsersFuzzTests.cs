using ClaimPipeline.Figures;
using ClaimPipeline.Gazetteer;
using ClaimPipeline.Linking;
using ClaimPipeline.Tests.Linking;
using ClaimPipeline.Units;

namespace ClaimPipeline.Tests.Fuzz;

/// <summary>No text breaks a reader: <c>make fuzz</c> runs many more than the tests do.</summary>
[Trait("Category", "Fuzz")]
public sealed class TextParsersFuzzTests(ITestOutputHelper output)
{
    private static readonly FigureExtractor Extractor = new();

    [Fact]
    public void Extract_MutatedSentence_SlicesItsText() => Try(text =>
    {
        var end = 0;
        foreach (var figure in Extractor.Extract(text))
        {
            figure.Span.Start.ShouldBeGreaterThanOrEqualTo(end);
            figure.Span.Slice(text).ShouldBe(figure.Surface);
            end = figure.Span.End;
        }
    });

    [Fact]
    public void Extract_MutatedRow_KeepsToItsText() => Try(text =>
    {
        foreach (var figure in Extractor.Extract(text.Replace(' ', '\t'), "Country\tOutput (kt)\tShare, %\t2023"))
        {
            figure.Span.End.ShouldBeLessThanOrEqualTo(text.Length);
        }
    });

    [Fact]
    public void Link_MutatedSentence_SlotsLieInTheText() => Try(text =>
    {
        foreach (var claim in AnnotatedArticle.Link(text, new DateOnly(2024, 3, 5), ("QBS", text), ("", "It reached 5 tonnes last year.")))
        {
            claim.Span.End.ShouldBeLessThanOrEqualTo(text.Length + 40);
            claim.Probability.ShouldBeInRange(0, 1);
            foreach (var slot in new[] { claim.Indicator, claim.Subject, claim.Place, claim.Counterpart, claim.Whole, claim.Authority })
            {
                (slot is null || slot.Rule.Length > 0).ShouldBeTrue();
            }
        }
    });

    [Fact]
    public void Find_MutatedSentence_PeriodsAndNamesLieInTheText() => Try(text =>
    {
        PeriodFinder.Find(text, _ => false, new DateOnly(2024, 2, 29), 2023).ShouldAllBe(p => p.Span.End <= text.Length && p.Span.Length > 0);
        EntityGazetteer.Default.FindAll(text).ShouldAllBe(m => m.Span.End <= text.Length);
    });

    [Fact]
    public void TryGet_MutatedName_IsAUnitOrNone() => Try(text =>
    {
        if (UnitTable.Default.TryGet(text, out var unit))
        {
            UnitTable.Default.NameOf(unit).ShouldNotBeNull();
        }
    });

    private void Try(Action<string> read)
    {
        var corpus = new MutatedCorpus();
        output.WriteLine($"seed {corpus.Seed}, {corpus.Count} texts");
        foreach (var text in corpus.Texts())
        {
            try
            {
                read(text);
            }
            catch (Exception trouble)
            {
                throw new InvalidOperationException($"With seed {corpus.Seed}, on the text: {text}", trouble);
            }
        }
    }
}
