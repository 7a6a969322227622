using System.Globalization;

namespace ClaimPipeline.Scheduling;

/// <summary>Hours of the day, by the clocks of a time zone, in which no run begins.</summary>
internal sealed class QuietHours
{
    private readonly List<(TimeOnly From, TimeOnly To)> _spans;
    private readonly TimeZoneInfo _zone;

    /// <summary>Reads them.</summary>
    /// <exception cref="FormatException">A text is not of the form 22:00-06:00.</exception>
    public QuietHours(IEnumerable<string> texts, TimeZoneInfo zone) => (_spans, _zone) = (texts.Select(Parse).ToList(), zone);

    /// <summary>The moment itself, or the end of the quiet hours that it falls into.</summary>
    public DateTimeOffset After(DateTimeOffset moment)
    {
        // Spans may touch one another; those that cover the whole day were refused.
        for (var left = _spans.Count; left > 0; left--)
        {
            var local = TimeZoneInfo.ConvertTime(moment, _zone);
            var time = TimeOnly.FromDateTime(local.DateTime);
            var quiet = _spans.Find(span => time.IsBetween(span.From, span.To));
            if (quiet == default)
            {
                break;
            }

            var end = local.Date + quiet.To.ToTimeSpan();
            end = quiet.To <= time ? end.AddDays(1) : end;
            moment = new DateTimeOffset(end, _zone.GetUtcOffset(end)).ToUniversalTime();
        }

        return moment;
    }

    private static (TimeOnly From, TimeOnly To) Parse(string text)
    {
        var ends = text.Split('-');
        return ends.Length == 2
            && TimeOnly.TryParseExact(ends[0].Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)
            && TimeOnly.TryParseExact(ends[1].Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var to)
            && from != to
            ? (from, to)
            : throw new FormatException($"Scheduling:QuietHours: '{text}' is not of the form 22:00-06:00.");
    }
}
