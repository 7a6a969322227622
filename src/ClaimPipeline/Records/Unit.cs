namespace ClaimPipeline.Records;

/// <summary>A unit of measurement.</summary>
/// <param name="Code">
/// UCUM code where there is one (<c>t</c>, <c>kg</c>, <c>%</c>, <c>[bbl_us]/d</c>), ISO 4217 code for money (<c>USD</c>,
/// <c>USD/kg</c>), an annotation for counted things (<c>{technology}</c>), <c>1</c> for a plain number.
/// </param>
/// <param name="Dimension">What it measures.</param>
public sealed record Unit(string Code, Dimension Dimension)
{
    /// <summary>A plain number.</summary>
    public static Unit One { get; } = new("1", Dimension.None);

    /// <summary>Hundredths of a whole.</summary>
    public static Unit Percent { get; } = new("%", Dimension.Ratio);

    /// <summary>Metric ton.</summary>
    public static Unit Tonne { get; } = new("t", Dimension.Mass);

    /// <summary>A counted thing, by its singular.</summary>
    public static Unit Counted(string noun) => new($"{{{noun}}}", Dimension.Count);

    /// <inheritdoc/>
    public override string ToString() => Code;
}
