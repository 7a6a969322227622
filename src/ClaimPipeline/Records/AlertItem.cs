using System.Text.Json.Serialization;

namespace ClaimPipeline.Records;

/// <summary>What an alert found, as it was when it was found: a claim, or a notice about a source.</summary>
/// <param name="Number">Rises with every item of a store; tells a repeated delivery from a new one.</param>
/// <param name="Alert">The alert's name.</param>
/// <param name="FoundAt">When, UTC.</param>
/// <param name="Claim">The claim; null for a notice.</param>
/// <param name="Kind">The claim's kind; null for a notice.</param>
/// <param name="Sentence">The claim's sentence, or what the notice says.</param>
/// <param name="Figure">Its main figure as it stands in the sentence; null without any.</param>
/// <param name="Verdict">The verdict's label; null while there is none.</param>
/// <param name="Reason">The verdict's reason; null while there is none.</param>
/// <param name="Article">The article; null for a notice.</param>
/// <param name="Title">The article's title, or the notice's.</param>
/// <param name="Publisher">The article's publisher, or the source.</param>
/// <param name="Published">The article's publication date; null when not known.</param>
/// <param name="Url">The article's address, or the source's.</param>
public sealed record AlertItem(
    long Number,
    string Alert,
    DateTimeOffset FoundAt,
    ClaimId? Claim,
    ClaimKind? Kind,
    string Sentence,
    string? Figure,
    VerdictLabel? Verdict,
    VerdictReason? Reason,
    ArticleId? Article,
    string Title,
    string Publisher,
    DateOnly? Published,
    string Url)
{
    /// <summary>What later texts tell otherwise, for people; null when nothing is revised.</summary>
    public string? Change { get; init; }

    /// <summary>Names a notice among those of its alert; null for a claim.</summary>
    public string? Notice { get; init; }

    /// <summary>Names it among the items of its alert: each is told once.</summary>
    [JsonIgnore]
    public string Key => Claim?.Value ?? Notice ?? "";
}
