namespace ClaimPipeline.Records;

/// <summary>One observation of an official statistic, in one edition.</summary>
public sealed record OfficialFigure
{
    /// <summary>See <see cref="IdOf"/>.</summary>
    public required OfficialFigureId Id { get; init; }

    /// <summary>Series key: source, indicator, commodity and area joined by dots (SDMX: the dimensions but time).</summary>
    public required string Series { get; init; }

    /// <summary>What is measured, such as <c>mine_production</c>.</summary>
    public required EntityId Indicator { get; init; }

    /// <summary>Commodity code, such as <c>rare_earths</c>.</summary>
    public required EntityId Subject { get; init; }

    /// <summary>ISO 3166-1 alpha-3, or WLD (world), OTH (other countries), EUU, OPEC ...</summary>
    public required EntityId Place { get; init; }

    /// <summary>Partner of a bilateral figure; null otherwise.</summary>
    public EntityId? Counterpart { get; init; }

    /// <summary>Observation period (SDMX: TIME_PERIOD).</summary>
    public required Period Period { get; init; }

    /// <summary>Value and unit; Modifier MoreThan or LessThan where the publisher gives a bound.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>What is counted, such as "REO equivalent"; only equal bases compare. Null when not said.</summary>
    public string? Basis { get; init; }

    /// <summary>Observation status (SDMX: OBS_STATUS): final, estimated, revised, preliminary, derived.</summary>
    public string? Status { get; init; }

    /// <summary>Vintage, such as MCS2023; empty for a series that has one edition only.</summary>
    public required string Edition { get; init; }

    /// <summary>When the vintage became public, as fine as is known; null when not known.</summary>
    public Period? Published { get; init; }

    /// <summary>Publisher, such as USGS.</summary>
    public required string Source { get; init; }

    /// <summary>Document.</summary>
    public string? SourceTitle { get; init; }

    /// <summary>Where it was read.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>Whether a second source was seen: one_source, two_sources, unverified.</summary>
    public string? Confidence { get; init; }

    /// <summary>Remark.</summary>
    public string? Note { get; init; }

    /// <summary>Hash of series, period, edition, value and unit.</summary>
    public static OfficialFigureId IdOf(string series, Period period, string edition, Quantity quantity)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        return new(ContentHash.Of(
            series,
            period.ToString(),
            edition,
            (quantity.Value / 1.0000000000000000000000000000m).ToString(System.Globalization.CultureInfo.InvariantCulture),
            quantity.Unit.Code));
    }
}
