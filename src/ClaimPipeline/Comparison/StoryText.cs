using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>One text of a story, with the page it was read from.</summary>
/// <param name="Analysis">The text.</param>
/// <param name="Page">The page.</param>
public sealed record StoryText(ArticleAnalysis Analysis, FetchedPage Page)
{
    /// <summary>Whether it was fetched before the other; of two fetched at once, the one with the smaller id was.</summary>
    public bool IsBefore(StoryText other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Page.FetchedAt < other.Page.FetchedAt
            || (Page.FetchedAt == other.Page.FetchedAt && string.CompareOrdinal(Analysis.Article.Id.Value, other.Analysis.Article.Id.Value) < 0);
    }

    /// <summary>This text as a side of a revision.</summary>
    public RevisionSide Tell(string text, Claim? claim = null, Figure? figure = null) => new(
        Analysis.Article.Id, Analysis.Article.Page, Analysis.Article.CanonicalUrl, Page.FetchedAt, Page.Location, claim?.Id, figure?.Surface.Trim(), text);

    /// <summary>The sentence of a claim of this text.</summary>
    internal string SentenceOf(Claim claim) => Analysis.Sentences[claim.Sentence.Index].Sentence.Text;
}
