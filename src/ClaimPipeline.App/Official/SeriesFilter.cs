using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Official;

/// <summary>Conditions on series; an empty one is none.</summary>
/// <param name="Words">Words that all stand in the series' name or key.</param>
/// <param name="Indicator">Code of what is measured.</param>
/// <param name="Commodity">Commodity code.</param>
/// <param name="Place">Place code, of the place or the partner.</param>
/// <param name="Source">Publisher.</param>
public sealed record SeriesFilter(string Words, string Indicator, string Commodity, string Place, string Source)
{
    /// <summary>The series that meet all conditions, in the given order.</summary>
    public IEnumerable<SeriesView> Of(IEnumerable<SeriesView> series)
    {
        var words = Words.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return series.Where(s => Meets(Indicator, s.Latest.Indicator) && Meets(Commodity, s.Latest.Subject)
            && (Meets(Place, s.Latest.Place) || (s.Latest.Counterpart is { } partner && Meets(Place, partner)))
            && (Source.Length == 0 || s.Latest.Source == Source)
            && words.All(word => $"{s.What} {s.Where} {s.Key}".Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>What can be chosen for one condition so that, with the others, something is left: codes with their names, by name.</summary>
    /// <param name="series">All series.</param>
    /// <param name="kind">Of what the codes are; null for the publishers.</param>
    public IReadOnlyList<KeyValuePair<string, string>> Choices(IEnumerable<SeriesView> series, EntityKind? kind)
    {
        var others = kind switch
        {
            EntityKind.Indicator => this with { Indicator = "" },
            EntityKind.Commodity => this with { Commodity = "" },
            EntityKind.Place => this with { Place = "" },
            _ => this with { Source = "" },
        };
        return
        [
            .. others.Of(series).Select(s => kind switch
                {
                    EntityKind.Indicator => s.Latest.Indicator.Value,
                    EntityKind.Commodity => s.Latest.Subject.Value,
                    EntityKind.Place => s.Latest.Place.Value,
                    _ => s.Latest.Source,
                })
                .Distinct(StringComparer.Ordinal)
                .Select(code => KeyValuePair.Create(code, kind is { } list ? SeriesView.NameOf(list, new EntityId(code)) : code))
                .OrderBy(choice => choice.Value, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>The conditions as a query string, without those that are none.</summary>
    public string ToQuery() => string.Join('&', new[]
        {
            ("words", Words), ("indicator", Indicator), ("commodity", Commodity), ("place", Place), ("source", Source),
        }.Where(p => p.Item2.Length > 0).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2)}"));

    private static bool Meets(string code, EntityId id) => code.Length == 0 || string.Equals(code, id.Value, StringComparison.OrdinalIgnoreCase);
}
