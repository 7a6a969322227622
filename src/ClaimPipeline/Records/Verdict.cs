namespace ClaimPipeline.Records;

/// <summary>What the comparison says of one claim.</summary>
public sealed record Verdict
{
    /// <summary>The claim.</summary>
    public required ClaimId Claim { get; init; }

    /// <summary>The label.</summary>
    public required VerdictLabel Label { get; init; }

    /// <summary>The reason.</summary>
    public required VerdictReason Reason { get; init; }

    /// <summary>How sure, 0 to 1.</summary>
    public required double Score { get; init; }

    /// <summary>What it rests on, the deciding one first.</summary>
    public ValueList<Evidence> Evidence { get; init; } = [];

    /// <summary>The steps of the comparison in order: alignment, conversion, rounding, decision.</summary>
    public ValueList<string> Steps { get; init; } = [];

    /// <summary>One or two plain sentences for a reader.</summary>
    public required string Explanation { get; init; }

    /// <summary>Names the code and the official data that made it.</summary>
    public required string Version { get; init; }
}
