using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>What every store of differences holds to.</summary>
public static class DifferenceRules
{
    /// <summary>Whether one of the two texts is the article.</summary>
    public static bool HasPart(FigureDifference difference, ArticleId article)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return difference.Earlier.Article == article || difference.Later.Article == article;
    }

    /// <exception cref="ArgumentException">The article has no part in one of them.</exception>
    public static void Check(ArticleId article, IReadOnlyList<FigureDifference> differences)
    {
        ArgumentNullException.ThrowIfNull(differences);
        if (differences.FirstOrDefault(d => !HasPart(d, article)) is { } stray)
        {
            throw new ArgumentException($"The article {article} has no part in the difference {stray.Id}.", nameof(differences));
        }
    }
}
