using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace ClaimPipeline.App.Workbench.Charts;

/// <summary>Lines and names of a drawing's amounts and years. Written in code, since a Razor file takes SVG's text element for one of its own.</summary>
public sealed class PlotAxes : ComponentBase
{
    // On a phone only one of three has room for its name.
    private const int Named = 3;

    /// <summary>The scale.</summary>
    [Parameter, EditorRequired]
    public PlotScale Scale { get; set; } = null!;

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (var amount in Scale.Amounts)
        {
            var y = PlotScale.Text(Scale.Y(amount));
            builder.OpenElement(0, "line");
            builder.AddAttribute(1, "class", amount == 0 ? "axis" : "grid");
            builder.AddAttribute(2, "x1", PlotScale.Left);
            builder.AddAttribute(3, "x2", PlotScale.End);
            builder.AddAttribute(4, "y1", y);
            builder.AddAttribute(5, "y2", y);
            builder.CloseElement();
            builder.AddContent(6, Label(PlotScale.Left - 8, Scale.Y(amount) + 4, "end", Short(amount)));
        }

        foreach (var (year, i) in Scale.Years.Reverse().Select((year, i) => (year, i)))
        {
            builder.AddContent(7, Label(Scale.X(year), PlotScale.Height - 12, i % Named == 0 ? "middle" : "middle spare", year.ToString(CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>A text of a drawing.</summary>
    /// <param name="x">From the left.</param>
    /// <param name="y">Of its base line, from the top.</param>
    /// <param name="class">For the style sheet: end or middle is what lies at x.</param>
    /// <param name="text">What it says.</param>
    public static RenderFragment Label(decimal x, decimal y, string @class, string text) => builder =>
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", @class);
        builder.AddAttribute(2, "x", PlotScale.Text(x));
        builder.AddAttribute(3, "y", PlotScale.Text(y));
        builder.AddContent(4, text);
        builder.CloseElement();
    };

    private static string Short(decimal amount) => Math.Abs(amount) switch
    {
        >= 1e9m => $"{(amount / 1e9m).ToString("#,0.##", CultureInfo.InvariantCulture)} bn",
        >= 1e6m => $"{(amount / 1e6m).ToString("#,0.##", CultureInfo.InvariantCulture)} m",
        _ => amount.ToString("#,0.######", CultureInfo.InvariantCulture),
    };
}
