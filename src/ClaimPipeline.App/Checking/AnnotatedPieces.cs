using ClaimPipeline.App.Wording;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Checking;

/// <summary>Cuts a checked text at the sentences that claim something.</summary>
internal static class AnnotatedPieces
{
    /// <summary>The pieces of the headline; joined they are it.</summary>
    public static IEnumerable<AnnotatedPiece> OfTitle(CheckedText text) =>
        Of(text.Article.Title, new TextSpan(0, text.Article.Title.Length), text, isTitle: true);

    /// <summary>The pieces of a block in its order; joined they are its text.</summary>
    public static IEnumerable<AnnotatedPiece> Of(CheckedText text, TextSpan block) => Of(text.Article.Text, block, text, isTitle: false);

    private static IEnumerable<AnnotatedPiece> Of(string whole, TextSpan block, CheckedText text, bool isTitle)
    {
        var at = block.Start;
        var sentences = text.Claims.Select((claim, i) => (claim.Sentence, claim.Verdict.Label, Number: i + 1))
            .Where(c => c.Sentence.Block == BlockKind.Title == isTitle && block.Contains(c.Sentence.Span))
            .GroupBy(c => c.Sentence.Span)
            .OrderBy(g => g.Key.Start);
        foreach (var sentence in sentences)
        {
            if (sentence.Key.Start < at)
            {
                continue;
            }

            if (sentence.Key.Start > at)
            {
                yield return new AnnotatedPiece(whole[at..sentence.Key.Start], null, []);
            }

            yield return new AnnotatedPiece(sentence.Key.Slice(whole), VerdictWords.Worst(sentence.Select(c => (VerdictLabel?)c.Label)), [.. sentence.Select(c => c.Number)]);
            at = sentence.Key.End;
        }

        if (at < block.End)
        {
            yield return new AnnotatedPiece(whole[at..block.End], null, []);
        }
    }
}

/// <summary>A piece of a checked text.</summary>
/// <param name="Text">Its characters.</param>
/// <param name="Worst">The worst that is to be said of its claims; null when it makes none.</param>
/// <param name="Claims">Numbers of its claims, from 1.</param>
internal sealed record AnnotatedPiece(string Text, VerdictLabel? Worst, IReadOnlyList<int> Claims);
