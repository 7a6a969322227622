using System.ComponentModel.DataAnnotations;

namespace ClaimPipeline.Scheduling;

/// <summary>Settings of scheduled runs, bound to the section "Scheduling".</summary>
public sealed class SchedulingOptions
{
    /// <summary>Whether <c>serve</c> runs the schedules. Default: true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Time zone of cron expressions and quiet hours, as in Europe/Berlin. Default: UTC.</summary>
    [Required]
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Hours of the day in which no run begins, each as 22:00-06:00. Default: none.</summary>
    public IReadOnlyList<string> QuietHours { get; set; } = [];

    /// <summary>Runs begin up to that much later than their schedule says, each source always by the same part of it. Default: 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan Jitter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>A run that is late by more has been missed: it is made up for once, however many there were. Default: 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan MissedAfter { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Time between the beginnings of runs that make up for missed ones. Default: 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan CatchUpSpacing { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Adaptive schedules: time between the first two runs of a source. Default: 6 hours.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan FirstInterval { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Adaptive schedules: shortest time between runs. Default: 30 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan MinInterval { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Adaptive schedules: longest time between runs. Default: 7 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan MaxInterval { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Sources that are crawled at the same time. Default: 4.</summary>
    [Range(1, 64)]
    public int Concurrency { get; set; } = 4;

    /// <summary>How often a scheduler looks for what was changed by other processes: paused, added, wanted at once. Default: 15 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often the holder of a lock says that it is alive. Default: 20 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan LockHeartbeat { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// After that much silence a lock of another machine counts as abandoned; one of this machine does so at once when its process is gone.
    /// Default: 2 minutes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LockExpiry { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a run waits for another process that writes to the archive, or analyzes. Default: 30 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan LockWait { get; set; } = TimeSpan.FromMinutes(30);
}
