namespace ClaimPipeline.Records;

/// <summary>Why a verdict is what it is. The list is closed.</summary>
public enum VerdictReason
{
    /// <summary>Equal to the official figure.</summary>
    Exact,

    /// <summary>Equal within the rounding of both.</summary>
    Rounding,

    /// <summary>Equal to another edition than the one in force at the time.</summary>
    OtherEdition,

    /// <summary>Off by a power of ten.</summary>
    PowerOfTenSlip,

    /// <summary>Right number in another unit (short ton, kt for t).</summary>
    UnitSlip,

    /// <summary>Right figure of another period.</summary>
    WrongPeriod,

    /// <summary>Right figure of another place or commodity.</summary>
    WrongPlaceOrCommodity,

    /// <summary>Right figure on another basis or of another indicator.</summary>
    WrongBasis,

    /// <summary>Official sources differ among themselves.</summary>
    SourcesDisagree,

    /// <summary>The article contradicts itself.</summary>
    InternallyInconsistent,

    /// <summary>A narrower measure told as a wider one.</summary>
    ScopeOverstated,

    /// <summary>The measure was not in force yet.</summary>
    NotYetInForce,

    /// <summary>The measure had ended.</summary>
    Lifted,

    /// <summary>Plainly different; no pattern explains it.</summary>
    Mismatch,

    /// <summary>No official figure or measure answers it.</summary>
    NoReference,

    /// <summary>Too little is said to compare.</summary>
    TooVague,
}
