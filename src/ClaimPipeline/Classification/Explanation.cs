using ClaimPipeline.Records;

namespace ClaimPipeline.Classification;

/// <summary>Why a sentence got its probability for one label.</summary>
/// <param name="Kind">The label.</param>
/// <param name="Probability">Calibrated.</param>
/// <param name="Accepted">Whether it is at or over the threshold.</param>
/// <param name="Unsure">Whether it lies in the band in which the model does not know.</param>
/// <param name="Bias">The score before any cue is added.</param>
/// <param name="Cues">What weighed, the heaviest first; weights are in units of the score (log-odds before calibration).</param>
public sealed record Explanation(ClaimKind Kind, double Probability, bool Accepted, bool Unsure, double Bias, ValueList<WeighedCue> Cues);

/// <summary>A feature of the sentence with what it added to the score.</summary>
/// <param name="Cue">The feature in words, such as "word: embargo" or "Ban followed by Good".</param>
/// <param name="Weight">Above 0 it speaks for the label.</param>
public sealed record WeighedCue(string Cue, double Weight);
