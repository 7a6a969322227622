namespace ClaimPipeline.Records;

/// <summary>When a source is crawled by itself, and how that went the last time. Its source is its key.</summary>
public sealed record SourceSchedule
{
    /// <summary>Name of the seed.</summary>
    public required string Source { get; init; }

    /// <summary><c>adaptive</c>, or a cron expression of five fields.</summary>
    public required string Spec { get; init; }

    /// <summary>Whether the seed list asks for it; then it goes when the list does not any more.</summary>
    public bool IsFromSeeds { get; init; }

    /// <summary>Whether it waits until it is resumed by hand.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Whether it was asked for by hand: then neither pause nor quiet hours hold it up, once.</summary>
    public bool IsWanted { get; init; }

    /// <summary>When it runs next (UTC).</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Adaptive: what lies between runs now.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>When it last began (UTC).</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it last ended (UTC); before <see cref="StartedAt"/> while it runs, or when it was killed.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>How it last ended; null before the first time.</summary>
    public SourceOutcome? Outcome { get; init; }

    /// <summary>What was wrong the last time, for people; null when nothing was.</summary>
    public string? Detail { get; init; }

    /// <summary>New or changed pages of the last run.</summary>
    public int NewPages { get; init; }

    /// <summary>Runs since the last one that did not fail.</summary>
    public int Failures { get; init; }
}

/// <summary>How a run of one source ended.</summary>
public enum SourceOutcome
{
    /// <summary>All passes ran to their end.</summary>
    Done,

    /// <summary>All passes ran to their end; something went into quarantine, or an alert could not be told.</summary>
    Problems,

    /// <summary>It was stopped; the next run goes on.</summary>
    Interrupted,

    /// <summary>The machine failed: disk, database, network.</summary>
    Failed,

    /// <summary>Another run of the source, or of the passes, goes on; nothing was done.</summary>
    AlreadyRunning,
}
