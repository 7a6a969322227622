namespace ClaimPipeline.Records;

/// <summary>All that the analyze pass finds in one article.</summary>
/// <param name="Article">The article.</param>
/// <param name="Sentences">
/// Tagged, in order; indexes equal <see cref="SentenceId.Index"/>. The headline is the last one (<see cref="BlockKind.Title"/>) when it claims
/// something, so that whether it does changes no other sentence's id.
/// </param>
/// <param name="Claims">In order of their sentences: those of the headline stand last.</param>
/// <param name="Fingerprint">For finding near-duplicates.</param>
/// <param name="Version">Names the code and model that made it.</param>
public sealed record ArticleAnalysis(
    Article Article,
    ValueList<QuantifiedSentence> Sentences,
    ValueList<Claim> Claims,
    Fingerprint Fingerprint,
    string Version)
{
    /// <summary>The sentence that makes a claim of this article.</summary>
    public Sentence SentenceOf(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return Sentences[claim.Sentence.Index].Sentence;
    }

    /// <summary>Whether the headline makes it: its spans are in the title then.</summary>
    public bool IsOfHeadline(Claim claim) => SentenceOf(claim).Block == BlockKind.Title;
}
