using System.Globalization;
using ClaimPipeline.Records;

namespace ClaimPipeline.Extraction;

/// <summary>
/// Reads plain text: a paragraph a line, or, where lines are wrapped at a column, a paragraph between blank lines. Everything
/// that is not white space is kept.
/// </summary>
internal static class PlainTextReader
{
    private const string Source = "text";

    /// <summary>Adds the text's blocks to the draft; the first line becomes the title if it looks like one.</summary>
    public static void Read(string text, ArticleDraft draft, int longestTitle)
    {
        var lines = Lines(text);
        var first = lines.FindIndex(line => line.Length > 0);
        if (first < 0)
        {
            return;
        }

        if (IsTitle(text, lines, first, longestTitle))
        {
            draft.Head.Title = text.Substring(lines[first].Start, lines[first].Length).Replace('\t', ' ').Replace("\0", "", StringComparison.Ordinal);
            first++;
        }

        var wrapped = IsWrapped(lines, first);
        var paragraph = new SourcedText();
        var start = 0;
        for (var i = first; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Length == 0)
            {
                continue;
            }

            start = paragraph.Length == 0 ? line.Start : start;
            paragraph.Space();
            paragraph.AppendLine(text.AsSpan(line.Start, line.Length), Source, line.Start);
            if (wrapped && i + 1 < lines.Count && lines[i + 1].Length > 0 && !BeginsItem(text, lines[i + 1]))
            {
                continue;
            }

            draft.Add(KindOf(paragraph), paragraph, Anchor(start, line.End));
            paragraph.Clear();
        }
    }

    private static string Anchor(int start, int end) => string.Create(CultureInfo.InvariantCulture, $"char={start},{end}");

    private static BlockKind KindOf(SourcedText paragraph) =>
        paragraph.Length > 2 && paragraph[0] is '-' or '*' or '•' or '–' && paragraph[1] == ' ' ? BlockKind.ListItem : BlockKind.Paragraph;

    private static bool BeginsItem(string text, TextSpan line) =>
        line.Length > 2 && text[line.Start] is '-' or '*' or '•' or '–' && text[line.Start + 1] == ' ';

    // A short line that does not end like a sentence, with longer text behind it.
    private static bool IsTitle(string text, List<TextSpan> lines, int first, int longestTitle)
    {
        var line = lines[first];
        var rest = lines.Skip(first + 1).Sum(l => l.Length);
        return line.Length <= longestTitle && rest > line.Length
            && text[line.End - 1] is not ('.' or '!' or '。' or '！' or ':' or '：' or ',' or ';' or '"' or '”')
            && char.IsLetterOrDigit(text[line.Start]);
    }

    // Lines wrapped at a column: nearly all of them end between 50 and 100 characters, and blank lines part paragraphs.
    private static bool IsWrapped(List<TextSpan> lines, int first)
    {
        int full = 0, other = 0;
        for (var i = first; i + 1 < lines.Count; i++)
        {
            if (lines[i].Length > 0 && lines[i + 1].Length > 0)
            {
                full += lines[i].Length is >= 50 and <= 100 ? 1 : 0;
                other += lines[i].Length is >= 50 and <= 100 ? 0 : 1;
            }
        }

        return full >= 5 && full >= other * 4;
    }

    private static List<TextSpan> Lines(string text)
    {
        var lines = new List<TextSpan>();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is not ('\n' or '\r' or '\f' or '\v' or '\u0085' or '\u2028' or '\u2029'))
            {
                continue;
            }

            var (from, to) = (start, i);
            while (from < to && (char.IsWhiteSpace(text[from]) || text[from] == '\uFEFF'))
            {
                from++;
            }

            while (to > from && char.IsWhiteSpace(text[to - 1]))
            {
                to--;
            }

            // The line feed of a CR LF begins no line of its own.
            if (!(i > 0 && i < text.Length && text[i] == '\n' && text[i - 1] == '\r'))
            {
                lines.Add(TextSpan.FromBounds(from, to));
            }

            start = i + 1;
        }

        return lines;
    }
}
