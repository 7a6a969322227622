using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>
/// A claimed figure as the span of values that its wording allows: from its digits ("34" is 33.5 to 34.5), widened by "about", open to one
/// side for "more than".
/// </summary>
internal sealed record ClaimedAmount
{
    /// <summary>A bound is close when the official figure lies at most this many times beyond it.</summary>
    private const decimal CloseBound = 1.5m;

    private ClaimedAmount(Figure figure, Unit unit, decimal value, decimal max, decimal half, int digits) =>
        (Figure, Unit, Value, Max, Half, Digits) = (figure, unit, value, max, half, digits);

    public Figure Figure { get; }

    /// <summary>The unit it is expressed in here: see <see cref="CanonicalUnit"/>.</summary>
    public Unit Unit { get; }

    /// <summary>The number; the lower end of a range.</summary>
    public decimal Value { get; }

    /// <summary>The upper end of a range; the number itself otherwise.</summary>
    public decimal Max { get; }

    /// <summary>Half of the last digit that the wording commits to, widened by its hedge.</summary>
    public decimal Half { get; }

    /// <summary>Significant digits, as far as written.</summary>
    public int Digits { get; }

    public Modifier Modifier => Figure.Quantity.Modifier;

    public decimal Low => Value - Half;

    public decimal High => Max + (Modifier == Modifier.Nearly ? Half / 2 : Half);

    public static ClaimedAmount Of(Figure figure)
    {
        var quantity = figure.Quantity;
        var (unit, factor) = CanonicalUnit.Of(PerYear(quantity.Unit));
        var resolution = EffectiveResolution(figure);
        var half = quantity.Modifier switch
        {
            Modifier.About or Modifier.Nearly => Math.Max(resolution, Math.Min(quantity.Resolution / 2, Math.Abs(quantity.Value) * 0.1m)),
            _ => resolution / 2,
        };
        return new ClaimedAmount(
            figure, unit, quantity.Value * factor, (quantity.MaxValue ?? quantity.Value) * factor, half * factor,
            DigitsOf(quantity.Value, resolution));
    }

    /// <summary>"69,600 t a year": tables of years print the amount alone.</summary>
    private static Unit PerYear(Unit unit) =>
        unit.Code.EndsWith("/a", StringComparison.Ordinal) && Units.UnitTable.Default.TryGet(unit.Code[..^2], out var amount) ? amount : unit;

    /// <summary>The same wording with the number multiplied: what the text would say without a slip.</summary>
    public ClaimedAmount Scaled(decimal factor) => new(Figure, Unit, Value * factor, Max * factor, Half * factor, Digits);

    /// <summary>Holds the amount against an official one.</summary>
    /// <param name="official">In <see cref="Unit"/>.</param>
    /// <param name="half">Half of the last printed digit of the official figure.</param>
    /// <param name="coarse">The same if only its first two digits count.</param>
    /// <param name="bound">MoreThan or LessThan when the publisher gives a bound only.</param>
    public Fit Against(decimal official, decimal half, decimal coarse, Modifier bound = Modifier.Exact)
    {
        if (bound is Modifier.MoreThan or Modifier.LessThan && Value != official)
        {
            var holds = bound == Modifier.MoreThan ? High > official : Low < official;
            return holds && Near(Value, official, 0.25m) ? Fit.Coarse : Fit.None;
        }

        switch (Modifier)
        {
            case Modifier.MoreThan or Modifier.AtLeast:
                return official < Value - half ? Fit.None
                    : official == Value && Modifier == Modifier.AtLeast ? Fit.Exact
                    : official <= Value * CloseBound ? Fit.Rounding : Fit.Loose;
            case Modifier.LessThan or Modifier.AtMost:
                return official > Value + half ? Fit.None
                    : official == Value && Modifier == Modifier.AtMost ? Fit.Exact
                    : official * CloseBound >= Value ? Fit.Rounding : Fit.Loose;
            default:
                return Value == Max && Near(Value, official, 0.0000001m) ? Fit.Exact
                    : official >= Low && official <= High ? Fit.Rounding
                    : official + half >= Low && official - half <= High ? Fit.Rounding
                    : official + coarse >= Low && official - coarse <= High ? Fit.Coarse : Fit.None;
        }
    }

    /// <summary>(claimed - official) / official; null for an official zero.</summary>
    public decimal? RelativeDifference(decimal official)
    {
        if (official == 0)
        {
            return null;
        }

        var nearest = Math.Clamp(official, Value, Max);
        return Math.Round((nearest - official) / Math.Abs(official), 6);
    }

    /// <summary>
    /// The place value of the last digit that was meant: trailing zeros count from the second digit on ("70 %" is 69.5 to 70.5, "300,000"
    /// is 295,000 to 305,000), and a single digit stands for itself ("5 million" is 4.5 to 5.5 million).
    /// </summary>
    private static decimal EffectiveResolution(Figure figure)
    {
        var quantity = figure.Quantity;
        var size = Math.Abs(quantity.Value);
        if (quantity.Resolution <= 0)
        {
            return size * 0.05m;
        }

        if (size == 0)
        {
            return quantity.Resolution;
        }

        var second = RoundedDigits.Place(size, 2);
        var written = PlaceOfLastWrittenDigit(figure.Surface, size);
        var resolution = Math.Max(Math.Min(quantity.Resolution, second), Math.Min(written, quantity.Resolution));
        return quantity.Unit.Dimension is Dimension.Ratio or Dimension.PercentagePoint ? Math.Min(resolution, quantity.Unit.Code == "%" ? 1 : resolution) : resolution;
    }

    /// <summary>For "1300 million" one million; for a number in words as large as the number's first digit.</summary>
    private static decimal PlaceOfLastWrittenDigit(string surface, decimal size)
    {
        var digits = 0;
        foreach (var c in surface)
        {
            if (char.IsAsciiDigit(c) && (digits > 0 || c != '0'))
            {
                digits++;
            }
            else if (digits > 0 && c is not ('.' or ',' or ' ' or '\u00a0' or '\u202f' or '\'' or '\u2019'))
            {
                break;
            }
        }

        return RoundedDigits.Place(size, Math.Max(digits, 1));
    }

    private static int DigitsOf(decimal value, decimal resolution)
    {
        if (value == 0 || resolution <= 0)
        {
            return 1;
        }

        var digits = 0;
        for (var rest = Math.Abs(value) / resolution; rest >= 1 && digits < 20; rest /= 10)
        {
            digits++;
        }

        return Math.Max(digits, 1);
    }

    private static bool Near(decimal one, decimal other, decimal fraction) => Math.Abs(one - other) <= Math.Abs(other) * fraction;
}
