using ClaimPipeline.Extraction;
using ClaimPipeline.Records;
using ClaimPipeline.Segmentation;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Segmentation;

public sealed class SentenceSegmenterTests
{
    [Fact]
    public void Segment_HeadingsAndTableRows_AreOneSentenceEach()
    {
        const string Text = "No. 5. The new list. Part two\nChina\t210,000 t. Approx.\nIt rose. It fell.";
        var article = Texts.Article(
            Text, "en",
            new TextBlock(BlockKind.Heading, new TextSpan(0, 29), "/h2"),
            new TextBlock(BlockKind.TableRow, TextSpan.FromBounds(30, 54), "/tr", "Country\tOutput"),
            new TextBlock(BlockKind.Paragraph, TextSpan.FromBounds(55, Text.Length), "/p"));

        var sentences = new SentenceSegmenter().Segment(article);

        sentences.Select(s => s.Text).ShouldBe(["No. 5. The new list. Part two", "China\t210,000 t. Approx.", "It rose.", "It fell."]);
        sentences[1].Context.ShouldBe("Country\tOutput");
        sentences[1].Block.ShouldBe(BlockKind.TableRow);
        sentences.Select(s => s.Id.Index).ShouldBe([0, 1, 2, 3]);
    }

    [Fact]
    public void Segment_AnyText_KeepsEveryVisibleCharacterOnceAndInPlace()
    {
        var random = new Random(11);
        string[] parts = ["The ", "U.S. ", "rose", ". ", ".", "? ", "!", "“", "”", "\"", "(", ")", "**", "。", "？", "3.5", " No. ", "a.b@c.d ", "http://x.y/Z.A ", "稀土", "\n", "…", "...", "A", " b", "\t", "'s "];
        for (var round = 0; round < 1000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ => parts[random.Next(parts.Length)]));
            var article = Texts.Article(text) with { Blocks = [] };
            var end = 0;
            var visible = 0;
            foreach (var sentence in new SentenceSegmenter().Segment(article))
            {
                sentence.Span.Start.ShouldBeGreaterThanOrEqualTo(end);
                sentence.Text.ShouldBe(sentence.Span.Slice(text));
                visible += sentence.Text.Count(c => !char.IsWhiteSpace(c));
                end = sentence.Span.End;
            }

            visible.ShouldBe(text.Count(c => !char.IsWhiteSpace(c)), text);
        }
    }

    [Fact]
    public void Segment_TextWithoutStops_IsCutAtSpaces()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", 5000));
        var sentences = new SentenceSegmenter(new SegmentationOptions { LongestSentence = 1000 }).Segment(Texts.Article(text));
        sentences.Max(s => s.Text.Length).ShouldBeLessThanOrEqualTo(1000);
        string.Join(' ', sentences.Select(s => s.Text)).ShouldBe(text);
    }

    [Theory]
    [InlineData("000_ea6dfd318dc14ed7.txt", 29)]
    [InlineData("003_fac6fb209bf95774.txt", 57)]
    public void Segment_MachineTranslatedArticle_GivesTheSentencesAPersonCounts(string file, int expected)
    {
        if (Repository.Shared("seeds", file) is not { } path)
        {
            Assert.Skip("The shared seeds are not here.");
            return;
        }

        var bytes = File.ReadAllBytes(path);
        var article = new ArticleExtractor().Extract(Extraction.Pages.Text(bytes)).Value!;
        new SentenceSegmenter().Segment(article).Count.ShouldBe(expected);
    }
}
