namespace ClaimPipeline.Records;

/// <summary>What kind of quantity a unit measures. Only units of one dimension convert into each other.</summary>
public enum Dimension
{
    /// <summary>Nothing: a plain number.</summary>
    None,

    /// <summary>Fraction of a whole, or a ratio.</summary>
    Ratio,

    /// <summary>Difference of two percentages.</summary>
    PercentagePoint,

    /// <summary>Number of counted things.</summary>
    Count,

    /// <summary>Mass.</summary>
    Mass,

    /// <summary>Volume.</summary>
    Volume,

    /// <summary>Length.</summary>
    Length,

    /// <summary>Area.</summary>
    Area,

    /// <summary>Duration.</summary>
    Time,

    /// <summary>Energy.</summary>
    Energy,

    /// <summary>Power.</summary>
    Power,

    /// <summary>Temperature.</summary>
    Temperature,

    /// <summary>Speed.</summary>
    Speed,

    /// <summary>Money of one currency; different currencies do not convert.</summary>
    Money,

    /// <summary>Mass per time.</summary>
    MassRate,

    /// <summary>Volume per time.</summary>
    VolumeRate,

    /// <summary>Money per something.</summary>
    Price,

    /// <summary>Any other quotient of two units.</summary>
    OtherRate,

    /// <summary>Information.</summary>
    Information,

    /// <summary>A unit none of the others covers.</summary>
    Other,
}
