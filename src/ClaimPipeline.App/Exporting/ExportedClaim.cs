using ClaimPipeline.Records;

namespace ClaimPipeline.App.Exporting;

/// <summary>One line of an export: a claim with its sentence, its verdict, and where all of it comes from.</summary>
/// <param name="Article">The article without its text.</param>
/// <param name="Sentence">The sentence; offsets of the claim's slots and of its own span are in the article's text, those of figures in this one's.</param>
/// <param name="Claim">The claim with figures and slots.</param>
/// <param name="Verdict">The verdict; null while there is none.</param>
public sealed record ExportedClaim(ExportedArticle Article, Sentence Sentence, Claim Claim, Verdict? Verdict);

/// <summary>What an export says of an article.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Page">The page it was read from.</param>
/// <param name="CanonicalUrl">Its address.</param>
/// <param name="Publisher">Its publisher.</param>
/// <param name="Title">Its title.</param>
/// <param name="Byline">Its author line; null when there is none.</param>
/// <param name="Published">Its publication date; null when unknown.</param>
/// <param name="Language">Its language.</param>
/// <param name="Version">Names the code and model that analyzed it.</param>
public sealed record ExportedArticle(
    ArticleId Id,
    PageId Page,
    string CanonicalUrl,
    string Publisher,
    string Title,
    string? Byline,
    SourcedDate? Published,
    string Language,
    string Version)
{
    /// <summary>The article of an analysis.</summary>
    public static ExportedArticle Of(ArticleAnalysis analysis) => new(
        analysis.Article.Id,
        analysis.Article.Page,
        analysis.Article.CanonicalUrl,
        analysis.Article.Publisher,
        analysis.Article.Title,
        analysis.Article.Byline,
        analysis.Article.Published,
        analysis.Article.Language,
        analysis.Version);
}
