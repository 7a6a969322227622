using ClaimPipeline.Records;
using ClaimPipeline.Search;

namespace ClaimPipeline.App.Wording;

/// <summary>Cuts a text at its highlights.</summary>
internal static class HighlightedPieces
{
    /// <summary>The pieces of a text in its order; joined they are the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="offset">Where it begins in the text that the highlights point into.</param>
    /// <param name="highlights">Words win over figures that overlap them; claims, being most of a sentence as a rule, are left out.</param>
    public static IEnumerable<(string Text, HighlightKind? Kind)> Of(string text, int offset, IEnumerable<Highlight> highlights)
    {
        var at = 0;
        foreach (var (span, kind) in Apart(highlights.Where(h => h.Kind != HighlightKind.Claim).Select(h => h with { Span = h.Span.Shift(-offset) })))
        {
            if (span.Start > at)
            {
                yield return (text[at..span.Start], null);
            }

            yield return (span.Slice(text), kind);
            at = span.End;
        }

        if (at < text.Length)
        {
            yield return (text[at..], null);
        }
    }

    private static List<(TextSpan Span, HighlightKind Kind)> Apart(IEnumerable<Highlight> highlights)
    {
        var kept = new List<(TextSpan Span, HighlightKind Kind)>();
        foreach (var highlight in highlights.OrderBy(h => h.Kind))
        {
            if (!kept.Exists(k => k.Span.Overlaps(highlight.Span)))
            {
                kept.Add((highlight.Span, highlight.Kind));
            }
        }

        kept.Sort((a, b) => a.Span.CompareTo(b.Span));
        return kept;
    }
}
