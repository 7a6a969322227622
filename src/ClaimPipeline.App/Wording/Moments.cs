using System.Globalization;

namespace ClaimPipeline.App.Wording;

/// <summary>Moments and durations for people, in UTC.</summary>
internal static class Moments
{
    /// <summary>The minute, such as "2026-11-22 04:10".</summary>
    public static string Of(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>How long it took: "0.4 s", "3 min 20 s", "2 h 5 min".</summary>
    public static string Took(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds} s"),
        { Minutes: 0 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min"),
    };
}
