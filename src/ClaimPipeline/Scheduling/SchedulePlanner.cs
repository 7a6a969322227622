using System.Globalization;
using ClaimPipeline.Records;

namespace ClaimPipeline.Scheduling;

/// <summary>When a source runs next. A pure function of schedule, moment and settings: chance has no part in it.</summary>
public sealed class SchedulePlanner
{
    /// <summary>Spec of schedules that follow the source's own rhythm.</summary>
    public const string Adaptive = "adaptive";

    private readonly SchedulingOptions _options;
    private readonly TimeZoneInfo _zone;
    private readonly QuietHours _quiet;

    /// <summary>A planner.</summary>
    /// <exception cref="ArgumentException">A setting cannot be read; the message names it.</exception>
    public SchedulePlanner(SchedulingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        try
        {
            _zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
            _quiet = new QuietHours(options.QuietHours, _zone);
        }
        catch (TimeZoneNotFoundException trouble)
        {
            throw new ArgumentException($"Scheduling:TimeZone: this machine knows no time zone '{options.TimeZone}'.", nameof(options), trouble);
        }
        catch (FormatException trouble)
        {
            throw new ArgumentException(trouble.Message, nameof(options), trouble);
        }
    }

    /// <summary>Refuses a spec that cannot be read.</summary>
    /// <exception cref="FormatException">It is neither <see cref="Adaptive"/> nor a cron expression; the message says what is wrong.</exception>
    public static void Check(string spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (spec != Adaptive)
        {
            CronSchedule.Parse(spec);
        }
    }

    /// <summary>A schedule that begins now: a cron one at its next time, an adaptive one as soon as its jitter lets it.</summary>
    public SourceSchedule First(string source, string spec, bool isFromSeeds, DateTimeOffset now)
    {
        var schedule = new SourceSchedule { Source = source, Spec = spec, IsFromSeeds = isFromSeeds, DueAt = now };
        return spec == Adaptive
            ? schedule with { Interval = _options.FirstInterval, DueAt = _quiet.After(now + JitterOf(source)) }
            : schedule with { DueAt = Next(schedule, now) };
    }

    /// <summary>The schedule after a run.</summary>
    /// <param name="schedule">As it was when the run ended.</param>
    /// <param name="result">How the run ended.</param>
    /// <param name="startedAt">When it began.</param>
    /// <param name="now">When it ended.</param>
    public SourceSchedule After(SourceSchedule schedule, SourceRunResult result, DateTimeOffset startedAt, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(result);
        var isFailed = result.Outcome is SourceOutcome.Failed or SourceOutcome.Interrupted;
        var after = schedule with
        {
            IsWanted = false,
            StartedAt = startedAt,
            FinishedAt = now,
            Outcome = result.Outcome,
            Detail = result.Detail,
            NewPages = result.NewPages,
            Failures = isFailed ? schedule.Failures + 1 : 0,

            // As with pages: sooner when something has changed, later when nothing has. What failed says nothing about the source.
            Interval = schedule.Spec != Adaptive ? null : isFailed ? schedule.Interval : Clamp(result.NewPages > 0 ? IntervalOf(schedule) / 2 : IntervalOf(schedule) * 2),
        };
        return after with { DueAt = Next(after, now) };
    }

    /// <summary>The schedule after it was found that another process runs the source.</summary>
    public SourceSchedule Postponed(SourceSchedule schedule, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var soon = now + _options.MissedAfter;
        return schedule with { IsWanted = false, DueAt = schedule.DueAt > now ? schedule.DueAt : soon };
    }

    /// <summary>
    /// Spreads runs that were missed, so that they do not begin all at once: the longest overdue at once, each further one later.
    /// </summary>
    /// <returns>Schedules whose time has changed.</returns>
    public IReadOnlyList<SourceSchedule> Spread(IReadOnlyList<SourceSchedule> schedules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(schedules);
        return
        [
            .. schedules
                .Where(schedule => !schedule.IsPaused && !schedule.IsWanted && schedule.DueAt + _options.MissedAfter < now)
                .OrderBy(schedule => schedule.DueAt)
                .ThenBy(schedule => schedule.Source, StringComparer.Ordinal)
                .Select((schedule, index) => schedule with { DueAt = _quiet.After(now + (_options.CatchUpSpacing * index)) }),
        ];
    }

    /// <summary>When a schedule is to run; null while it is paused.</summary>
    public DateTimeOffset? StartOf(SourceSchedule schedule, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return schedule.IsWanted ? now : schedule.IsPaused ? null : schedule.DueAt > now ? schedule.DueAt : _quiet.After(now);
    }

    private DateTimeOffset Next(SourceSchedule schedule, DateTimeOffset now)
    {
        var jitter = JitterOf(schedule.Source);
        if (schedule.Spec == Adaptive)
        {
            // The same part of the interval as of the jitter at most, so that short ones keep their length.
            var interval = IntervalOf(schedule);
            return _quiet.After(now + interval + (interval < _options.Jitter * 10 ? jitter * (interval / (_options.Jitter * 10)) : jitter));
        }

        var next = CronSchedule.Parse(schedule.Spec).After(now - jitter, _zone)
            ?? throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"'{schedule.Spec}' fits no day any more."));
        return _quiet.After(next + jitter);
    }

    private TimeSpan IntervalOf(SourceSchedule schedule) => schedule.Interval ?? _options.FirstInterval;

    private TimeSpan Clamp(TimeSpan interval) =>
        interval < _options.MinInterval ? _options.MinInterval : interval > _options.MaxInterval ? _options.MaxInterval : interval;

    private TimeSpan JitterOf(string source) =>
        _options.Jitter * (uint.Parse(ContentHash.Of("jitter", source).AsSpan(0, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / (double)uint.MaxValue);
}
