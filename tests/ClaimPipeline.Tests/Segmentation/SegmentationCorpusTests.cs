using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.Segmentation;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Segmentation;

/// <summary>corpus/segmentation.jsonl: texts with the sentences a person would cut them into.</summary>
public sealed class SegmentationCorpusTests
{
    // A regression floor, not a measure of accuracy: some labels were corrected after the first run.
    private const double Floor = 0.97;

    [Fact]
    public void Segment_OfTheCorpus_ReachesTheFloor()
    {
        int right = 0, found = 0, wanted = 0, cases = 0;
        var wrong = new List<string>();
        foreach (var line in File.ReadLines(Repository.At("corpus", "segmentation.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            var text = json.RootElement.GetProperty("text").GetString()!;
            var expected = json.RootElement.GetProperty("sentences").EnumerateArray().Select(s => s.GetString()!).ToList();
            var actual = new SentenceSegmenter().Segment(Texts.Article(text, json.RootElement.GetProperty("language").GetString()!, Lines(text)));

            cases++;
            wanted += expected.Count;
            found += actual.Count;
            right += Ends(text, expected).Intersect(actual.Select(s => s.Span.End)).Count();
            if (!actual.Select(s => s.Text).SequenceEqual(expected, StringComparer.Ordinal))
            {
                wrong.Add($"{text}  ->  {string.Join(" ¦ ", actual.Select(s => s.Text))}");
            }
        }

        var precision = (double)right / found;
        var recall = (double)right / wanted;
        var f1 = 2 * precision * recall / (precision + recall);
        TestContext.Current.TestOutputHelper?.WriteLine($"{cases} cases, boundary F1 {f1:F4}, {wrong.Count} cases not exact:\n{string.Join('\n', wrong)}");
        cases.ShouldBeGreaterThanOrEqualTo(250);
        f1.ShouldBeGreaterThanOrEqualTo(Floor, string.Join('\n', wrong));
    }

    // A line of a case is a block, as the extractor makes it; one with tabs is a row of a table.
    private static TextBlock[] Lines(string text)
    {
        var blocks = new List<TextBlock>();
        foreach (var line in text.AsSpan().Split('\n'))
        {
            var (start, length) = line.GetOffsetAndLength(text.Length);
            blocks.Add(new TextBlock(text.AsSpan(line).Contains('\t') ? BlockKind.TableRow : BlockKind.Paragraph, new TextSpan(start, length), "/html/body/p"));
        }

        return [.. blocks];
    }

    private static IEnumerable<int> Ends(string text, List<string> sentences)
    {
        var from = 0;
        foreach (var sentence in sentences)
        {
            from = text.IndexOf(sentence, from, StringComparison.Ordinal) + sentence.Length;
            yield return from;
        }
    }
}
