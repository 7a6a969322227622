namespace ClaimPipeline.Records;

/// <summary>One thing a verdict rests on. Exactly one of the three ids is set.</summary>
public sealed record Evidence
{
    /// <summary>An official figure.</summary>
    public OfficialFigureId? Figure { get; init; }

    /// <summary>A measure.</summary>
    public MeasureId? Measure { get; init; }

    /// <summary>Another claim of the same article.</summary>
    public ClaimId? Sibling { get; init; }

    /// <summary>What a reader needs to find it: series, period, edition, value, unit.</summary>
    public required string Citation { get; init; }

    /// <summary>Hash of the whole figure or measure as it was compared, basis, status and remarks included; null for a claim, whose id is a hash.</summary>
    public string? Hash { get; init; }

    /// <summary>Hash of the table that a figure was read from: all rows of its source and edition; null for a measure or claim.</summary>
    public string? EditionHash { get; init; }

    /// <summary>(claimed - official) / official, both in one unit; null when there is nothing to divide.</summary>
    public decimal? RelativeDifference { get; init; }
}
