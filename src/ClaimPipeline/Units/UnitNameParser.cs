using ClaimPipeline.Records;

namespace ClaimPipeline.Units;

/// <summary>Reads a whole unit name, as official tables and column headers write it.</summary>
internal static class UnitNameParser
{
    private const int MaxLength = 120;

    public static Unit? Parse(UnitTable table, string text)
    {
        text = Tidy(text);
        if (text.Length is 0 or > MaxLength)
        {
            return null;
        }

        if (text == "1")
        {
            return Unit.One;
        }

        if (table.Symbols.TryGet(text, out var entry) || table.TryGetCode(text, out entry) || table.Names.TryGet(text, out entry)
            || table.Prefixes.TryGet(text, out entry))
        {
            return entry.Unit;
        }

        if (text.Contains('-', StringComparison.Ordinal) && table.Names.TryGet(text.Replace('-', ' '), out entry))
        {
            return entry.Unit;
        }

        if (text is ['{', _, .., '}'] && text.LastIndexOf('{') == 0)
        {
            return Unit.Counted(text[1..^1]);
        }

        if (SplitRate(text) is { } rate)
        {
            return Parse(table, rate.Numerator) is { } numerator && Parse(table, rate.Denominator) is { } denominator
                ? UnitTable.Per(numerator, denominator)
                : null;
        }

        return ScaledCode.TrySplitWords(text, out var power, out var rest) && Parse(table, rest) is { } scaled
            ? scaled with { Code = ScaledCode.Of(power, scaled.Code) }
            : ScaledCode.TrySplit(text, out _, out var unscaled) && Parse(table, unscaled) is { } inner
                ? inner with { Code = text }
                : null;
    }

    // The last divider: "litres per head per day" is (litres per head) per day.
    private static (string Numerator, string Denominator)? SplitRate(string text)
    {
        var at = -1;
        var length = 0;
        foreach (var divider in (ReadOnlySpan<string>)["/", " per ", " a ", " an "])
        {
            var found = text.LastIndexOf(divider, StringComparison.OrdinalIgnoreCase);
            if (found > at)
            {
                at = found;
                length = divider.Length;
            }
        }

        return at <= 0 || at + length >= text.Length ? null : (text[..at], text[(at + length)..]);
    }

    private static string Tidy(string text)
    {
        text = text.Trim();
        return text.AsSpan().ContainsAny("\t\n\r\u00a0") || text.Contains("  ", StringComparison.Ordinal)
            ? string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : text;
    }
}
