using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>What every store of revisions holds to.</summary>
public static class RevisionRules
{
    /// <summary>Whether one of the two texts is the article.</summary>
    public static bool HasPart(Revision revision, ArticleId article)
    {
        ArgumentNullException.ThrowIfNull(revision);
        return revision.Earlier.Article == article || revision.Later?.Article == article;
    }

    /// <exception cref="ArgumentException">The article has no part in one of them.</exception>
    public static void Check(ArticleId article, IReadOnlyList<Revision> revisions)
    {
        ArgumentNullException.ThrowIfNull(revisions);
        if (revisions.FirstOrDefault(r => !HasPart(r, article)) is { } stray)
        {
            throw new ArgumentException($"The article {article} has no part in the revision {stray.Id}.", nameof(revisions));
        }
    }
}
