using System.Text;
using ClaimPipeline.Records;
using ClaimPipeline.Search;
using Spectre.Console;

namespace ClaimPipeline.App.Commands;

/// <summary>Text with what was found in it: in colour on a terminal, between «marks» in a pipe.</summary>
internal static class HighlightedText
{
    private static readonly Style Term = new(Color.Black, Color.Yellow);
    private static readonly Style Figure = new(Color.Aqua, decoration: Decoration.Bold);

    /// <summary>Writes a line.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="text">What.</param>
    /// <param name="offset">Where the text begins in the text that the highlights point into.</param>
    /// <param name="highlights">Words and figures are shown; claims are not, being most of a sentence as a rule.</param>
    /// <param name="indent">Blanks before it.</param>
    public static void WriteLine(Terminal terminal, string text, int offset, IEnumerable<Highlight> highlights, int indent)
    {
        var line = text.Replace('\n', ' ').Replace('\t', ' ').Replace('\r', ' ');
        var shown = Apart(highlights.Where(h => h.Kind != HighlightKind.Claim).Select(h => h with { Span = h.Span.Shift(-offset) }));
        if (!terminal.IsInteractive)
        {
            terminal.Out.WriteLine(new string(' ', indent) + Marked(line, shown));
            return;
        }

        var paragraph = new Paragraph();
        var at = 0;
        foreach (var (span, kind) in shown)
        {
            paragraph.Append(line[at..span.Start]);
            paragraph.Append(line[span.Start..span.End], kind == HighlightKind.Term ? Term : Figure);
            at = span.End;
        }

        paragraph.Append(line[at..]);
        terminal.Ansi.Write(new Padder(paragraph, new Padding(indent, 0, 0, 0)));
    }

    private static string Marked(string line, List<(TextSpan Span, HighlightKind Kind)> highlights)
    {
        var marked = new StringBuilder();
        var at = 0;
        foreach (var (span, _) in highlights)
        {
            marked.Append(line, at, span.Start - at).Append('«').Append(line, span.Start, span.Length).Append('»');
            at = span.End;
        }

        return marked.Append(line, at, line.Length - at).ToString();
    }

    // Words win over figures that overlap them.
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
