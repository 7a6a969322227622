using System.Globalization;

namespace ClaimPipeline.Records;

/// <summary>A stretch of calendar days, both ends included.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(PeriodJsonConverter))]
public readonly record struct Period
{
    /// <summary>From <paramref name="start"/> to <paramref name="end"/>, both included.</summary>
    /// <exception cref="ArgumentException">The end lies before the start.</exception>
    public Period(DateOnly start, DateOnly end)
    {
        if (end < start)
        {
            throw new ArgumentException($"A period cannot end ({end:O}) before it starts ({start:O}).", nameof(end));
        }

        (Start, End) = (start, end);
    }

    /// <summary>First day.</summary>
    public DateOnly Start { get; }

    /// <summary>Last day.</summary>
    public DateOnly End { get; }

    /// <summary>A calendar year.</summary>
    public static Period Year(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    /// <summary>A calendar month.</summary>
    public static Period Month(int year, int month) =>
        new(new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)));

    /// <summary>One day.</summary>
    public static Period Day(DateOnly day) => new(day, day);

    /// <summary>Whether it is one whole calendar year.</summary>
    public bool IsYear => this == Year(Start.Year);

    /// <summary>Whether every day of <paramref name="other"/> lies in it.</summary>
    public bool Contains(Period other) => other.Start >= Start && other.End <= End;

    /// <summary>Whether they share a day.</summary>
    public bool Overlaps(Period other) => Start <= other.End && other.Start <= End;

    /// <summary>ISO 8601, as short as it goes: <c>2022</c>, <c>2022-07</c>, <c>2022-07-01</c>, <c>2022-07-01/2022-12-31</c>.</summary>
    public override string ToString()
    {
        if (IsYear)
        {
            return Start.Year.ToString("0000", CultureInfo.InvariantCulture);
        }

        if (this == Month(Start.Year, Start.Month))
        {
            return Start.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        }

        var start = Start.ToString("O", CultureInfo.InvariantCulture);
        return Start == End ? start : $"{start}/{End.ToString("O", CultureInfo.InvariantCulture)}";
    }

    /// <summary>Reads what <see cref="ToString"/> writes, and intervals of years or months such as <c>2021/2024</c>.</summary>
    /// <returns>False when the text is none of these.</returns>
    public static bool TryParse(string? text, out Period period)
    {
        period = default;
        if (string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return TryParsePart(text.AsSpan().Trim(), out period);
        }

        if (!TryParsePart(text.AsSpan(0, slash).Trim(), out var first) || !TryParsePart(text.AsSpan(slash + 1).Trim(), out var last)
            || last.End < first.Start)
        {
            return false;
        }

        period = new Period(first.Start, last.End);
        return true;
    }

    private static bool TryParsePart(ReadOnlySpan<char> text, out Period period)
    {
        period = default;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            period = Day(day);
            return true;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            period = Month(month.Year, month.Month);
            return true;
        }

        if (text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0)
        {
            period = Year(year);
            return true;
        }

        return false;
    }
}
