using ClaimPipeline.Records;

namespace ClaimPipeline.App.Wording;

/// <summary>A piece of a text that may be far too long to show.</summary>
/// <param name="Span">The piece, in the text; no half of a surrogate pair.</param>
/// <param name="IsCutBefore">Whether text stands before it.</param>
/// <param name="IsCutBehind">Whether text stands behind it.</param>
internal readonly record struct TextWindow(TextSpan Span, bool IsCutBefore, bool IsCutBehind)
{
    /// <summary>The whole text when it is short enough, else as much of it around a place, from a blank to a blank where there is one near.</summary>
    /// <param name="text">The text.</param>
    /// <param name="focus">What should be seen, from its start.</param>
    /// <param name="most">Characters shown at most; at least 2.</param>
    public static TextWindow Around(string text, TextSpan focus, int most)
    {
        if (text.Length <= most)
        {
            return new TextWindow(new TextSpan(0, text.Length), false, false);
        }

        var start = Math.Clamp(focus.Start - Math.Max(0, (most - focus.Length) / 2), 0, text.Length - most);
        var end = start + most;
        if (start > 0)
        {
            var blank = text.IndexOf(' ', start, Math.Min(40, most / 4));
            start = blank >= 0 && blank < focus.Start ? blank + 1 : Border(text, start);
        }

        if (end < text.Length)
        {
            var blank = text.LastIndexOf(' ', end - 1, Math.Min(40, most / 4));
            end = blank > Math.Min(focus.End, end) ? blank : Border(text, end);
        }

        return new TextWindow(TextSpan.FromBounds(start, end), start > 0, end < text.Length);
    }

    /// <summary>The offset, or the one before it when it would cut a character in two.</summary>
    public static int Border(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
