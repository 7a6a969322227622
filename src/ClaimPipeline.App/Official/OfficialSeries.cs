using ClaimPipeline.Records;

namespace ClaimPipeline.App.Official;

/// <summary>A series of official figures, with its extent but without its rows.</summary>
/// <param name="Key">Its key, such as <c>USGS_MCS.reserves.rare_earths.WLD</c>.</param>
/// <param name="Source">Publisher.</param>
/// <param name="Indicator">What is measured.</param>
/// <param name="Subject">Commodity.</param>
/// <param name="Place">Whose.</param>
/// <param name="Counterpart">Partner of a bilateral series; null otherwise.</param>
/// <param name="Unit">Unit of its rows; of the latest where they differ.</param>
/// <param name="First">Earliest period.</param>
/// <param name="Last">Latest period.</param>
/// <param name="Figures">How many rows it has, editions counted apart.</param>
/// <param name="Editions">Its editions, by name; an empty one where it has no editions.</param>
public sealed record OfficialSeries(
    string Key,
    string Source,
    EntityId Indicator,
    EntityId Subject,
    EntityId Place,
    EntityId? Counterpart,
    Unit Unit,
    Period First,
    Period Last,
    int Figures,
    ValueList<string> Editions)
{
    /// <summary>The series that these rows make up.</summary>
    public static OfficialSeries Of(string key, IReadOnlyList<OfficialFigure> rows)
    {
        var latest = rows[^1];
        return new OfficialSeries(
            key, latest.Source, latest.Indicator, latest.Subject, latest.Place, latest.Counterpart, latest.Quantity.Unit,
            rows.MinBy(r => r.Period.Start)!.Period, rows.MaxBy(r => r.Period.End)!.Period, rows.Count,
            rows.Select(r => r.Edition).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToValueList());
    }
}
