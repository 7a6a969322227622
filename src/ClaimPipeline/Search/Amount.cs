using System.Globalization;
using ClaimPipeline.Records;
using ClaimPipeline.Units;

namespace ClaimPipeline.Search;

/// <summary>A number with its unit as people type it into a query: <c>60%</c>, <c>0.21 Mt</c>, <c>$5bn</c>, <c>1 million barrels per day</c>.</summary>
/// <param name="Value">The number, scale words multiplied out.</param>
/// <param name="Unit">Its unit; null when none was typed.</param>
/// <param name="Resolution">Place value of the last digit that was meant: 10000 for 210,000.</param>
internal sealed record Amount(decimal Value, Unit? Unit, decimal Resolution)
{
    private static readonly (string Word, decimal Factor)[] Scales =
    [
        ("thousand", 1e3m), ("million", 1e6m), ("billion", 1e9m), ("trillion", 1e12m), ("mln", 1e6m), ("mn", 1e6m), ("bn", 1e9m), ("tn", 1e12m),
    ];

    /// <summary>Reads an amount.</summary>
    /// <returns>The amount; or null and, for people, what is wrong.</returns>
    public static (Amount? Amount, string? Error) Read(string text)
    {
        text = text.Trim();
        var start = 0;
        while (start < text.Length && !char.IsAsciiDigit(text[start]) && !(text[start] is '-' or '−' && start + 1 < text.Length && char.IsAsciiDigit(text[start + 1])))
        {
            start++;
        }

        if (start == text.Length)
        {
            return (null, text.Length == 0 ? "a number is missing" : $"'{text}' has no number");
        }

        var end = start + 1;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
        {
            end++;
        }

        if (ReadNumber(text[start..end].Replace('−', '-')) is not { } number)
        {
            return (null, $"'{text[start..end]}' is no number");
        }

        var (prefix, rest) = (text[..start].Trim(), text[end..].Trim());
        var (factor, unitText) = (1m, prefix.Length == 0 ? rest : $"{rest} {prefix}".Trim());
        if (unitText.Length == 0)
        {
            return Scaled(number, 1, null);
        }

        // "million barrels" is a number of barrels, and "million" alone is a number; units such as "mn" are tried first.
        if (UnitTable.Default.TryGet(unitText, out var unit))
        {
            return Scaled(number, 1, unit);
        }

        foreach (var (word, value) in Scales)
        {
            if (unitText.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (unitText.Length == word.Length || !char.IsLetter(unitText[word.Length])))
            {
                (factor, unitText) = (value, unitText[word.Length..].Trim());
                break;
            }
        }

        return unitText.Length == 0 ? Scaled(number, factor, null)
            : UnitTable.Default.TryGet(unitText, out unit) ? Scaled(number, factor, unit)
            : (null, $"'{unitText}' is no unit that is known; leave it out to look for plain numbers and counted things");
    }

    private static (Amount? Amount, string? Error) Scaled((decimal Value, decimal Resolution, bool IsWhole) number, decimal factor, Unit? unit)
    {
        try
        {
            // "50 million" is exact to the million: zeros before a scale word count.
            var resolution = factor > 1 && number.IsWhole ? 1 : number.Resolution;
            return (new Amount(number.Value * factor, unit, resolution * factor), null);
        }
        catch (OverflowException)
        {
            return (null, "the number is too large");
        }
    }

    private static (decimal Value, decimal Resolution, bool IsWhole)? ReadNumber(string text)
    {
        // "3,5" is 3.5; commas before three digits part groups.
        var parts = text.Split(',');
        var isGrouped = parts.Length > 1 && parts.Skip(1).All(part => part.IndexOf('.', StringComparison.Ordinal) is var point && (point < 0 ? part.Length : point) == 3);
        var plain = isGrouped ? string.Concat(parts) : parts.Length == 2 && !text.Contains('.', StringComparison.Ordinal) ? string.Join('.', parts) : text;
        if (!decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            return null;
        }

        var resolution = 1m;
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            for (var i = plain.Length - point - 1; i > 0; i--)
            {
                resolution /= 10;
            }

            return (value, resolution, false);
        }

        for (var i = plain.Length - 1; i > 0 && plain[i] == '0' && value != 0; i--)
        {
            resolution *= 10;
        }

        return (value, resolution, true);
    }
}
