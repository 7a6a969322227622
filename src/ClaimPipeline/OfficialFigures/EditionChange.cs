using ClaimPipeline.Records;
using ClaimPipeline.Units;

namespace ClaimPipeline.OfficialFigures;

/// <summary>A row that two editions tell differently, or that only one of them has.</summary>
/// <param name="Old">The row of the older edition; null when it has none.</param>
/// <param name="New">The row of the newer edition; null when it has none.</param>
public sealed record EditionChange(OfficialFigure? Old, OfficialFigure? New)
{
    /// <summary>(new - old) / old, both in one unit; null when one is missing, the old one is zero, or the units do not convert.</summary>
    public decimal? RelativeDifference =>
        Old is { Quantity: { Value: not 0 } before } && New is { Quantity: var now } && UnitTable.Default.TryConvert(now.Value, now.Unit, before.Unit, out var value)
            ? Math.Round((value - before.Value) / Math.Abs(before.Value), 6)
            : null;

    /// <summary>Whether anything that counts differs: value, unit, bound or basis, or there is one row only.</summary>
    internal bool IsChange => Old is null || New is null
        || Old.Quantity.Unit.Code != New.Quantity.Unit.Code || Old.Quantity.Value != New.Quantity.Value
        || Old.Quantity.Modifier != New.Quantity.Modifier || Old.Basis != New.Basis;
}
