namespace ClaimPipeline.Records;

/// <summary>The four labels of AVeriTeC (Schlichtkrull et al. 2023).</summary>
public enum VerdictLabel
{
    /// <summary>The evidence says so too.</summary>
    Supported,

    /// <summary>The evidence says otherwise.</summary>
    Refuted,

    /// <summary>Some evidence says so, some otherwise.</summary>
    ConflictingEvidence,

    /// <summary>Nothing comparable, or too vague to tell.</summary>
    NotEnoughEvidence,
}
