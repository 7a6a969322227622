namespace ClaimPipeline.Records;

/// <summary>An amount, as far as its wording fixes it.</summary>
public sealed record Quantity
{
    /// <summary>The number, scale words multiplied out, in <see cref="Unit"/>; the lower end of a range.</summary>
    public required decimal Value { get; init; }

    /// <summary>The upper end of a range; null when there is none. Not less than <see cref="Value"/>.</summary>
    public decimal? MaxValue { get; init; }

    /// <summary>The unit as written: "5 kt" is 5 kt, "5 thousand tonnes" is 5000 t.</summary>
    public required Unit Unit { get; init; }

    /// <summary>How the number is hedged.</summary>
    public Modifier Modifier { get; init; } = Modifier.Exact;

    /// <summary>
    /// Place value of the last digit that the wording commits to, in <see cref="Unit"/>: 0.1 for "33.8 %", 1000000 for
    /// "44 million t". For "210,000" it is 10000: trailing zeros of a whole number do not count. 0 when nothing is known.
    /// </summary>
    public decimal Resolution { get; init; }
}

/// <summary>How a number is hedged.</summary>
public enum Modifier
{
    /// <summary>No hedge.</summary>
    Exact,

    /// <summary>About, around, some, roughly.</summary>
    About,

    /// <summary>Nearly, almost, close to: about, from below.</summary>
    Nearly,

    /// <summary>More than, over.</summary>
    MoreThan,

    /// <summary>At least, no less than.</summary>
    AtLeast,

    /// <summary>Less than, under.</summary>
    LessThan,

    /// <summary>At most, up to, no more than.</summary>
    AtMost,

    /// <summary>Between two numbers.</summary>
    Between,
}
