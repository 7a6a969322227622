using System.Globalization;

namespace ClaimPipeline.Units;

/// <summary>UCUM's way to write a number of units: <c>10*6.USD</c>, a million dollars.</summary>
internal static class ScaledCode
{
    private static readonly (string Word, int Power)[] Words =
    [
        ("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12), ("hundred million", 8), ("ten thousand", 4),
        ("hundred", 2), ("lakh", 5), ("crore", 7), ("mln", 6), ("mn", 6), ("bn", 9), ("mio", 6), ("'000", 3), ("000", 3),
        ("1000", 3), ("1,000", 3), ("000s", 3), ("thousands of", 3), ("millions of", 6), ("billions of", 9),
    ];

    public static string Of(int power, string code) => string.Create(CultureInfo.InvariantCulture, $"10*{power}.{code}");

    /// <summary>Splits <c>10*6.USD</c> into 1000000 and <c>USD</c>.</summary>
    public static bool TrySplit(string code, out decimal factor, out string rest)
    {
        factor = 1;
        rest = code;
        var dot = code.IndexOf('.', StringComparison.Ordinal);
        if (!code.StartsWith("10*", StringComparison.Ordinal) || dot < 0
            || !int.TryParse(code.AsSpan(3, dot - 3), NumberStyles.None, CultureInfo.InvariantCulture, out var power) || power > 18)
        {
            return false;
        }

        for (var i = 0; i < power; i++)
        {
            factor *= 10;
        }

        rest = code[(dot + 1)..];
        return true;
    }

    /// <summary>Splits "million USD" into 6 and "USD".</summary>
    public static bool TrySplitWords(string name, out int power, out string rest)
    {
        foreach (var (word, value) in Words)
        {
            if (name.Length > word.Length + 1 && name.StartsWith(word, StringComparison.OrdinalIgnoreCase) && name[word.Length] == ' ')
            {
                power = value;
                rest = name[(word.Length + 1)..];
                return true;
            }
        }

        power = 0;
        rest = name;
        return false;
    }

    public static string WordFor(decimal factor)
    {
        foreach (var (word, power) in Words)
        {
            if (factor == PowerOfTen(power))
            {
                return word;
            }
        }

        return factor.ToString(CultureInfo.InvariantCulture);
    }

    private static decimal PowerOfTen(int power)
    {
        var value = 1m;
        for (var i = 0; i < power; i++)
        {
            value *= 10;
        }

        return value;
    }
}
