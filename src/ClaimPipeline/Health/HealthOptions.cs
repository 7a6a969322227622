using System.ComponentModel.DataAnnotations;

namespace ClaimPipeline.Health;

/// <summary>Settings of what is normal for a source.</summary>
public sealed class HealthOptions
{
    /// <summary>Runs that a source is measured by, the newest. Default: 20.</summary>
    [Range(2, 1_000)]
    public int Runs { get; set; } = 20;

    /// <summary>Earlier runs without which nothing is called out of the ordinary. Default: 5.</summary>
    [Range(2, 1_000)]
    public int LeastRuns { get; set; } = 5;

    /// <summary>New pages that a run must have brought to be measured by their texts. Default: 3.</summary>
    [Range(1, 1_000)]
    public int LeastPages { get; set; } = 3;

    /// <summary>How many robust standard deviations (1.4826 times the median absolute deviation) from the median are normal. Default: 4.</summary>
    [Range(1, 100)]
    public double Deviations { get; set; } = 4;
}
