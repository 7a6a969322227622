namespace ClaimPipeline.Health;

/// <summary>How a source does.</summary>
/// <param name="Source">Name of the seed.</param>
/// <param name="State">Whether it is in order.</param>
/// <param name="Cause">What is likely the matter; null when it is in order.</param>
/// <param name="Detail">For people: what was seen.</param>
/// <param name="Since">When the first run began from which on it was so (UTC); null when it is in order.</param>
/// <param name="Runs">Runs that were looked at, newest last.</param>
/// <param name="Readings">Each measure with what is normal for the source.</param>
public sealed record SourceHealth(
    string Source,
    SourceState State,
    SourceCause? Cause,
    string Detail,
    DateTimeOffset? Since,
    IReadOnlyList<SourceMeasures> Runs,
    IReadOnlyList<SourceReading> Readings);

/// <summary>One measure of a source.</summary>
/// <param name="Measure">What.</param>
/// <param name="Value">In the latest run that it could be measured in.</param>
/// <param name="Normal">What is normal for the source; null while there are too few runs to tell.</param>
/// <param name="IsOdd">Whether it is out of that to the worse.</param>
public sealed record SourceReading(SourceMeasure Measure, double Value, RobustRange? Normal, bool IsOdd);

/// <summary>Whether a source is in order.</summary>
public enum SourceState
{
    /// <summary>It is.</summary>
    Fine,

    /// <summary>There are too few runs to tell what is normal for it.</summary>
    Learning,

    /// <summary>Something is the matter.</summary>
    Flagged,
}

/// <summary>What is likely the matter with a source.</summary>
public enum SourceCause
{
    /// <summary>Its pages are built otherwise: texts, dates or claims are not found as before.</summary>
    LayoutChange,

    /// <summary>Its pages ask for consent or payment first.</summary>
    ConsentWall,

    /// <summary>It refuses us.</summary>
    Blocked,

    /// <summary>The address that it begins with leads elsewhere.</summary>
    FeedMoved,

    /// <summary>That address is not there any more.</summary>
    Gone,

    /// <summary>It does not answer, or with errors.</summary>
    Unreachable,

    /// <summary>It brings less than it did, and nothing says why.</summary>
    Quiet,
}
