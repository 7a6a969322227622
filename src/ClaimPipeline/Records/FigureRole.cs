namespace ClaimPipeline.Records;

/// <summary>What a figure does in its claim.</summary>
public enum FigureRole
{
    /// <summary>The level that is claimed.</summary>
    Value,

    /// <summary>The size of the change.</summary>
    Change,

    /// <summary>The level before the change.</summary>
    Baseline,

    /// <summary>The whole that a share is taken of.</summary>
    Total,
}
