using ClaimPipeline.Records;

namespace ClaimPipeline.Search;

/// <summary>A piece of an article's text; of its title for a claim of the headline.</summary>
/// <param name="Span">Where it stands, in the article's text or title.</param>
/// <param name="Text">Exactly the characters of <paramref name="Span"/>.</param>
/// <param name="Highlights">In the same text, within <paramref name="Span"/>, by position, longer ones first.</param>
public sealed record Excerpt(TextSpan Span, string Text, ValueList<Highlight> Highlights);

/// <summary>A piece of text that stands out.</summary>
/// <param name="Span">In the text that was highlighted.</param>
/// <param name="Kind">Why. Highlights of one kind do not overlap; those of different kinds may.</param>
public sealed record Highlight(TextSpan Span, HighlightKind Kind);

/// <summary>Why a piece of text stands out.</summary>
public enum HighlightKind
{
    /// <summary>A word or phrase that was searched for.</summary>
    Term,

    /// <summary>The words of a claim that was found.</summary>
    Claim,

    /// <summary>A figure of a claim that was found.</summary>
    Figure,
}
