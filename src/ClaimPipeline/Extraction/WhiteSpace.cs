using System.Text;

namespace ClaimPipeline.Extraction;

/// <summary>How a page's text is read: runs of white space are one space, and characters nobody sees are gone.</summary>
internal static class WhiteSpace
{
    /// <summary>The text with runs of white space collapsed and none at its ends.</summary>
    public static string Collapse(string text)
    {
        var collapsed = new StringBuilder(text.Length);
        Append(text, collapsed);
        if (collapsed.Length > 0 && collapsed[^1] == ' ')
        {
            collapsed.Length--;
        }

        return collapsed.ToString();
    }

    /// <summary>
    /// Appends the text, its white space collapsed also with what stands there already; none is put first. A no-break space
    /// between two digits stays: it groups them.
    /// </summary>
    public static void Append(string text, StringBuilder to)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c > ' ' && c < '\u0080')
            {
                to.Append(c);
            }
            else if (char.IsWhiteSpace(c) || c is '\u200B' or < ' ')
            {
                if (c is '\u00A0' or '\u202F' or '\u2009' && to.Length > 0 && char.IsAsciiDigit(to[^1])
                    && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))
                {
                    to.Append(c);
                }
                else if (c != '\u200B' && to.Length > 0 && to[^1] != ' ')
                {
                    to.Append(' ');
                }
            }
            else if (c is not ('\u00AD' or '\u200C' or '\u200D' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF' or '\u007F' or (>= '\u0080' and < '\u00A0')))
            {
                to.Append(c);
            }
            else if (c is '\u200C' or '\u200D')
            {
                // Joiners shape letters of Indic and Arabic scripts.
                to.Append(to.Length > 0 && to[^1] > '\u0590' ? c.ToString() : "");
            }
        }
    }
}
