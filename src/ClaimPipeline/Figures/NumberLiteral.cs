namespace ClaimPipeline.Figures;

/// <summary>A number in digits. Separators are read by context: 1,300 and 1.300,5 and 816 000 and 12,50,000 and 1'300.</summary>
/// <param name="Length">Characters read.</param>
/// <param name="Value">What they mean.</param>
/// <param name="Decimals">Digits behind the decimal sign.</param>
/// <param name="Digits">All digits.</param>
/// <param name="Plain">No separators at all.</param>
/// <param name="Continental">Written for certain with a comma as decimal sign or dots between thousands.</param>
/// <param name="Valid">False when it is no single number: a version (1.2.3), or longer than a decimal holds.</param>
internal readonly record struct NumberLiteral(
    int Length, decimal Value, int Decimals, int Digits, bool Plain, bool Continental, bool Valid)
{
    private const int MaxDigits = 24;

    // 99,99,99,99,99,999: more groups of two no one writes, and the bound keeps a hostile row of them cheap.
    private const int MaxPairs = 6;

    /// <summary>Reads from a digit, or from a decimal point before one.</summary>
    /// <param name="text">From the first character of the number to the end of the sentence.</param>
    /// <param name="joinSpaces">Whether "816 000" may be one number here.</param>
    public static NumberLiteral Read(ReadOnlySpan<char> text, bool joinSpaces)
    {
        if (text[0] == '.')
        {
            var digits = CountDigits(text[1..]);
            return Make(text[..(1 + digits)], integerEnd: 0, decimalsAt: 1, decimals: digits, continental: false);
        }

        var first = CountDigits(text);
        var next = first < text.Length ? text[first] : '\0';
        var length = next switch
        {
            ',' or '\'' or '’' => GroupsLength(text, first, next),
            '.' => GroupsLength(text, first, next),
            ' ' when joinSpaces => GroupsLength(text, first, next),
            _ => first,
        };
        if (length > first)
        {
            if (next == '.' && length == first + 4)
            {
                // 1.300: a decimal point in English, unless a decimal comma follows.
                if (DecimalLength(text, length, ',') is > 0 and var comma)
                {
                    return Make(text[..(length + comma)], length, length + 1, comma - 1, continental: true);
                }

                return Make(text[..length], first, first + 1, 3, continental: false);
            }

            var sign = next == '.' ? ',' : '.';
            var fraction = DecimalLength(text, length, sign);
            return Make(text[..(length + fraction)], length, length + 1, Math.Max(0, fraction - 1), continental: next == '.');
        }

        if (next == '.' && DecimalLength(text, first, '.') is > 0 and var point)
        {
            var end = first + point;
            // 1.2.3 is a version, 31.12.2022 a date.
            return end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1])
                ? Invalid(text, end)
                : Make(text[..end], first, first + 1, point - 1, continental: false);
        }

        if (next == ',' && DecimalCommaLength(text, first) is > 0 and var decimalComma)
        {
            return Make(text[..(first + decimalComma)], first, first + 1, decimalComma - 1, continental: true);
        }

        return Make(text[..first], first, first, 0, continental: false);
    }

    /// <summary>The same characters with the dot read as a thousands separator.</summary>
    public NumberLiteral AsThousands() => this with { Value = Value * 1000, Decimals = 0, Continental = true };

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (count < text.Length && char.IsAsciiDigit(text[count]))
        {
            count++;
        }

        return count;
    }

    // Length of "1,300,000" (groups of three) or "12,50,000" (groups of two, then three); the first group's length when there is no such grouping.
    private static int GroupsLength(ReadOnlySpan<char> text, int first, char separator)
    {
        if (first > 3 || (text[0] == '0' && separator != ' ') || (text[0] == '0' && first > 1))
        {
            return first;
        }

        var end = first;
        var pairs = 0;
        while (end < text.Length && text[end] == separator)
        {
            var group = CountDigits(text[(end + 1)..]);
            if (group == 3 && !(separator is '.' && pairs > 0))
            {
                end += 4;
                if (pairs > 0)
                {
                    return end;
                }
            }
            else if (group == 2 && pairs < MaxPairs && first <= 2 && end == first + (pairs * 3) && separator is ',' or ' ')
            {
                pairs++;
                end += 3;
            }
            else
            {
                break;
            }
        }

        return pairs > 0 ? first : end;
    }

    private static int DecimalLength(ReadOnlySpan<char> text, int at, char sign)
    {
        if (at >= text.Length || text[at] != sign)
        {
            return 0;
        }

        var digits = CountDigits(text[(at + 1)..]);
        return digits == 0 ? 0 : digits + 1;
    }

    // "1,5 million" and "12,5 %", but not "28,4 fewer" or "3,5 and 9".
    private static int DecimalCommaLength(ReadOnlySpan<char> text, int first)
    {
        var digits = CountDigits(text[(first + 1)..]);
        var zero = first == 1 && text[0] == '0';
        if (digits == 0 || (digits > 2 && !zero))
        {
            return 0;
        }

        var rest = text[(first + 1 + digits)..].TrimStart(' ');
        return zero || rest.StartsWith("%") || rest.StartsWith("per cent") || rest.StartsWith("percent")
            || rest.StartsWith("million") || rest.StartsWith("billion") || rest.StartsWith("trillion") || rest.StartsWith("mln") || rest.StartsWith("bn")
            ? digits + 1
            : 0;
    }

    private static NumberLiteral Invalid(ReadOnlySpan<char> text, int end)
    {
        while (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            end += 1 + CountDigits(text[(end + 1)..]);
        }

        return new NumberLiteral(end, 0, 0, 0, false, false, false);
    }

    private static NumberLiteral Make(ReadOnlySpan<char> text, int integerEnd, int decimalsAt, int decimals, bool continental)
    {
        decimal value = 0;
        var digits = 0;
        var plain = true;
        for (var i = 0; i < text.Length; i++)
        {
            if (i == integerEnd && decimals > 0 && i < decimalsAt)
            {
                plain = false;
                continue;
            }

            if (!char.IsAsciiDigit(text[i]))
            {
                plain = false;
                continue;
            }

            if (++digits > MaxDigits)
            {
                return new NumberLiteral(text.Length, 0, 0, digits, plain, continental, false);
            }

            value = (value * 10) + (text[i] - '0');
        }

        for (var i = 0; i < decimals; i++)
        {
            value /= 10;
        }

        return new NumberLiteral(text.Length, value, decimals, digits, plain, continental, true);
    }
}
