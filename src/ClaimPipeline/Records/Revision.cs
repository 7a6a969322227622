namespace ClaimPipeline.Records;

/// <summary>
/// One thing that a later text tells otherwise than an earlier one, or tells no more: of two versions of one page, or of two copies of one
/// story. Both pages lie in the archive.
/// </summary>
public sealed record Revision
{
    /// <summary>See <see cref="IdOf"/>.</summary>
    public required RevisionId Id { get; init; }

    /// <summary>What was changed.</summary>
    public required RevisionKind Kind { get; init; }

    /// <summary>When the later state was fetched (UTC): from then on it is known.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>The text whose page was fetched first; of two fetched at once, the one with the smaller id.</summary>
    public required RevisionSide Earlier { get; init; }

    /// <summary>The other text; null when there is none, as of a page that is gone.</summary>
    public RevisionSide? Later { get; init; }

    /// <summary>What is told, such as "reserves of rare earths, China"; of a page that is gone, what its site answers.</summary>
    public required string Topic { get; init; }

    /// <summary>(later - earlier) / earlier, both in one unit; null when there is nothing to divide.</summary>
    public decimal? RelativeDifference { get; init; }

    /// <summary>Hash of the kind and of what both sides are about.</summary>
    public static RevisionId IdOf(RevisionKind kind, RevisionSide earlier, RevisionSide? later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return new(ContentHash.Of(
            kind.ToString(), earlier.Article.Value, earlier.Claim?.Value, earlier.Text, later?.Article.Value, later?.Claim?.Value, later?.Text));
    }

    /// <summary>Whether it is about the whole article, and so about every claim of it.</summary>
    public static bool IsOfArticle(RevisionKind kind) => kind is RevisionKind.Headline or RevisionKind.Paragraph or RevisionKind.Gone;

    /// <summary>What it says of a claim or article, in a few words for people.</summary>
    public string Told() => Kind switch
    {
        RevisionKind.Figure => $"{Topic}: was {Earlier.Surface}, is {Later?.Surface}",
        RevisionKind.Copy => $"{Topic}: {Earlier.Surface} here, {Later?.Surface} in a copy of the story",
        RevisionKind.Claim when Later?.Claim is not null => $"{Topic}: was \"{Earlier.Text}\", is \"{Later.Text}\"",
        RevisionKind.Claim => $"{Topic}: no longer said: \"{Earlier.Text}\"",
        RevisionKind.Headline => $"headline: was \"{Earlier.Text}\", is \"{Later?.Text}\"",
        RevisionKind.Paragraph => $"taken out: \"{Earlier.Text}\"",
        _ => $"the page is gone: {Topic}",
    };
}

/// <summary>What a later text changes.</summary>
public enum RevisionKind
{
    /// <summary>A figure of a later version of the page is another one.</summary>
    Figure,

    /// <summary>A copy of the story on another page tells another figure.</summary>
    Copy,

    /// <summary>A later version of the page says something else in a claim's place, or does not make the claim any more.</summary>
    Claim,

    /// <summary>The headline is another one.</summary>
    Headline,

    /// <summary>A paragraph without a claim was taken out.</summary>
    Paragraph,

    /// <summary>The site answers that there is no such page any more.</summary>
    Gone,
}
