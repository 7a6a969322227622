using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>A stretch of time named in a sentence.</summary>
/// <param name="Span">In the sentence's text.</param>
/// <param name="Period">What it means.</param>
/// <param name="Rule">How it was resolved: <c>sentence</c>, or what had to be added (<c>relative-to-article-date</c>, <c>year-inferred</c> ...).</param>
/// <param name="Confidence">0 to 1.</param>
internal sealed record PeriodMention(TextSpan Span, Period Period, string Rule, double Confidence);
