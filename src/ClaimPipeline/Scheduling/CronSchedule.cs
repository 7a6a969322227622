using System.Globalization;

namespace ClaimPipeline.Scheduling;

/// <summary>
/// A cron expression of five fields: minute, hour, day of the month, month, day of the week. A field is <c>*</c> or a list of numbers, ranges
/// (<c>1-5</c>) and steps (<c>*/15</c>, <c>8-18/2</c>); months and days of the week may be names of three letters; Sunday is 0 and 7. When both
/// days are given, either will do, as in every cron.
/// </summary>
internal sealed class CronSchedule
{
    private const int MostDays = 366 * 9;

    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private readonly bool[] _minutes;
    private readonly bool[] _hours;
    private readonly bool[] _daysOfMonth;
    private readonly bool[] _months;
    private readonly bool[] _daysOfWeek;
    private readonly bool _isEitherDay;

    private CronSchedule(string[] fields)
    {
        _minutes = Field(fields[0], "minute", 0, 59, [], 0);
        _hours = Field(fields[1], "hour", 0, 23, [], 0);
        _daysOfMonth = Field(fields[2], "day of the month", 1, 31, [], 0);
        _months = Field(fields[3], "month", 1, 12, Months, 1);
        _daysOfWeek = Field(fields[4], "day of the week", 0, 7, Days, 0);
        _daysOfWeek[0] |= _daysOfWeek[7];
        _isEitherDay = fields[2] != "*" && fields[4] != "*";
    }

    /// <summary>Reads an expression.</summary>
    /// <exception cref="FormatException">It cannot be read, or fits no day; the message says which field is wrong.</exception>
    public static CronSchedule Parse(string text)
    {
        var fields = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != 5)
        {
            throw new FormatException(
                $"'{text}' has {fields.Length} fields; a cron expression has five: minute, hour, day of the month, month, day of the week, as in '30 6 * * *'.");
        }

        var schedule = new CronSchedule(fields);
        return schedule.After(DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc) is null
            ? throw new FormatException($"'{text}' fits no day of any year.")
            : schedule;
    }

    /// <summary>
    /// The first moment after <paramref name="moment"/>, by the clocks of a time zone. An hour that they leave out counts as the one after it; one
    /// that they have twice, as its first.
    /// </summary>
    /// <returns>Null when there is none within nine years.</returns>
    public DateTimeOffset? After(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone).DateTime;
        var day = local.Date;
        for (var i = 0; i < MostDays; i++, day = day.AddDays(1))
        {
            if (!IsDay(day))
            {
                continue;
            }

            for (var minute = 0; minute < 24 * 60; minute++)
            {
                if (_hours[minute / 60] && _minutes[minute % 60] && Utc(day.AddMinutes(minute), zone) is var found && found > moment)
                {
                    return found;
                }
            }
        }

        return null;
    }

    private static DateTimeOffset Utc(DateTime local, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(local))
        {
            // As much behind the gap's end as it lies behind its beginning.
            return new DateTimeOffset(local, zone.GetUtcOffset(local.AddDays(-1))).ToUniversalTime();
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private bool IsDay(DateTime day)
    {
        var ofMonth = _daysOfMonth[day.Day];
        var ofWeek = _daysOfWeek[(int)day.DayOfWeek];
        return _months[day.Month] && (_isEitherDay ? ofMonth || ofWeek : ofMonth && ofWeek);
    }

    private static bool[] Field(string text, string name, int least, int most, string[] names, int firstName)
    {
        var fits = new bool[most + 1];
        foreach (var part in text.Split(','))
        {
            var (range, step) = part.Split('/') switch
            {
                [var all] => (all, 1),
                [var all, var every] when int.TryParse(every, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => (all, number),
                _ => throw Wrong(part),
            };
            var ends = range == "*" ? [least, most] : range.Split('-').Select(end => Number(end, part)).ToArray();
            var last = ends.Length == 1 && part.Contains('/', StringComparison.Ordinal) ? most : ends[^1];
            if (ends.Length > 2 || ends[0] > last)
            {
                throw Wrong(part);
            }

            for (var value = ends[0]; value <= last; value += step)
            {
                fits[value] = true;
            }
        }

        return fits;

        int Number(string end, string part)
        {
            var named = Array.FindIndex(names, known => known.Equals(end, StringComparison.OrdinalIgnoreCase));
            return named >= 0 ? named + firstName
                : int.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
                : throw Wrong(part);
        }

        FormatException Wrong(string part) =>
            new(string.Create(CultureInfo.InvariantCulture, $"'{part}' is no {name}: that is a number from {least} to {most}, a range, a step or *."));
    }
}
