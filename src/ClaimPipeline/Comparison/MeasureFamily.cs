namespace ClaimPipeline.Comparison;

/// <summary>What a measure does, as far as a text tells it apart.</summary>
internal enum MeasureFamily
{
    /// <summary>Some restriction; the text does not say which.</summary>
    Any,

    /// <summary>Forbids.</summary>
    Prohibition,

    /// <summary>Asks for a licence or permit.</summary>
    Licence,

    /// <summary>Limits the amount.</summary>
    Quota,

    /// <summary>Costs: a duty, a minimum price.</summary>
    Duty,

    /// <summary>Ends or suspends an earlier measure.</summary>
    Lifting,

    /// <summary>A framework act, survey or plan.</summary>
    Framework,
}
