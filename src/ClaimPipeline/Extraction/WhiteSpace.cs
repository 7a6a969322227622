using System.Text;

namespace ClaimPipeline.Extraction;

/// <summary>
/// How a page's text is read: runs of white space are one space, none is put first, and characters nobody sees are gone. A no-break
/// space between two digits stays: it groups them.
/// </summary>
internal static class WhiteSpace
{
    /// <summary>The text with runs of white space collapsed and none at its ends.</summary>
    public static string Collapse(string text)
    {
        var collapsed = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (Read(text, i, collapsed) is { } kept)
            {
                collapsed.Append(kept);
            }
        }

        if (collapsed.Length > 0 && collapsed[^1] == ' ')
        {
            collapsed.Length--;
        }

        return collapsed.ToString();
    }

    /// <summary>What the character at a place of a text becomes behind what was read before; null when nothing.</summary>
    public static char? Read(ReadOnlySpan<char> text, int at, StringBuilder before)
    {
        var c = text[at];
        if (c > ' ' && c < '\u007F')
        {
            return c;
        }

        if (char.IsWhiteSpace(c) || c is '\u200B' or < ' ')
        {
            var groups = c is '\u00A0' or '\u202F' or '\u2009' && before.Length > 0 && char.IsAsciiDigit(before[^1])
                && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);
            return groups ? c : c != '\u200B' && before.Length > 0 && before[^1] != ' ' ? ' ' : null;
        }

        // Joiners shape letters of Indic and Arabic scripts.
        return c switch
        {
            '\u200C' or '\u200D' => before.Length > 0 && before[^1] > '\u0590' ? c : null,
            '\u00AD' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF' or '\u007F' or (>= '\u0080' and < '\u00A0') => null,
            _ => c,
        };
    }
}
