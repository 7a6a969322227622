namespace ClaimPipeline.Records;

/// <summary>State of a quota, ban or other measure at the time the text speaks of.</summary>
public enum ClaimStatus
{
    /// <summary>Proposed, threatened or planned; not decided.</summary>
    Planned,

    /// <summary>Decided or announced; not said to be in force.</summary>
    Announced,

    /// <summary>In force.</summary>
    InForce,

    /// <summary>Prolonged beyond its earlier end.</summary>
    Extended,

    /// <summary>Held up; may come back.</summary>
    Suspended,

    /// <summary>Ended by decision.</summary>
    Lifted,

    /// <summary>Ended by itself.</summary>
    Expired,
}
