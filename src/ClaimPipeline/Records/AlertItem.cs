namespace ClaimPipeline.Records;

/// <summary>A claim that an alert found, as it was when it was found.</summary>
/// <param name="Number">Rises with every item of a store; tells a repeated delivery from a new one.</param>
/// <param name="Alert">The alert's name.</param>
/// <param name="FoundAt">When, UTC.</param>
/// <param name="Claim">The claim.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Sentence">Its sentence.</param>
/// <param name="Figure">Its main figure as it stands in the sentence; null without any.</param>
/// <param name="Verdict">The verdict's label; null while there is none.</param>
/// <param name="Reason">The verdict's reason; null while there is none.</param>
/// <param name="Article">The article.</param>
/// <param name="Title">The article's title.</param>
/// <param name="Publisher">The article's publisher.</param>
/// <param name="Published">The article's publication date; null when not known.</param>
/// <param name="Url">The article's address.</param>
public sealed record AlertItem(
    long Number,
    string Alert,
    DateTimeOffset FoundAt,
    ClaimId Claim,
    ClaimKind Kind,
    string Sentence,
    string? Figure,
    VerdictLabel? Verdict,
    VerdictReason? Reason,
    ArticleId Article,
    string Title,
    string Publisher,
    DateOnly? Published,
    string Url)
{
    /// <summary>What later texts tell otherwise, for people; null when nothing is revised.</summary>
    public string? Change { get; init; }
}
