using ClaimPipeline.App.Official;
using ClaimPipeline.App.Wording;
using ClaimPipeline.App.Workbench.Charts;
using ClaimPipeline.Records;
using ClaimPipeline.Units;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace ClaimPipeline.App.Workbench.OfficialFigures;

/// <summary>
/// A series as a drawing: a line through what is said last of each period, a mark for what each edition said. Written in code, since a Razor
/// file takes SVG's text element for one of its own.
/// </summary>
public sealed class SeriesChart : ComponentBase
{
    private const int Shapes = 6;

    /// <summary>The series.</summary>
    [Parameter, EditorRequired]
    public SeriesView Series { get; set; } = null!;

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        // Rows whose unit does not convert into that of the newest are left out; a single point is no course.
        var unit = Series.Latest.Quantity.Unit;
        var points = Series.Rows
            .Select(row => (Row: row, IsConverted: UnitTable.Default.TryConvert(row.Quantity.Value, row.Quantity.Unit, unit, out var amount), Amount: amount))
            .Where(point => point.IsConverted).Select(point => (point.Row, point.Amount)).ToList();
        if (points.Select(point => point.Row.Period).Distinct().Count() < 2)
        {
            return;
        }

        var scale = new PlotScale(points.ConvertAll(point => (point.Row.Period, point.Amount)));
        builder.OpenElement(0, "figure");
        builder.AddAttribute(1, "class", "card chart-figure");
        builder.OpenElement(2, "svg");
        Attributes(builder, ("class", "chart"), ("viewBox", Text($"0 0 {PlotScale.Width} {PlotScale.Height}")), ("role", "img"), ("aria-labelledby", "chart-title chart-text"));
        Element(builder, "title", Series.What + ": " + Series.Where, ("id", "chart-title"));
        Element(builder, "desc", "The table below has every value.", ("id", "chart-text"));
        builder.OpenComponent<PlotAxes>(3);
        builder.AddComponentParameter(4, nameof(PlotAxes.Scale), scale);
        builder.CloseComponent();

        // Through the last edition's value of each period.
        var course = points.GroupBy(point => point.Row.Period).Select(said => said.Last());
        Element(builder, "polyline", null, ("class", "course"), ("points", string.Join(' ', course.Select(point => Text($"{scale.X(point.Row.Period)},{scale.Y(point.Amount)}")))));
        foreach (var (row, amount) in points)
        {
            Mark(builder, row, scale.X(row.Period), scale.Y(amount));
        }

        builder.CloseElement();
        Legend(builder, unit);
        builder.CloseElement();
    }

    private void Mark(RenderTreeBuilder builder, OfficialFigure row, decimal x, decimal y)
    {
        var edition = ShapeOf(row.Edition);
        builder.OpenElement(0, "path");
        Attributes(builder, ("class", ClassOf(edition)), ("d", Shape(edition, x, y)));
        Element(builder, "title", $"{row.Period}: {AmountText.Of(row.Quantity)}{(row.Edition.Length > 0 ? $", {row.Edition}" : "")}");
        builder.CloseElement();
    }

    private void Legend(RenderTreeBuilder builder, Unit series)
    {
        builder.OpenElement(0, "figcaption");
        var unit = AmountText.UnitOf(series);
        builder.AddContent(1, $"{(unit.Length > 0 ? $"In {unit}. " : "")}The line goes through what was said last of each period.");
        if (Series.Editions.Count > 1)
        {
            builder.OpenElement(2, "ul");
            builder.AddAttribute(1, "class", "editions");
            foreach (var alike in Series.Editions.Reverse().GroupBy(ShapeOf))
            {
                builder.OpenElement(3, "li");
                builder.OpenElement(4, "svg");
                Attributes(builder, ("viewBox", "0 0 16 16"), ("aria-hidden", "true"));
                Element(builder, "path", null, ("class", ClassOf(alike.Key)), ("d", Shape(alike.Key, 8, 8)));
                builder.CloseElement();
                builder.AddContent(5, string.Join(", ", alike.Select(edition => edition.Length > 0 ? edition : "no edition named")));
                builder.CloseElement();
            }

            builder.CloseElement();
        }

        builder.CloseElement();
    }

    // Counted from the newest, so that the newest edition looks the same everywhere.
    private int ShapeOf(string edition)
    {
        var at = 0;
        foreach (var known in Series.Editions)
        {
            if (known == edition)
            {
                break;
            }

            at++;
        }

        return Math.Min(Series.Editions.Count - 1 - at, Shapes - 1);
    }

    // Told apart by form, not by colour alone: circle, square, diamond, triangle, triangle down, cross.
    private static string Shape(int shape, decimal x, decimal y) => shape switch
    {
        0 => Text($"M{x - 4.5m},{y}a4.5,4.5 0 1,0 9,0a4.5,4.5 0 1,0 -9,0z"),
        1 => Text($"M{x - 4},{y - 4}h8v8h-8z"),
        2 => Text($"M{x},{y - 6}l5.5,6l-5.5,6l-5.5,-6z"),
        3 => Text($"M{x},{y - 5.5m}l5.5,9.5h-11z"),
        4 => Text($"M{x},{y + 5.5m}l5.5,-9.5h-11z"),
        _ => Text($"M{x - 4},{y - 4}l8,8M{x + 4},{y - 4}l-8,8"),
    };

    private static string ClassOf(int shape) => shape == 0 ? "point newest" : "point";

    private static void Element(RenderTreeBuilder builder, string name, string? content, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        builder.OpenElement(0, name);
        Attributes(builder, attributes);
        if (content is not null)
        {
            builder.AddContent(2, content);
        }

        builder.CloseElement();
    }

    private static void Attributes(RenderTreeBuilder builder, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            builder.AddAttribute(1, name, value);
        }
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
