using ClaimPipeline.App.Wording;
using ClaimPipeline.Records;
using Spectre.Console;
using Cell = Spectre.Console.Text;

namespace ClaimPipeline.App.Commands;

/// <summary>Claims with their verdicts as a table for people.</summary>
internal sealed class ClaimTable
{
    /// <summary>Longest sentence that is shown whole; in a longer one the part around the claim is.</summary>
    private const int SentenceLength = 150;

    // On a terminal the sentence should get what the others leave: these are as wide as a usual value, and longer ones wrap.
    private readonly Table _table = new Table()
        .Border(TableBorder.Simple)
        .AddColumn(Column("Sentence"))
        .AddColumn(Column("Kind", 9))
        .AddColumn(Column("Figure", 16))
        .AddColumn(Column("Place", 13))
        .AddColumn(Column("Commodity", 12))
        .AddColumn(Column("Period", 10))
        .AddColumn(Column("Verdict", 17))
        .AddColumn(Column("Reason", 21));

    /// <summary>Adds a claim.</summary>
    /// <param name="analysis">The analysis that made it.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="verdict">Its verdict; null while there is none.</param>
    public void Add(ArticleAnalysis analysis, Claim claim, Verdict? verdict) => _table.AddRow(
        new Cell(Shorten(analysis.SentenceOf(claim), claim.Span)),
        new Cell(claim.Kind.ToString()),
        new Cell(string.Join("; ", claim.Figures.Select(Describe))),
        new Cell(claim.Place?.Value.Name ?? ""),
        new Cell(claim.Subject?.Value.Name ?? ""),
        new Cell(claim.Period?.Value.ToString() ?? ""),
        new Cell(verdict?.Label.ToString() ?? "", StyleOf(verdict?.Label)),
        new Cell(verdict?.Reason.ToString() ?? ""));

    /// <summary>Writes the table.</summary>
    public void WriteTo(Terminal terminal) => terminal.Ansi.Write(_table);

    private static TableColumn Column(string name, int? width = null) => new TableColumn(name) { Width = width, Padding = new Padding(0, 0, 1, 0) };

    /// <summary>A figure as read, with its role when it is not the value.</summary>
    private static string Describe(ClaimFigure figure) =>
        FigureText.Full(figure.Figure.Quantity) + (figure.Role == FigureRole.Value ? "" : $" ({figure.Role})");

    private static string Shorten(Sentence sentence, TextSpan claim)
    {
        if (sentence.Text.Length <= SentenceLength)
        {
            return sentence.Text;
        }

        var start = Math.Clamp(claim.Start - sentence.Span.Start - 30, 0, sentence.Text.Length - SentenceLength);
        var end = start + SentenceLength;
        return $"{(start > 0 ? "…" : "")}{sentence.Text[start..end]}{(end < sentence.Text.Length ? "…" : "")}";
    }

    private static Style StyleOf(VerdictLabel? label) => label switch
    {
        VerdictLabel.Supported => new Style(Color.Green),
        VerdictLabel.Refuted => new Style(Color.Red),
        VerdictLabel.ConflictingEvidence => new Style(Color.Yellow),
        _ => Style.Plain,
    };
}
