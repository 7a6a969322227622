using ClaimPipeline.Records;

namespace ClaimPipeline.App.Workbench.Articles;

/// <summary>What the page of an article shows.</summary>
/// <param name="Article">The article.</param>
/// <param name="Version">Names the code and model that analyzed it.</param>
/// <param name="Page">The page it was read from; null when the store has lost it.</param>
/// <param name="Gone">Since when that page is not to be had any more; null while nothing is known of that.</param>
/// <param name="Claims">Its claims in the order of the text, those of the headline first.</param>
/// <param name="Title">The headline in runs.</param>
/// <param name="Text">The part of the text that is shown.</param>
public sealed record ArticleView(
    Article Article,
    string Version,
    FetchedPage? Page,
    GonePage? Gone,
    IReadOnlyList<ArticleClaim> Claims,
    IReadOnlyList<TextRun> Title,
    ArticleText Text)
{
    /// <summary>Articles read from the same address, oldest first, this one included.</summary>
    public required IReadOnlyList<RelatedArticle> Versions { get; init; }

    /// <summary>Articles with almost the same text.</summary>
    public required IReadOnlyList<RelatedArticle> Copies { get; init; }

    /// <summary>What later versions and copies tell otherwise.</summary>
    public required IReadOnlyList<Revision> Revisions { get; init; }

    /// <summary>Entries of each list that are shown.</summary>
    public required int MostListed { get; init; }
}

/// <summary>A claim of an article.</summary>
/// <param name="Number">Its place in the article, from 1.</param>
/// <param name="Claim">The claim.</param>
/// <param name="Verdict">Its verdict; null while there is none.</param>
/// <param name="IsOfHeadline">Whether its span is in the title.</param>
/// <param name="SentenceStart">Where its sentence begins, from which its figures count.</param>
public sealed record ArticleClaim(int Number, Claim Claim, Verdict? Verdict, bool IsOfHeadline, int SentenceStart)
{
    /// <summary>Where it stands, its figures included.</summary>
    public TextSpan Span { get; } = Whole(Claim, SentenceStart);

    private static TextSpan Whole(Claim claim, int sentenceStart)
    {
        var (start, end) = (claim.Span.Start, claim.Span.End);
        foreach (var figure in claim.Figures)
        {
            var span = figure.Figure.Span.Shift(sentenceStart);
            (start, end) = (Math.Min(start, span.Start), Math.Max(end, span.End));
        }

        return TextSpan.FromBounds(start, end);
    }
}

/// <summary>Another article that has to do with this one.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its headline; empty when it has none.</param>
/// <param name="Publisher">Its publisher.</param>
/// <param name="Published">Its date; null when it has none.</param>
/// <param name="FetchedAt">When its page was fetched; null when the store has lost that.</param>
public sealed record RelatedArticle(ArticleId Id, string Title, string Publisher, DateOnly? Published, DateTimeOffset? FetchedAt);
