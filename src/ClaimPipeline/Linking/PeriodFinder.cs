using System.Globalization;
using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>
/// Finds what a sentence says of time: years, months, days, quarters and halves, seasons, and words such as "last year", which
/// count from the article's date. What needs a date that is not known is not found.
/// </summary>
internal sealed class PeriodFinder
{
    private const string Explicit = "sentence";
    private const string Relative = "relative-to-article-date";
    private readonly string _text;
    private readonly IReadOnlyList<TextWord> _words;
    private readonly Func<TextSpan, bool> _isTaken;
    private readonly DateOnly? _today;
    private readonly int? _contextYear;
    private readonly List<PeriodMention> _found = [];

    private PeriodFinder(string text, Func<TextSpan, bool> isTaken, DateOnly? today, int? contextYear)
    {
        (_text, _isTaken, _today, _contextYear) = (text, isTaken, today, contextYear);
        _words = TextWord.Split(text);
    }

    /// <param name="text">The sentence.</param>
    /// <param name="isTaken">Whether a span is a figure already.</param>
    /// <param name="today">The article's date.</param>
    /// <param name="contextYear">The latest year named before, for a date without one where the article has no date.</param>
    public static IReadOnlyList<PeriodMention> Find(string text, Func<TextSpan, bool> isTaken, DateOnly? today, int? contextYear)
    {
        var finder = new PeriodFinder(text, isTaken, today, contextYear);
        for (var i = 0; i < finder._words.Count;)
        {
            var used = finder.At(i);
            i += Math.Max(1, used);
        }

        return finder._found;
    }

    /// <summary>Tries all forms at one word; the number of words used, 0 for none.</summary>
    private int At(int i) => Part(i) is var p and > 0 ? p
        : DayRange(i) is var range and > 0 ? range
        : MonthFirst(i) is var m and > 0 ? m
        : DayFirst(i) is var d and > 0 ? d
        : RelativeWords(i) is var r and > 0 ? r
        : YearFirst(i);

    /// <summary>"(the) first half (of 2022)", "Q3 2023", "the first nine months of last year".</summary>
    private int Part(int i)
    {
        var word = Word(i);
        var (from, months, used) = word switch
        {
            "q1" => (1, 3, 1),
            "q2" => (4, 3, 1),
            "q3" => (7, 3, 1),
            "q4" => (10, 3, 1),
            "h1" => (1, 6, 1),
            "h2" => (7, 6, 1),
            _ => (0, 0, 0),
        };
        if (used == 0 && CalendarWords.Ordinal(word) is var ordinal and > 0)
        {
            var unit = Word(i + 1);
            if (unit == "half" && ordinal <= 2)
            {
                (from, months, used) = (((ordinal - 1) * 6) + 1, 6, 2);
            }
            else if (unit == "quarter" && ordinal <= 4)
            {
                (from, months, used) = (((ordinal - 1) * 3) + 1, 3, 2);
            }
            else if (ordinal == 1 && Word(i + 2) == "months" && CalendarWords.SmallNumber(unit) is var count and >= 2 and <= 11)
            {
                (from, months, used) = (1, count, 3);
            }
        }

        if (used == 0)
        {
            return 0;
        }

        var next = i + used;
        while (Word(next) is "of" or "the" or "fiscal" or "in")
        {
            next++;
        }

        int year;
        var (rule, confidence) = (Explicit, 0.95);
        if (Year(next) is { } stated)
        {
            (year, next) = (stated, next + 1);
        }
        else if (RelativeYear(next) is var (shift, words) && words > 0 && _today is { } today)
        {
            (year, next, rule, confidence) = (today.Year + shift, next + words, Relative, 0.8);
        }
        else if ((_today?.Year ?? _contextYear) is { } known)
        {
            year = known;
            if (_today is { } date && new DateOnly(year, from, 1) > date)
            {
                year--;
            }

            (next, rule, confidence) = (i + used, "year-inferred", 0.6);
        }
        else
        {
            return 0;
        }

        var end = Period.Month(year, from + months - 1).End;
        return Add(i, next, new Period(new DateOnly(year, from, 1), end), rule, confidence);
    }

    /// <summary>"February 15 to June 30, 2024", "from December 1 until May 31".</summary>
    private int DayRange(int i)
    {
        var (month, day, next) = DayOfYear(i);
        if (next == 0 || Word(next) is not ("to" or "until" or "till" or "through" or "-"))
        {
            return 0;
        }

        var (lastMonth, lastDay, end) = DayOfYear(next + 1);
        if (end == 0)
        {
            return 0;
        }

        var stated = YearAfter(end);
        var firstYear = YearAfter(next - 1) ?? (stated is { } s ? (lastMonth < month ? s - 1 : s) : Infer(i, month)?.Year);
        if (firstYear is not { } year || day > DateTime.DaysInMonth(year, month))
        {
            return 0;
        }

        var lastYear = stated ?? (lastMonth < month ? year + 1 : year);
        if (lastDay > DateTime.DaysInMonth(lastYear, lastMonth) || new DateOnly(lastYear, lastMonth, lastDay) < new DateOnly(year, month, day))
        {
            return 0;
        }

        return Add(i, stated is null ? end : end + YearLength(end), new Period(new DateOnly(year, month, day), new DateOnly(lastYear, lastMonth, lastDay)),
            stated is null ? "year-inferred" : Explicit, stated is null ? 0.6 : 0.92);
    }

    private (int Month, int Day, int Next) DayOfYear(int i) =>
        Month(i) is { } m1 && Day(i + 1) is { } d1 ? (m1, d1, i + 2)
        : Day(i) is { } d2 && Month(i + 1) is { } m2 ? (m2, d2, i + 2)
        : (0, 0, 0);

    private int? YearAfter(int i) => Year(i) ?? (Word(i) == "," ? Year(i + 1) : null);

    private int YearLength(int i) => Word(i) == "," ? 2 : 1;

    /// <summary>"December 21, 2023", "January 2024", "January to June 2023", "in March".</summary>
    private int MonthFirst(int i)
    {
        if (Month(i) is not { } month)
        {
            return 0;
        }

        if (Day(i + 1) is { } day)
        {
            return YearAfter(i + 2) is { } year
                ? AddDay(i, i + 2 + YearLength(i + 2), year, month, day, Explicit, 0.97)
                : AddInferred(i, i + 2, month, day);
        }

        if (YearAfter(i + 1) is { } monthYear)
        {
            return Add(i, i + 1 + YearLength(i + 1), Period.Month(monthYear, month), Explicit, 0.95);
        }

        var joined = Word(i + 1) is "to" or "through" or "-" or "\u2013" || (Word(i + 1) == "and" && Word(i - 1) == "between");
        if (joined && Month(i + 2) is { } last && last > month && (Year(i + 3) ?? _today?.Year) is { } rangeYear)
        {
            var stated = Year(i + 3) is not null;
            if (!stated && new DateOnly(rangeYear, month, 1) > _today && !Future(i))
            {
                rangeYear--;
            }

            return Add(i, i + (stated ? 4 : 3), new Period(new DateOnly(rangeYear, month, 1), Period.Month(rangeYear, last).End),
                stated ? Explicit : "year-inferred", stated ? 0.9 : 0.6);
        }

        return AddInferred(i, i + 1, month, null);
    }

    /// <summary>"21 December 2023", "21 December", "1 January".</summary>
    private int DayFirst(int i) =>
        Day(i) is { } day && Month(i + 1) is { } month
            ? YearAfter(i + 2) is { } year ? AddDay(i, i + 2 + YearLength(i + 2), year, month, day, Explicit, 0.97) : AddInferred(i, i + 2, month, day)
            : 0;

    /// <summary>"last year", "this month", "last December".</summary>
    private int RelativeWords(int i)
    {
        if (RelativeYear(i) is var (shift, words) && words > 0)
        {
            return _today is { } now ? Add(i, i + words, Period.Year(now.Year + shift), Relative, 0.8) : 0;
        }

        if (Word(i) is not ("last" or "this" or "next") || _today is not { } today)
        {
            return 0;
        }

        var step = Word(i) switch { "last" => -1, "next" => 1, _ => 0 };
        if (Word(i + 1) == "month")
        {
            var month = today.AddMonths(step);
            return Add(i, i + 2, Period.Month(month.Year, month.Month), Relative, 0.8);
        }

        if (Month(i + 1) is { } named)
        {
            var year = step switch
            {
                -1 => named < today.Month ? today.Year : today.Year - 1,
                1 => named > today.Month ? today.Year : today.Year + 1,
                _ => today.Year,
            };
            return Add(i, i + 2, Period.Month(year, named), Relative, 0.8);
        }

        return 0;
    }

    /// <summary>"2022", "2022-23", "1986/87", "from 2015 to 2018", "fiscal 2023", "FY2024".</summary>
    private int YearFirst(int i)
    {
        if (Word(i).StartsWith("fy", StringComparison.Ordinal) && CalendarWords.Year(Word(i).AsSpan(2)) is { } fiscal)
        {
            return Add(i, i + 1, Period.Year(fiscal), "fiscal-year", 0.6);
        }

        if (Year(i) is not { } year)
        {
            return 0;
        }

        var fiscalYear = Word(i - 1) is "fiscal" or "fy" || (Word(i - 1) == "year" && Word(i - 2) == "fiscal");
        var joined = i + 1 < _words.Count && _words[i + 1].Span.Start <= _words[i].Span.End + 1;
        if (joined && Word(i + 1) is "-" or "/")
        {
            if (Word(i + 2) is { Length: 2 } shortYear && int.TryParse(shortYear, NumberStyles.None, CultureInfo.InvariantCulture, out var lastTwo)
                && lastTwo == (year + 1) % 100)
            {
                return Add(i, i + 3, new Period(new DateOnly(year, 7, 1), new DateOnly(year + 1, 6, 30)), "split-year", 0.5);
            }

            if (Year(i + 2) is { } last && last > year)
            {
                return Add(i, i + 3, new Period(Period.Year(year).Start, Period.Year(last).End), Explicit, 0.9);
            }
        }

        if (Word(i - 1) == "between" && Word(i + 1) == "and" && Year(i + 2) is { } until && until > year)
        {
            return Add(i, i + 3, new Period(Period.Year(year).Start, Period.Year(until).End), Explicit, 0.9);
        }

        return fiscalYear
            ? Add(i, i + 1, Period.Year(year), "fiscal-year", 0.6)
            : Add(i, i + 1, Period.Year(year), Explicit, 0.95);
    }

    private int AddInferred(int i, int next, int month, int? day)
    {
        // "may" and "march" are words of their own.
        if (Word(i) is "may" or "march" or "mar" or "sun" or "dec" or "jan" && !char.IsUpper(_text[_words[i].Span.Start]))
        {
            return 0;
        }

        if (Word(i) is "may" or "march" && day is null && !(Word(i - 1) is "in" or "from" or "since" or "by" or "until" or "of" or "during" or "early" or "late" or "mid"))
        {
            return 0;
        }

        if (Infer(i, month) is not var (year, rule, confidence))
        {
            return 0;
        }

        return day is { } d ? AddDay(i, next, year, month, d, rule, confidence) : Add(i, next, Period.Month(year, month), rule, confidence);
    }

    private (int Year, string Rule, double Confidence)? Infer(int i, int month)
    {
        if (_today is not { } today)
        {
            return _contextYear is { } context ? (context, "year-from-context", 0.4) : null;
        }

        // News speaks of the recent past, and of the weeks to come.
        var year = new DateOnly(today.Year, month, 1) > today.AddDays(75) && !Future(i) ? today.Year - 1 : today.Year;
        return (month + 9 < today.Month && Future(i) ? year + 1 : year, "year-inferred", 0.65);
    }

    private bool Future(int i)
    {
        for (var k = Math.Max(0, i - 14); k < i; k++)
        {
            if (Word(k) is "will" or "would" or "starting" or "until" or "next" or "plans" or "plan")
            {
                return true;
            }
        }

        return false;
    }

    private int AddDay(int i, int next, int year, int month, int day, string rule, double confidence) =>
        day <= DateTime.DaysInMonth(year, month)
            ? Add(i, next, Period.Day(new DateOnly(year, month, day)), rule, confidence)
            : 0;

    private int Add(int i, int next, Period period, string rule, double confidence)
    {
        var span = TextSpan.FromBounds(_words[i].Span.Start, _words[Math.Min(next, _words.Count) - 1].Span.End);
        if (_isTaken(span))
        {
            return 0;
        }

        _found.Add(new PeriodMention(span, period, rule, confidence));
        return next - i;
    }

    private string Word(int i) => i >= 0 && i < _words.Count ? _words[i].Lower : "";

    private int? Year(int i) => Word(i) is { Length: 4 } word && !_isTaken(_words[i].Span) && IsBareYear(i) ? CalendarWords.Year(word) : null;

    /// <summary>Whether the digits stand alone: not "2,022", not "1990.5", not "2022-kg", not a number with a currency sign.</summary>
    private bool IsBareYear(int i)
    {
        var span = _words[i].Span;
        var before = span.Start > 0 ? _text[span.Start - 1] : ' ';
        var after = span.End < _text.Length ? _text[span.End] : ' ';
        var afterNext = span.End + 1 < _text.Length ? _text[span.End + 1] : ' ';
        return before is not ('$' or '€' or '£' or '.' or ',' or '#') && !(after is '.' or ',' && char.IsAsciiDigit(afterNext)) && after != '%';
    }

    private int? Day(int i) => CalendarWords.Day(Word(i));

    private int? Month(int i) => CalendarWords.Month(Word(i));

    private (int Shift, int Words) RelativeYear(int i) => (Word(i), Word(i + 1), Word(i + 2)) switch
    {
        ("last" or "past", "year", _) => (-1, 2),
        ("previous" or "prior", "year", _) => (-1, 2),
        ("this" or "current", "year", _) => (0, 2),
        ("next" or "coming", "year", _) => (1, 2),
        ("a" or "one", "year", "earlier" or "ago" or "before") => (-1, 3),
        _ => (0, 0),
    };
}
