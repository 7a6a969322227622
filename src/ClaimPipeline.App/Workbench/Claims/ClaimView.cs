using ClaimPipeline.App.Provenance;
using ClaimPipeline.Classification;
using ClaimPipeline.Records;
using ClaimPipeline.Search;

namespace ClaimPipeline.App.Workbench.Claims;

/// <summary>What the page of a claim shows.</summary>
/// <param name="Found">The claim and what leads to it.</param>
/// <param name="Before">The sentence before; null at the beginning.</param>
/// <param name="Behind">The sentence behind it; null at the end.</param>
/// <param name="Slots">What it is about, each with where it was read.</param>
/// <param name="Evidence">What the verdict rests on.</param>
public sealed record ClaimView(
    ClaimWithProvenance Found, string? Before, string? Behind, IReadOnlyList<SlotLine> Slots, IReadOnlyList<EvidenceLine> Evidence)
{
    /// <summary>The server's own address, for the permanent link.</summary>
    public required string Permalink { get; init; }

    /// <summary>Why the classifier gave the claim's label; null for a claim that it has no part in, or a sentence too long to explain.</summary>
    public Explanation? Why { get; init; }

    /// <summary>The official series over time; null when there is nothing to draw.</summary>
    public EvidenceChart? Chart { get; init; }

    /// <summary>Claims that say something of the same; null when the claim names nothing by which to tell.</summary>
    public SearchResult? Elsewhere { get; init; }

    /// <summary>The search for these; null likewise.</summary>
    public string? ElsewhereQuery { get; init; }

    /// <summary>What later texts tell otherwise.</summary>
    public IReadOnlyList<Revision> Revisions { get; init; } = [];

    /// <summary>What was said of it, oldest first, the verdict that holds last.</summary>
    public IReadOnlyList<SaidVerdict> Said { get; init; } = [];

    /// <summary>How the replay of the verdict ended; null when it was not asked for.</summary>
    public VerifiedClaim? Verified { get; init; }

    /// <summary>The verdict as ClaimReview, indented; null without one.</summary>
    public string? ClaimReview { get; init; }
}

/// <summary>One slot of a claim.</summary>
/// <param name="Name">What the slot is.</param>
/// <param name="Value">What stands in it.</param>
/// <param name="Code">Its code; null when it has none.</param>
/// <param name="Words">The words that it was read from; null when a rule supplied it.</param>
/// <param name="Span">Where they stand; null likewise.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Confidence">0 to 1; null where none is given.</param>
public sealed record SlotLine(string Name, string Value, string? Code, string? Words, TextSpan? Span, string Rule, double? Confidence);

/// <summary>One thing that a verdict rests on.</summary>
/// <param name="Evidence">As stored.</param>
/// <param name="Figure">The official row; null when it is none, or no longer there.</param>
public sealed record EvidenceLine(Evidence Evidence, OfficialFigure? Figure);
