using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>An official figure, in the unit that amounts are compared in.</summary>
internal sealed class OfficialValue
{
    public OfficialValue(OfficialFigure figure, int sourceRank)
    {
        Figure = figure;
        SourceRank = sourceRank;
        (Unit, var factor) = CanonicalUnit.Of(figure.Quantity.Unit);
        Value = figure.Quantity.Value * factor;
        Half = Math.Min(figure.Quantity.Resolution, Fine(figure.Quantity)) * factor / 2;
        Coarse = Math.Min(figure.Quantity.Resolution, RoundedDigits.Place(figure.Quantity.Value, 2)) * factor / 2;
        IsPart = figure.Edition.StartsWith("batch", StringComparison.Ordinal)
            || figure.Basis?.Contains("item: ", StringComparison.Ordinal) == true;
    }

    public OfficialFigure Figure { get; }

    /// <summary>The source with the most rows comes first, as 0.</summary>
    public int SourceRank { get; }

    public Unit Unit { get; }

    public decimal Value { get; }

    /// <summary>Half of the last digit that the publisher commits to: at least three digits of a whole number.</summary>
    public decimal Half { get; }

    /// <summary>The same if the publisher rounded to two digits.</summary>
    public decimal Coarse { get; }

    /// <summary>One batch of a year's quota, or one item of a trade table: it answers for itself, not for the whole.</summary>
    public bool IsPart { get; }

    /// <summary>An estimate, or computed: other sources may well differ a little.</summary>
    public bool IsSoft => Figure.Status is "estimated" or "derived" or "preliminary" or "revised";

    private static decimal Fine(Quantity quantity) => quantity.Unit.Dimension == Dimension.Ratio
        ? 0.1m
        : RoundedDigits.Place(quantity.Value, 3);
}
