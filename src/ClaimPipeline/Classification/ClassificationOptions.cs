using System.ComponentModel.DataAnnotations;

namespace ClaimPipeline.Classification;

/// <summary>Settings of the room, bound to the section "Classification".</summary>
public sealed class ClassificationOptions
{
    /// <summary>Which classifier tags sentences: "hybrid" (the trained model, linear scores and a small network), "keyword" (the baseline) or "mlnet" (where that provider lies beside the program). Default: hybrid.</summary>
    [Required, RegularExpression("hybrid|keyword|mlnet")]
    public string Classifier { get; set; } = "hybrid";

    /// <summary>
    /// Model file of the classifier hybrid, or a folder of versions of which the active one is taken; relative paths count from
    /// the program's folder. Default: models/claims.
    /// </summary>
    [Required]
    public string ModelPath { get; set; } = "models/claims";

    /// <summary>
    /// Model of the classifier "mlnet": a folder of versions of which the active one is taken; relative paths count from the program's
    /// folder. Default: models/mlnet.
    /// </summary>
    [Required]
    public string MlNetPath { get; set; } = "models/mlnet";

    /// <summary>
    /// Added to the model's own acceptance thresholds: above 0 for fewer and surer claims, below 0 for more. Default: 0.
    /// </summary>
    [Range(-0.5, 0.5)]
    public double ThresholdShift { get; set; }
}
