namespace ClaimPipeline.Records;

/// <summary>
/// One figure that two texts of a story tell differently: two versions of one page, between which the number was changed, or copies of one
/// story on two pages. Both pages lie in the archive.
/// </summary>
public sealed record FigureDifference
{
    /// <summary>See <see cref="IdOf"/>.</summary>
    public required FigureDifferenceId Id { get; init; }

    /// <summary>Versions of one page, or copies on two.</summary>
    public required FigureDifferenceKind Kind { get; init; }

    /// <summary>The text whose page was fetched first; of two fetched at once, the one with the smaller id.</summary>
    public required FigureTelling Earlier { get; init; }

    /// <summary>The other text.</summary>
    public required FigureTelling Later { get; init; }

    /// <summary>What is told, such as "reserves of rare earths, China".</summary>
    public required string Topic { get; init; }

    /// <summary>(later - earlier) / earlier, both in one unit; null when there is nothing to divide.</summary>
    public decimal? RelativeDifference { get; init; }

    /// <summary>Hash of kind and both claims.</summary>
    public static FigureDifferenceId IdOf(FigureDifferenceKind kind, ClaimId earlier, ClaimId later) =>
        new(ContentHash.Of(kind.ToString(), earlier.Value, later.Value));
}

/// <summary>How two texts of a story belong together.</summary>
public enum FigureDifferenceKind
{
    /// <summary>Versions of one page.</summary>
    Revision,

    /// <summary>Copies on two pages.</summary>
    Copy,
}
