using ClaimPipeline.App.Exporting;
using ClaimPipeline.Classification;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Provenance;

/// <summary>A claim with all that leads to it.</summary>
/// <param name="Page">The page it was read from, with its place in the archive; null when the store has lost it.</param>
/// <param name="Article">The article without its text.</param>
/// <param name="Block">The block of text it stands in, with the place of that in the page; null when it spans several, and for a claim of the headline.</param>
/// <param name="Sentence">The sentence.</param>
/// <param name="Claim">The claim with figures and slots.</param>
/// <param name="Verdict">The verdict; null while there is none.</param>
public sealed record ClaimWithProvenance(
    FetchedPage? Page, ExportedArticle Article, TextBlock? Block, Sentence Sentence, Claim Claim, Verdict? Verdict)
{
    /// <summary>Further pages that the article goes on on.</summary>
    public ValueList<PageId> Parts { get; init; } = [];

    /// <summary>Where the text stands in the archived page; null unless it was asked for.</summary>
    public IReadOnlyList<TextOrigin>? Origins { get; init; }

    /// <summary>Why the sentence got its labels; null unless it was asked for.</summary>
    public IReadOnlyList<Explanation>? Explanations { get; init; }

    /// <summary>What was said of it, oldest first, the verdict that holds last; null unless it was asked for.</summary>
    public IReadOnlyList<SaidVerdict>? History { get; init; }
}
