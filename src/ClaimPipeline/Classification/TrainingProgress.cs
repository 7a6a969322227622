namespace ClaimPipeline.Classification;

/// <summary>Where a training stands.</summary>
/// <param name="Step">What is being done, for people.</param>
/// <param name="Done">Steps done.</param>
/// <param name="Total">Steps in all.</param>
public sealed record TrainingProgress(string Step, int Done, int Total);
