namespace ClaimPipeline.Records;

/// <summary>A label of the classifier with its probability.</summary>
/// <param name="Kind">Quota, Ban or Share.</param>
/// <param name="Probability">Calibrated, 0 to 1.</param>
/// <param name="Accepted">Whether the probability is at or over the model's threshold for the label.</param>
public sealed record Tag(ClaimKind Kind, double Probability, bool Accepted);
