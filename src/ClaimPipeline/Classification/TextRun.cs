using ClaimPipeline.Records;

namespace ClaimPipeline.Classification;

/// <summary>Finds which sentences stand side by side in running text, and so may speak for one another.</summary>
internal static class TextRun
{
    /// <summary>Where the run that begins at <paramref name="start"/> ends, excluded: table rows, captions and sentences of other articles end it.</summary>
    public static int EndOf(IReadOnlyList<Sentence> sentences, int start)
    {
        var end = start + 1;
        while (end < sentences.Count && Follows(sentences[end - 1], sentences[end]))
        {
            end++;
        }

        return end;
    }

    /// <summary>The part of a sentence's run that lies at most so many sentences before and behind it; the end is excluded.</summary>
    public static (int Start, int End) Around(IReadOnlyList<Sentence> sentences, int at, int before, int behind)
    {
        var (start, end) = (at, at + 1);
        while (start > 0 && at - start < before && Follows(sentences[start - 1], sentences[start]))
        {
            start--;
        }

        while (end < sentences.Count && end - at <= behind && Follows(sentences[end - 1], sentences[end]))
        {
            end++;
        }

        return (start, end);
    }

    /// <summary>Whether the sentence is running text under the article's headline, and not a row or the headline itself.</summary>
    public static bool IsText(Sentence sentence) => sentence.Block is BlockKind.Paragraph or BlockKind.Heading or BlockKind.ListItem or BlockKind.Quote;

    private static bool Follows(Sentence before, Sentence sentence) =>
        IsText(before) && IsText(sentence) && before.Id.Article == sentence.Id.Article && before.Id.Index + 1 == sentence.Id.Index;
}
