namespace ClaimPipeline.Records;

/// <summary>All that the analyze pass finds in one article.</summary>
/// <param name="Article">The article.</param>
/// <param name="Sentences">Tagged, in order; indexes equal <see cref="SentenceId.Index"/>.</param>
/// <param name="Claims">In order of their sentences.</param>
/// <param name="Fingerprint">For finding near-duplicates.</param>
/// <param name="Version">Names the code and model that made it.</param>
public sealed record ArticleAnalysis(
    Article Article,
    ValueList<QuantifiedSentence> Sentences,
    ValueList<Claim> Claims,
    Fingerprint Fingerprint,
    string Version);
