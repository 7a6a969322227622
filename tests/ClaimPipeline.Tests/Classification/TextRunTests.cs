using ClaimPipeline.Classification;
using ClaimPipeline.Records;

namespace ClaimPipeline.Tests.Classification;

public sealed class TextRunTests
{
    [Fact]
    public void EndOf_RunningText_EndsAtRowsCaptionsGapsAndOtherArticles()
    {
        Sentence[] sentences =
        [
            Sentence("a", 0, BlockKind.Heading), Sentence("a", 1), Sentence("a", 2, BlockKind.TableRow), Sentence("a", 3), Sentence("a", 4, BlockKind.Quote),
            Sentence("a", 6), Sentence("b", 7), Sentence("b", 8, BlockKind.Title),
        ];
        var ends = new List<int>();
        for (var start = 0; start < sentences.Length; start = ends[^1])
        {
            ends.Add(TextRun.EndOf(sentences, start));
        }

        ends.ShouldBe([2, 3, 5, 6, 7, 8]);
    }

    [Fact]
    public void Around_LongRun_IsCutToWhatIsLookedAt()
    {
        var sentences = Enumerable.Range(0, 20).Select(i => Sentence("a", i)).ToList();
        TextRun.Around(sentences, 10, 4, 1).ShouldBe((6, 12));
        TextRun.Around(sentences, 0, 4, 1).ShouldBe((0, 2));
        TextRun.Around(sentences, 19, 4, 1).ShouldBe((15, 20));
    }

    private static Sentence Sentence(string article, int index, BlockKind block = BlockKind.Paragraph) =>
        new(new SentenceId(new ArticleId(article), index), new TextSpan(0, 1), "x", block);
}
