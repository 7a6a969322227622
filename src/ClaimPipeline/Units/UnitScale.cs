namespace ClaimPipeline.Units;

/// <summary>
/// One of a unit, told in a base unit: value × Numerator / Denominator + Offset. Kept as a quotient so that conversions which
/// are exact on paper stay exact.
/// </summary>
/// <param name="Base">Names the base; only equal bases convert.</param>
/// <param name="Numerator">Over zero.</param>
/// <param name="Denominator">Over zero.</param>
/// <param name="Offset">Zero but for temperatures.</param>
internal readonly record struct UnitScale(string Base, decimal Numerator, decimal Denominator, decimal Offset = 0)
{
    /// <summary>Scale of one unit per another; an offset has no meaning in a rate and is dropped.</summary>
    public UnitScale Per(UnitScale other) =>
        new($"{Base}/{other.Base}", Numerator * other.Denominator, Denominator * other.Numerator);

    /// <summary>Scale of <paramref name="factor"/> units.</summary>
    public UnitScale Times(decimal factor) => this with { Numerator = Numerator * factor };

    /// <summary>False when the bases differ or the result does not fit a decimal.</summary>
    public bool TryConvert(decimal value, UnitScale to, out decimal result)
    {
        result = 0;
        if (Base is null || Base != to.Base)
        {
            return false;
        }

        if (this == to)
        {
            result = value;
            return true;
        }

        try
        {
            if (Offset == 0 && to.Offset == 0)
            {
                result = Multiply(value, Reduce(Numerator, to.Numerator), Reduce(to.Denominator, Denominator));
                return true;
            }

            var inBase = value * Numerator / Denominator + Offset;
            result = (inBase - to.Offset) * to.Denominator / to.Numerator;
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    // The two quotients numerator/numerator and denominator/denominator, each brought down as far as it divides evenly.
    private static (decimal Up, decimal Down) Reduce(decimal up, decimal down)
    {
        if (up == down)
        {
            return (1, 1);
        }

        var quotient = up / down;
        if (quotient * down == up)
        {
            return (quotient, 1);
        }

        var inverse = down / up;
        return inverse * up == down ? (1, inverse) : (up, down);
    }

    private static decimal Multiply(decimal value, (decimal Up, decimal Down) first, (decimal Up, decimal Down) second)
    {
        var up = first.Up * second.Up;
        var down = first.Down * second.Down;
        return down == 1 ? value * up : value * up / down;
    }
}
