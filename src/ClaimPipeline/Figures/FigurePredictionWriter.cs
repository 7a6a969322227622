using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.Units;

namespace ClaimPipeline.Figures;

/// <summary>
/// Writes figures in the plain form that scorers of figure extraction read:
/// <c>{"id":…,"figures":[{"value","value_max","unit","modifier","change","start","end","negated"}]}</c>, units by name,
/// modifiers as signs (<c>=</c>, <c>~</c>, <c>&gt;</c>, <c>&gt;=</c>, <c>&lt;</c>, <c>&lt;=</c>).
/// </summary>
public sealed class FigurePredictionWriter(UnitTable table)
{
    /// <summary>One sentence as one JSON object.</summary>
    public void Write(Utf8JsonWriter writer, string id, ValueList<Figure> figures)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteString("id", id);
        writer.WriteStartArray("figures");
        foreach (var figure in figures)
        {
            Write(writer, figure);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void Write(Utf8JsonWriter writer, Figure figure)
    {
        var quantity = figure.Quantity;
        writer.WriteStartObject();
        writer.WriteNumber("value", quantity.Value);
        if (quantity.MaxValue is { } max)
        {
            writer.WriteNumber("value_max", max);
        }

        writer.WriteString("unit", UnitName(figure));
        writer.WriteString("modifier", Sign(quantity.Modifier));
        writer.WriteString("change", figure.Change switch { Change.Up => "up", Change.Down => "down", _ => "none" });
        writer.WriteNumber("start", figure.Span.Start);
        writer.WriteNumber("end", figure.Span.End);
        if (figure.Negated)
        {
            writer.WriteBoolean("negated", true);
        }

        writer.WriteEndObject();
    }

    // The unit as the text names it: a scorer does not know that an ounce of gold is a troy ounce.
    private string UnitName(Figure figure)
    {
        var name = table.NameOf(figure.Quantity.Unit);
        return name.Contains("troy ounce", StringComparison.Ordinal) && !figure.Surface.Contains("troy", StringComparison.OrdinalIgnoreCase)
            ? name.Replace("troy ounce", "ounce", StringComparison.Ordinal)
            : name;
    }

    private static string Sign(Modifier modifier) => modifier switch
    {
        Modifier.About or Modifier.Nearly => "~",
        Modifier.MoreThan => ">",
        Modifier.AtLeast => ">=",
        Modifier.LessThan => "<",
        Modifier.AtMost => "<=",
        _ => "=",
    };
}
