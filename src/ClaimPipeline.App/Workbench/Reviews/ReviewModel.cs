using ClaimPipeline.App.Reviewing;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Workbench.Reviews;

/// <summary>What the review page shows.</summary>
/// <param name="Reviewer">Who reviews.</param>
/// <param name="Sentence">The sentence to decide on; null when none is left.</param>
/// <param name="Before">The sentence before it in its article; null without one.</param>
/// <param name="After">The one behind it.</param>
/// <param name="Title">Headline of the article.</param>
/// <param name="Next">The sentences that follow in the queue.</param>
/// <param name="Latest">What this reviewer did last, latest first.</param>
/// <param name="Counting">How many labelled sentences there are in all.</param>
/// <param name="Agreement">How far reviewers agree.</param>
public sealed record ReviewModel(
    string Reviewer, TaggedSentence? Sentence, string? Before, string? After, string Title, IReadOnlyList<TaggedSentence> Next, IReadOnlyList<Review> Latest, int Counting,
    IReadOnlyList<PairAgreement> Agreement)
{
    /// <summary>The labels that the classifier proposes.</summary>
    public IReadOnlyList<ClaimKind> Proposed => [.. Sentence?.Tags.Where(tag => tag.Accepted).Select(tag => tag.Kind) ?? []];
}
