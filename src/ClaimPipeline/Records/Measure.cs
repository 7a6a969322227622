namespace ClaimPipeline.Records;

/// <summary>A trade or production measure taken by an authority: ban, quota, licence.</summary>
public sealed record Measure
{
    /// <summary>The compiler's code, such as CHN-2023-TECHCAT.</summary>
    public required MeasureId Id { get; init; }

    /// <summary>Who took it: ISO 3166-1 alpha-3, EUU, OPEC ...</summary>
    public required EntityId Jurisdiction { get; init; }

    /// <summary>UNCTAD MAST group code (P31, P32, P33, E3 ...; suffix T: technology), or X_... outside MAST.</summary>
    public required string Type { get; init; }

    /// <summary>The type in words.</summary>
    public required string TypeLabel { get; init; }

    /// <summary>export, import or internal.</summary>
    public required string Direction { get; init; }

    /// <summary>Commodity codes it covers.</summary>
    public ValueList<EntityId> Commodities { get; init; } = [];

    /// <summary>Harmonised System codes as printed.</summary>
    public ValueList<string> HsCodes { get; init; } = [];

    /// <summary>When it was announced, as fine as is known.</summary>
    public Period? Announced { get; init; }

    /// <summary>When it came into force, as fine as is known; null: not in force yet, or not known.</summary>
    public Period? InForceFrom { get; init; }

    /// <summary>When it ended; null: still in force, or not known.</summary>
    public Period? InForceTo { get; init; }

    /// <summary>in_force, ended, suspended or announced, at the time of compiling.</summary>
    public required string Status { get; init; }

    /// <summary>The act.</summary>
    public string? LegalReference { get; init; }

    /// <summary>What it does, in a sentence.</summary>
    public string? Description { get; init; }

    /// <summary>Whom it is aimed at; WLD for all.</summary>
    public ValueList<EntityId> Targets { get; init; } = [];

    /// <summary>Size of a quota or count of things listed; null when there is none.</summary>
    public Quantity? Quantity { get; init; }

    /// <summary>Where it was read.</summary>
    public required string Source { get; init; }

    /// <summary>Address of the source.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>Whether a second source was seen: one_source, two_sources, unverified.</summary>
    public string? Confidence { get; init; }

    /// <summary>Remark.</summary>
    public string? Note { get; init; }
}
