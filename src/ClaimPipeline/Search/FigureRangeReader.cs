using ClaimPipeline.Records;

namespace ClaimPipeline.Search;

/// <summary>
/// Reads what stands behind <c>figure:</c>: an amount, <c>&gt;</c> <c>&gt;=</c> <c>&lt;</c> <c>&lt;=</c> <c>~</c> before one, a
/// range <c>[60% TO 80%]</c> (curly brackets leave the bound out, a star leaves it open), or words such as "more than" and
/// "between ... and ...".
/// </summary>
internal static class FigureRangeReader
{
    private static readonly (string Words, string Sign)[] Signs =
    [
        (">=", ">="), ("<=", "<="), (">", ">"), ("<", "<"), ("≥", ">="), ("≤", "<="), ("~", "~"), ("≈", "~"), ("=", "="),
        ("more than", ">"), ("greater than", ">"), ("over", ">"), ("above", ">"), ("exceeding", ">"),
        ("at least", ">="), ("no less than", ">="), ("not less than", ">="),
        ("less than", "<"), ("fewer than", "<"), ("under", "<"), ("below", "<"),
        ("at most", "<="), ("up to", "<="), ("no more than", "<="), ("not more than", "<="),
        ("about", "~"), ("around", "~"), ("some", "~"), ("roughly", "~"), ("approximately", "~"), ("nearly", "~"), ("almost", "~"),
    ];

    /// <summary>Reads a range.</summary>
    /// <returns>The range; or null and, for people, what is wrong.</returns>
    public static (FigureRange? Range, string? Error) Read(string text)
    {
        text = text.Trim();
        if (text is ['[' or '{', .., ']' or '}'])
        {
            var parts = text[1..^1].Split(" TO ");
            return parts.Length == 2
                ? Between(parts[0], parts[1], text[0] == '{', text[^1] == '}')
                : (null, "a range is written [60% TO 80%]");
        }

        foreach (var (start, middle) in (ReadOnlySpan<(string, string)>)[("between ", " and "), ("from ", " to ")])
        {
            var at = text.IndexOf(middle, StringComparison.OrdinalIgnoreCase);
            if (at > 0 && text.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return Between(text[start.Length..at], text[(at + middle.Length)..], false, false);
            }
        }

        foreach (var (words, sign) in Signs)
        {
            if (text.StartsWith(words, StringComparison.OrdinalIgnoreCase) && (!char.IsLetter(words[0]) || text.Length == words.Length || text[words.Length] == ' '))
            {
                return Compared(sign, text[words.Length..].Trim('"', ' '));
            }
        }

        return Compared("=", text);
    }

    private static (FigureRange? Range, string? Error) Compared(string sign, string text)
    {
        var (amount, error) = Amount.Read(text);
        if (amount is null)
        {
            return (null, error);
        }

        var unit = amount.Unit ?? Unit.One;
        var value = FigureKey.InBase(amount.Value, unit);
        var range = new FigureRange { Dimension = FigureKey.DimensionOf(unit) };
        return (sign switch
        {
            ">" => range with { Low = value, ExcludesLow = true },
            ">=" => range with { Low = value },
            "<" => range with { High = value, ExcludesHigh = true },
            "<=" => range with { High = value },
            "~" => range with
            {
                Low = FigureKey.InBase(amount.Value - (amount.Resolution / 2), unit),
                High = FigureKey.InBase(amount.Value + (amount.Resolution / 2), unit),
                About = value,
            },
            _ => range with { Low = value, High = value },
        }, null);
    }

    private static (FigureRange? Range, string? Error) Between(string from, string to, bool excludesLow, bool excludesHigh)
    {
        var (low, lowError) = Bound(from);
        var (high, highError) = Bound(to);
        if ((lowError ?? highError) is { } error)
        {
            return (null, error);
        }

        if ((low?.Unit ?? high?.Unit ?? Unit.One) is var unit && low is null && high is null)
        {
            return (null, "a range needs at least one bound");
        }

        // "[60 TO 80%]": a bound without a unit has that of the other.
        var (lowUnit, highUnit) = (low?.Unit ?? unit, high?.Unit ?? unit);
        if (low is not null && high is not null && FigureKey.DimensionOf(lowUnit) != FigureKey.DimensionOf(highUnit))
        {
            return (null, $"{lowUnit.Code} and {highUnit.Code} do not convert into each other");
        }

        var range = new FigureRange
        {
            Dimension = FigureKey.DimensionOf(unit),
            Low = low is null ? null : FigureKey.InBase(low.Value, lowUnit),
            High = high is null ? null : FigureKey.InBase(high.Value, highUnit),
            ExcludesLow = excludesLow,
            ExcludesHigh = excludesHigh,
        };
        return range.Low > range.High ? (null, "the range ends below its beginning") : (range, null);
    }

    private static (Amount? Amount, string? Error) Bound(string text) => text.Trim() == "*" ? (null, null) : Amount.Read(text);
}
