using ClaimPipeline.Records;
using ClaimPipeline.Units;

namespace ClaimPipeline.Comparison;

/// <summary>One unit for each dimension, so that claimed and official amounts compare as numbers.</summary>
internal static class CanonicalUnit
{
    private static readonly Dictionary<Dimension, Unit> Targets = Make();

    /// <summary>The unit to compare in, and what a number in <paramref name="unit"/> is multiplied by to get there.</summary>
    public static (Unit Unit, decimal Factor) Of(Unit unit)
    {
        if (unit.Dimension is Dimension.Count or Dimension.None)
        {
            return (Unit.One, 1);
        }

        return Targets.TryGetValue(unit.Dimension, out var target) && UnitTable.Default.TryConvert(1, unit, target, out var factor)
            ? (target, factor)
            : (unit, 1);
    }

    private static Dictionary<Dimension, Unit> Make()
    {
        var targets = new Dictionary<Dimension, Unit>();
        foreach (var code in new[] { "t", "%", "[bbl_us]/d", "m3", "km", "km2", "W.h", "W" })
        {
            if (UnitTable.Default.TryGet(code, out var unit))
            {
                targets[unit.Dimension] = unit;
            }
        }

        return targets;
    }
}
