using System.Text;
using ClaimPipeline.Comparison;
using ClaimPipeline.Extraction;
using ClaimPipeline.Records;
using ClaimPipeline.Search;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Comparison;

/// <summary>What a headline claims, and how it is held against the text below it.</summary>
public sealed class HeadlineTests
{
    private const string Text = "Norwegian farms did well. Norway produced 1.5 million tonnes of salmon in 2022, a report says.";

    [Fact]
    public void Analyze_HeadlineWithFigure_IsTheLastSentenceWithSpansInTheTitle()
    {
        var analysis = Analyze("Norway produced 1.5 million tonnes of salmon in 2022", Text);

        var sentence = analysis.Sentences[^1].Sentence;
        sentence.Block.ShouldBe(BlockKind.Title);
        sentence.Id.Index.ShouldBe(analysis.Sentences.Count - 1);
        sentence.Span.Slice(analysis.Article.TextOf(sentence)).ShouldBe(analysis.Article.Title);
        var claim = analysis.Claims[^1];
        analysis.IsOfHeadline(claim).ShouldBeTrue();
        claim.FigureIn(FigureRole.Value)!.Span.Slice(sentence.Text).ShouldBe("1.5 million tonnes");
        claim.Place!.Span!.Value.Slice(analysis.Article.Title).ShouldBe("Norway");
        analysis.Claims.Count(c => !analysis.IsOfHeadline(c)).ShouldBe(1);
    }

    [Fact]
    public void Analyze_HeadlineWithoutClaim_AddsNoSentence() =>
        Analyze("A good year for fish", Text).Sentences.ShouldAllBe(s => s.Sentence.Block != BlockKind.Title);

    [Fact]
    public void Analyze_HeadlineThatClaims_ChangesNoIdOfTheText()
    {
        var (with, without) = (Analyze("Norway produced 1.5 million tonnes of salmon in 2022", Text), Analyze("A good year for fish", Text));

        with.Sentences.Take(2).Select(s => s.Sentence.Id.Index).ShouldBe(without.Sentences.Select(s => s.Sentence.Id.Index));
        with.Claims[0].Span.ShouldBe(without.Claims[0].Span);
    }

    [Theory]
    [InlineData("Norway produced 2.5 million tonnes of salmon in 2022", "1.5 million tonnes", true)]
    [InlineData("Norway produced 1.6 million tonnes of salmon in 2022", "1.57 million tonnes", false)]
    [InlineData("Norway produced more than 1.5 million tonnes of salmon in 2022", "1.57 million tonnes", false)]
    [InlineData("Norway produced more than 2 million tonnes of salmon in 2022", "1.57 million tonnes", true)]
    [InlineData("Norway produced 2.5 million tonnes of salmon in 2021", "1.5 million tonnes", false)]
    [InlineData("Chile produced 2.5 million tonnes of salmon in 2022", "1.5 million tonnes", false)]
    [InlineData("Norway exported 2.5 million tonnes of salmon in 2022", "1.5 million tonnes", false)]
    [InlineData("Norway produced 2.5 million tonnes of salmon in 2022", "1.5 million tonnes, and with trout 2.5 million tonnes", false)]
    public void Compare_HeadlineAndText_AreHeldAgainstEachOther(string headline, string figure, bool isContradiction)
    {
        var verdicts = Compare(headline, $"Farms did well. Norway produced {figure} of salmon in 2022, a report says.".Replace($"{figure} of salmon", figure.Replace("tonnes", "tonnes of salmon", StringComparison.Ordinal), StringComparison.Ordinal));

        verdicts.Any(v => v.Reason == VerdictReason.InternallyInconsistent).ShouldBe(isContradiction, string.Join(" | ", verdicts.Select(v => v.Explanation)));
    }

    [Fact]
    public void Compare_HeadlineThatContradictsTheText_SaysBothSidesOnBothClaims()
    {
        var verdicts = Compare("Norway produced 2.5 million tonnes of salmon in 2022", Text);

        verdicts.Count.ShouldBe(2);
        verdicts.ShouldAllBe(v => v.Label == VerdictLabel.ConflictingEvidence
            && v.Explanation == "The headline says 2.5 million tonnes for production of salmon, Norway; the text says 1.5 million tonnes.");
        verdicts[0].Evidence.ShouldContain(e => e.Sibling == verdicts[1].Claim);
        verdicts[1].Evidence.ShouldContain(e => e.Sibling == verdicts[0].Claim);
    }

    [Fact]
    public void Compare_RiseInHeadlineFallInText_IsAContradiction() =>
        Compare("Brazil's coffee exports rose 12 percent in 2022", "Brazil's coffee exports fell 12 percent in 2022, the council said.")
            .ShouldContain(v => v.Explanation.Contains("The headline tells a rise of 12 percent", StringComparison.Ordinal));

    [Fact]
    public void Compare_BanOnGoodsOverTextOnTechnology_IsOverstated() =>
        Compare("Japan bans exports of polysilicon", "Japan has banned the export of polysilicon technology, its ministry said.")
            .ShouldContain(v => v.Label == VerdictLabel.ConflictingEvidence && v.Reason == VerdictReason.ScopeOverstated);

    [Fact]
    public void Compose_ClaimOfHeadline_IsQuotedFromTheTitle()
    {
        var analysis = Analyze("Norway produced 1.5 million tonnes of salmon in 2022", Text);
        var document = SearchDocument.Of(analysis, [], "stamp");

        var hit = new HitComposer(new SearchRequest(QueryParser.Parse("salmon", null).Query!)).Compose(document, new HitPlace(0, "", -1), [], 0);

        hit.Claims.ShouldContain(c => c.Sentence.Text == analysis.Article.Title && c.Sentence.Highlights.Count > 0);
        hit.Claims.ShouldContain(c => c.Sentence.Text.StartsWith("Norway produced 1.5 million tonnes of salmon in 2022, a report", StringComparison.Ordinal));
        hit.Claims.SelectMany(c => c.Sentence.Highlights.Select(h => (c.Sentence, h))).ShouldAllBe(p => p.Sentence.Span.Contains(p.h.Span));
    }

    private static IReadOnlyList<Verdict> Compare(string title, string text) => new ClaimComparer().Compare(Analyze(title, text), ReferenceData.Empty);

    private static ArticleAnalysis Analyze(string title, string text)
    {
        var html = $"<html lang=en><head><title>{title}</title><meta property='article:published_time' content='2023-06-10'></head><body><article><h1>{title}</h1><p>{text}</p></article></body></html>";
        return ShippedData.Analyzer(new ExtractionOptions { ShortestArticle = 1 }).Analyze(new PageContent(Some.Page(body: html), Encoding.UTF8.GetBytes(html))).Value.ShouldNotBeNull();
    }
}
