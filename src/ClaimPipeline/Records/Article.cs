namespace ClaimPipeline.Records;

/// <summary>The clean article that a page holds.</summary>
public sealed record Article
{
    /// <summary>Hash of <see cref="CanonicalUrl"/>, <see cref="Title"/>, <see cref="Published"/> and <see cref="Text"/>.</summary>
    public required ArticleId Id { get; init; }

    /// <summary>The page it was read from.</summary>
    public required PageId Page { get; init; }

    /// <summary>The address its publisher calls canonical, else the page's own, normalised.</summary>
    public required string CanonicalUrl { get; init; }

    /// <summary>Who published it; the host when nobody says.</summary>
    public required string Publisher { get; init; }

    /// <summary>Headline without the site's name; empty when there is none.</summary>
    public required string Title { get; init; }

    /// <summary>Author line; null when there is none.</summary>
    public string? Byline { get; init; }

    /// <summary>Publication date; null when the page states none: never the date of the crawl.</summary>
    public SourcedDate? Published { get; init; }

    /// <summary>Date of the last change; null when the page states none.</summary>
    public SourcedDate? Modified { get; init; }

    /// <summary>BCP 47 tag; <c>und</c> when unknown.</summary>
    public required string Language { get; init; }

    /// <summary>Body text: blocks joined by one line feed each. Every offset downstream points into it, but for those of the headline.</summary>
    public required string Text { get; init; }

    /// <summary>The blocks of <see cref="Text"/>.</summary>
    public ValueList<TextBlock> Blocks { get; init; } = [];

    /// <summary>
    /// Further pages that it goes on on, in order; empty for most. Anchors of blocks on the first of them begin with <c>part=2:</c>.
    /// </summary>
    public ValueList<PageId> Parts { get; init; } = [];

    /// <summary>What the spans of a sentence, and of the claims it makes, point into: the text, or the title for the headline.</summary>
    public string TextOf(Sentence sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        return sentence.Block == BlockKind.Title ? Title : Text;
    }

    /// <summary>The id of an article with that content.</summary>
    public static ArticleId IdOf(string canonicalUrl, string title, SourcedDate? published, string text) =>
        new(ContentHash.Of(canonicalUrl, title, published?.Date.ToString("O", System.Globalization.CultureInfo.InvariantCulture), text));
}
