using System.Globalization;

namespace ClaimPipeline.Extraction;

/// <summary>
/// Reads a date, with its time if there is one, out of what publishers write: ISO 8601, RFC 822, "5 January 2023", "Jan. 5, 2023 10:30
/// p.m. ET", "2023年1月5日", "05.01.2023". A date that could be two (03/04/2023) is read only when the language tells.
/// </summary>
internal static class DateReader
{
    private static readonly string[] Months =
    [
        "jan january januar janvier enero ene janeiro gennaio gen januari stycznia января янв",
        "feb february februar février fevrier fév fev febrero fevereiro febbraio februari lutego февраля фев",
        "mar march märz mär marz mars marzo março marco maart mrt marca марта мар",
        "apr april avril avr abril abr aprile kwietnia апреля апр",
        "may mai mayo maio maggio mag mei maja мая",
        "jun june juni juin junio junho giugno giu czerwca июня июн",
        "jul july juli juillet juil julio julho luglio lug lipca июля июл",
        "aug august août aout agosto ago augustus sierpnia августа авг",
        "sep sept september septembre septiembre setembro set settembre września wrzesnia сентября сен сент",
        "oct october oktober okt octobre octubre outubro out ottobre ott października октября окт",
        "nov november novembre noviembre novembro listopada ноября ноя нояб",
        "dec december dezember dez décembre decembre déc diciembre dic dezembro dicembre grudnia декабря дек",
    ];

    private static readonly Dictionary<string, int> MonthOf = Months
        .SelectMany((names, index) => names.Split(' ').Select(name => (name, index)))
        .DistinctBy(pair => pair.name, StringComparer.Ordinal)
        .ToDictionary(pair => pair.name, pair => pair.index + 1, StringComparer.Ordinal);

    /// <summary>Whether a word is the name of a month, or a short form of it.</summary>
    public static bool IsMonth(string word) => MonthOf.ContainsKey(word.ToLowerInvariant());

    /// <summary>The first date in a text; null when there is none that is sure. At most 200 characters are read.</summary>
    public static (DateOnly Date, DateTimeOffset? Instant)? Read(string? text, string language = "")
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        text = text.Length > 200 ? text[..200] : text;
        return ReadIso(text) ?? ReadHan(text) ?? ReadNamed(text) ?? ReadNumeric(text, language);
    }

    // 2023-01-05, 2023-01-05T10:30:00+08:00, 2023/1/5, 20230105, 2023.01.05
    private static (DateOnly, DateTimeOffset?)? ReadIso(string text)
    {
        for (var i = 0; i + 7 < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]) || (i > 0 && char.IsAsciiDigit(text[i - 1])) || !TryNumber(text, i, 4, out var year, out var at) || at - i != 4)
            {
                continue;
            }

            int month, day;
            if (at < text.Length && text[at] is '-' or '/' or '.')
            {
                var separator = text[at];
                if (!TryNumber(text, at + 1, 2, out month, out at) || at >= text.Length || text[at] != separator
                    || !TryNumber(text, at + 1, 2, out day, out at))
                {
                    continue;
                }
            }
            else if (!TryNumber(text, at, 2, out month, out at) || !TryNumber(text, at, 2, out day, out at)
                || (at < text.Length && char.IsAsciiDigit(text[at]) && !text.Contains('T', StringComparison.Ordinal)))
            {
                continue;
            }

            if (Date(year, month, day) is { } date)
            {
                return (date, Instant(text[i..], date));
            }
        }

        return null;
    }

    private static (DateOnly, DateTimeOffset?)? ReadHan(string text)
    {
        var at = text.IndexOf('年', StringComparison.Ordinal);
        if (at < 4 || !int.TryParse(text.AsSpan(at - 4, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !TryNumber(text, Skip(text, at + 1), 2, out var month, out at) || at >= text.Length || text[at] != '月'
            || !TryNumber(text, Skip(text, at + 1), 2, out var day, out _))
        {
            return null;
        }

        return Date(year, month, day) is { } date ? (date, null) : null;
    }

    private static int Skip(string text, int at)
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at;
    }

    // Month by name, with the day before or behind it.
    private static (DateOnly, DateTimeOffset?)? ReadNamed(string text)
    {
        var words = text.ToLowerInvariant().Split(
            [' ', ',', '.', '\u00A0', '\t', '\n', '\r', '|', '(', ')', '-', '/', '–', '—', '•', ':', '·'],
            StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            if (!MonthOf.TryGetValue(words[i], out var month))
            {
                continue;
            }

            // 5 January 2023, 5 de enero de 2023
            var before = i > 0 && words[i - 1] is "de" or "of" ? i - 2 : i - 1;
            var behind = i + 1 < words.Length && words[i + 1] is "de" or "del" or "of" ? i + 2 : i + 1;
            if (before >= 0 && Day(words[before]) is { } day && behind < words.Length && Year(words[behind]) is { } year
                && Date(year, month, day) is { } date)
            {
                return (date, null);
            }

            // January 5 2023
            if (i + 2 < words.Length && Day(words[i + 1]) is { } second && Year(words[i + 2]) is { } last && Date(last, month, second) is { } other)
            {
                return (other, null);
            }
        }

        return null;
    }

    private static int? Day(string word)
    {
        var digits = word.TrimEnd('s', 't', 'n', 'd', 'r', 'h', 'e', 'º', 'ª');
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31 && digits.Length <= 2 ? day : null;
    }

    private static int? Year(string word) =>
        word.Length >= 4 && int.TryParse(word.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        && year is >= 1980 and <= 2100 && (word.Length == 4 || !char.IsAsciiDigit(word[4])) ? year : null;

    // 05.01.2023 is European; 01/05/2023 is American in en-US, and unsure elsewhere unless one part is over 12.
    private static (DateOnly, DateTimeOffset?)? ReadNumeric(string text, string language)
    {
        for (var i = 0; i + 7 < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]) || (i > 0 && char.IsAsciiDigit(text[i - 1])))
            {
                continue;
            }

            if (!TryNumber(text, i, 2, out var first, out var at) || at >= text.Length || text[at] is not ('.' or '/' or '-'))
            {
                continue;
            }

            var separator = text[at];
            if (!TryNumber(text, at + 1, 2, out var second, out at) || at >= text.Length || text[at] != separator
                || !TryNumber(text, at + 1, 4, out var year, out var end) || end - at != 5)
            {
                continue;
            }

            var dayFirst = separator == '.' || first > 12
                || (second <= 12 && language.Length > 0 && !language.StartsWith("en", StringComparison.OrdinalIgnoreCase))
                || language is "en-GB" or "en-AU" or "en-IN" or "en-NZ" or "en-ZA" or "en-IE";
            var monthFirst = second > 12 || language is "en-US" or "en-PH";
            if (first == second || dayFirst || monthFirst)
            {
                var date = dayFirst && !(second > 12) ? Date(year, second, first) : Date(year, first, second);
                if (date is not null)
                {
                    return (date.Value, null);
                }
            }
        }

        return null;
    }

    private static bool TryNumber(string text, int from, int most, out int number, out int end)
    {
        number = 0;
        end = from;
        while (end < text.Length && end - from < most && char.IsAsciiDigit(text[end]))
        {
            number = number * 10 + (text[end] - '0');
            end++;
        }

        return end > from;
    }

    private static DateOnly? Date(int year, int month, int day) =>
        year is >= 1980 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    // The moment, when an offset is stated.
    private static DateTimeOffset? Instant(string text, DateOnly date)
    {
        var t = text.IndexOfAny(['T', ' ', 't'], 8 > text.Length ? text.Length : 8);
        if (t < 0 || t > 11)
        {
            return null;
        }

        var hasOffset = text.AsSpan(t).ContainsAny("Z+") || text.AsSpan(t).LastIndexOf('-') > 4;
        return hasOffset && DateTimeOffset.TryParse(
            text.Trim(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) && DateOnly.FromDateTime(instant.DateTime) == date
            ? instant.ToUniversalTime()
            : null;
    }
}
