using ClaimPipeline.App.Wording;
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
        var pieces = HighlightedPieces.Of(line, offset, highlights);
        if (!terminal.IsInteractive)
        {
            terminal.Out.WriteLine(new string(' ', indent) + string.Concat(pieces.Select(piece => piece.Kind is null ? piece.Text : $"«{piece.Text}»")));
            return;
        }

        var paragraph = new Paragraph();
        foreach (var (piece, kind) in pieces)
        {
            paragraph.Append(piece, kind switch { null => null, HighlightKind.Term => Term, _ => Figure });
        }

        terminal.Ansi.Write(new Padder(paragraph, new Padding(indent, 0, 0, 0)));
    }
}
