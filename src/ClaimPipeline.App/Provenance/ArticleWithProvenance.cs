using ClaimPipeline.Records;

namespace ClaimPipeline.App.Provenance;

/// <summary>An article with all that leads to it and from it.</summary>
/// <param name="Page">The page it was read from, with its place in the archive; null when the store has lost it.</param>
/// <param name="Analysis">Article, sentences and claims.</param>
/// <param name="Verdicts">On the claims that have one.</param>
/// <param name="Versions">All articles read from that address, oldest first, this one included.</param>
/// <param name="NearDuplicates">Articles with almost the same text, nearest first.</param>
/// <param name="Revisions">What later versions of the page, or copies of the story, tell otherwise.</param>
public sealed record ArticleWithProvenance(
    FetchedPage? Page,
    ArticleAnalysis Analysis,
    IReadOnlyList<Verdict> Verdicts,
    IReadOnlyList<ArticleId> Versions,
    IReadOnlyList<ArticleId> NearDuplicates,
    IReadOnlyList<Revision> Revisions)
{
    /// <summary>Where the text stands in the archived page; null unless it was asked for.</summary>
    public IReadOnlyList<TextOrigin>? Origins { get; init; }
}
