namespace ClaimPipeline.Records;

/// <summary>One thing a claim is about, with the trace of how it was found: nothing is guessed without one.</summary>
/// <param name="Value">What was found.</param>
/// <param name="Span">Where the claim's own span points: the words it was read from; null when a rule supplied it without words of its own.</param>
/// <param name="Rule">
/// Name of the rule, such as <c>sentence</c>, <c>previous-sentence</c>, <c>title</c>, <c>article-date</c>, <c>default-world</c>.
/// </param>
/// <param name="Confidence">0 to 1.</param>
public sealed record Slot<T>(T Value, TextSpan? Span, string Rule, double Confidence);
