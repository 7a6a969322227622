using ClaimPipeline.Records;

namespace ClaimPipeline.Text;

/// <summary>A word, a number, or one character of a script that is written without spaces.</summary>
/// <param name="Span">In the text that was tokenised.</param>
/// <param name="Normalized">The one spelling by which equal words are equal; see <see cref="Tokenizer"/>. Never empty.</param>
public readonly record struct Token(TextSpan Span, string Normalized);
