namespace ClaimPipeline.Records;

/// <summary>A number that states an amount, with its unit, as read from a sentence.</summary>
/// <param name="Span">In Sentence.Text: number, currency sign, scale word and unit; not the hedge.</param>
/// <param name="Surface">The characters of <paramref name="Span"/>.</param>
/// <param name="Quantity">What they mean.</param>
/// <param name="Change">Whether the figure is the size of a rise or a fall; None for levels.</param>
/// <param name="Negated">The text denies the number ("not 5,000 but 500").</param>
public sealed record Figure(TextSpan Span, string Surface, Quantity Quantity, Change Change = Change.None, bool Negated = false);

/// <summary>Direction of a change.</summary>
public enum Change
{
    /// <summary>No change: a level.</summary>
    None,

    /// <summary>A rise.</summary>
    Up,

    /// <summary>A fall.</summary>
    Down,
}
