namespace ClaimPipeline.Records;

/// <summary>What shape of statement a claim makes.</summary>
public enum AssertionForm
{
    /// <summary>The quantity was so much: "produced 210,000 t", "accounts for 70 %".</summary>
    Level,

    /// <summary>It rose or fell by so much: "exports fell 9 %".</summary>
    Change,

    /// <summary>Position among all: "the largest producer", "ranking second".</summary>
    Rank,

    /// <summary>More or less than another, without a number: "far less than China".</summary>
    Comparison,

    /// <summary>There is some at all: "has reserves".</summary>
    Existence,

    /// <summary>It rose or fell, without a number: "raised its quota".</summary>
    Trend,

    /// <summary>A measure was taken, or holds: "exports were banned".</summary>
    Event,
}
