using System.Globalization;
using System.Text;

namespace ClaimPipeline.Evaluation;

/// <summary>How well figures of NewsQuant are read.</summary>
/// <param name="Sentences">Sentences that were read.</param>
/// <param name="Gold">Figures that are in them.</param>
/// <param name="Found">Figures that were found.</param>
/// <param name="Values">Found with the right value.</param>
/// <param name="Units">And with the right unit.</param>
/// <param name="Empty">Sentences without a figure.</param>
/// <param name="FoundInEmpty">Figures found in these.</param>
/// <param name="Mistakes">Sentences that are not all right.</param>
public sealed record NewsQuantReport(
    int Sentences, int Gold, int Found, int Values, int Units, int Empty, int FoundInEmpty, IReadOnlyList<NewsQuantMistake> Mistakes)
{
    /// <summary>A Markdown table, in percent.</summary>
    public string Table()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Sentences} sentences, {Gold} figures, {Found} found, {FoundInEmpty} of them in the {Empty} sentences without any");
        text.AppendLine().AppendLine("| | precision | recall | F1 |").AppendLine("|---|---|---|---|");
        Row(text, "value", Values);
        Row(text, "value and unit", Units);
        return text.ToString();
    }

    /// <summary>A figure as "2 to 3 year".</summary>
    public static string Show(NewsQuantFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return string.Create(CultureInfo.InvariantCulture, $"{figure.Value:R}{(figure.Max is { } max ? $" to {max:R}" : "")} {figure.Unit}");
    }

    private void Row(StringBuilder text, string name, int right)
    {
        var (precision, recall) = (100.0 * right / Math.Max(1, Found), 100.0 * right / Math.Max(1, Gold));
        var f1 = right == 0 ? 0 : 2 * precision * recall / (precision + recall);
        text.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {precision:F1} | {recall:F1} | {f1:F1} |");
    }
}
