namespace ClaimPipeline.Linking;

/// <summary>Tells what a text only repeats in order to correct or reject it.</summary>
internal static class DenialReader
{
    /// <summary>Whether the text itself says that the claim is not so.</summary>
    /// <param name="draft">The claim.</param>
    /// <param name="next">The sentence behind it; null at the end.</param>
    public static bool IsDenied(ClaimDraft draft, SentenceReading? next)
    {
        var reading = draft.Reading;
        var first = reading.Nodes.FirstOrDefault(n => n.Figure is { } f && draft.Figures.Any(c => ReferenceEquals(c.Figure, f)));
        return (first is not null && (IsReplaced(reading, first) || IsMisprint(reading, first)))
            || IsRejected(reading, first?.Span.Start ?? draft.Start)
            || (next is not null && next.Paragraph == reading.Paragraph && first is null && IsReported(reading) && Rejects(next));
    }

    /// <summary>"For 'X' read 'Y'".</summary>
    private static bool IsReplaced(SentenceReading reading, Node figure) =>
        reading.Word(0) == "for" && IsQuote(reading.Word(1))
        && reading.Nodes.FirstOrDefault(n => n.Lower == "read" && IsQuote(reading.Word(n.Index - 1))) is { } read && figure.Index < read.Index;

    /// <summary>"misstated as X", "should have read Y, not X", "Y instead of X".</summary>
    private static bool IsMisprint(SentenceReading reading, Node figure)
    {
        var corrects = reading.Nodes.Any(n => n.Lower is "read" or "corrected" or "correction" or "misstated" or "misprint" or "erratum");
        for (var i = figure.Index - 1; i >= Math.Max(0, figure.Index - 6) && reading.Nodes[i].Figure is null; i--)
        {
            var word = reading.Word(i);
            if (word is "misstated" or "wrongly" or "erroneously" or "mistakenly" or "incorrectly"
                || (corrects && (word is "not" || (word is "of" && reading.Word(i - 1) is "instead"))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"rejecting reports that X": only what stands behind.</summary>
    private static bool IsRejected(SentenceReading reading, int start)
    {
        foreach (var node in reading.Nodes)
        {
            if (node.Span.Start >= start)
            {
                break;
            }

            if (node.Lower is "rejecting" or "rejected" or "rejects" or "dismissing" or "dismissed" or "dismisses" or "denying" or "denied" or "denies" or "refuting" or "refuted"
                && reading.Nearest(node.Index, 0, 4, n => n.Lower is "report" or "reports" or "claim" or "claims" or "rumour" or "rumours" or "rumors" or "suggestions" or "speculation" or "talk" or "that" or "accusations") is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Some colleagues write that": somebody's words that the text does not make its own.</summary>
    private static bool IsReported(SentenceReading reading) => reading.Nodes.Take(12).Any(n => n.Lower == "that"
        && reading.Word(n.Index - 1) is "write" or "writes" or "wrote" or "say" or "says" or "said" or "claim" or "claims" or "claimed" or "believe" or "think" or "hears" or "hear" or "read" or "reported");

    private static bool Rejects(SentenceReading next) => (next.Word(0), next.Word(1)) switch
    {
        ("not", "so" or "true" or "quite" or "at") => true,
        ("wrong" or "false" or "nonsense", _) => true,
        ("that" or "this" or "it", "isn't") => next.Word(2) is "so" or "true" or "right" or "correct",
        ("that" or "this" or "it" or "they", "is" or "are" or "was") => next.Word(2) is "wrong" or "false" or "untrue" or "incorrect" or "nonsense"
            || (next.Word(2) is "not" && next.Word(3) is "so" or "true" or "right" or "correct" or "the"),
        _ => false,
    };

    private static bool IsQuote(string word) => word is "\"" or "'" or "\u201c" or "\u201d" or "\u2018" or "\u2019" or "\u201e" or "\u00ab" or "\u00bb" or "''" or "`";
}
