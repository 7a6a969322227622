namespace ClaimPipeline.Records;

/// <summary>A sentence with what the classifier says of it.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Tags">One per label the model knows, in the order of <see cref="ClaimKind"/>, accepted or not.</param>
/// <param name="Polarity">Whether the sentence asserts or denies; Asserted when no label is accepted.</param>
/// <param name="Status">State of the quota or ban the sentence speaks of; null when it says none.</param>
public sealed record TaggedSentence(
    Sentence Sentence, ValueList<Tag> Tags, Polarity Polarity = Polarity.Asserted, ClaimStatus? Status = null)
{
    /// <summary>Whether a label was accepted.</summary>
    public bool Is(ClaimKind kind) => ProbabilityOf(kind) is { Accepted: true };

    /// <summary>The tag for a label; null when the model does not know the label.</summary>
    public Tag? ProbabilityOf(ClaimKind kind)
    {
        foreach (var tag in Tags)
        {
            if (tag.Kind == kind)
            {
                return tag;
            }
        }

        return null;
    }
}
