namespace ClaimPipeline.Records;

/// <summary>A tagged sentence with its figures.</summary>
/// <param name="Tagged">The sentence with its tags.</param>
/// <param name="Figures">In order of their spans, which do not overlap.</param>
public sealed record QuantifiedSentence(TaggedSentence Tagged, ValueList<Figure> Figures)
{
    /// <summary>The sentence itself.</summary>
    public Sentence Sentence => Tagged.Sentence;
}
