namespace ClaimPipeline.App.Observing;

/// <summary>What one instrument measured.</summary>
internal sealed class MetricFamily(string name, MetricKind kind, string? unit, string help)
{
    /// <summary>Name of the instrument.</summary>
    public string Name { get; } = name;

    /// <summary>How its measurements are added up.</summary>
    public MetricKind Kind { get; } = kind;

    /// <summary>UCUM code of the unit; null or empty for none.</summary>
    public string? Unit { get; } = unit;

    /// <summary>For people.</summary>
    public string Help { get; } = help;

    /// <summary>By labels, in order.</summary>
    public SortedDictionary<string, MetricSeries> Series { get; private init; } = new(StringComparer.Ordinal);

    /// <summary>Adds a measurement.</summary>
    public void Add(IReadOnlyList<KeyValuePair<string, string>> labels, double value, double[] bounds)
    {
        var key = string.Join('\0', labels.Select(label => $"{label.Key}\0{label.Value}"));
        Series.TryGetValue(key, out var known);
        Series[key] = Kind switch
        {
            MetricKind.Counter => new MetricSeries(labels, (known?.Value ?? 0) + value, []),
            MetricKind.Gauge => new MetricSeries(labels, value, []),
            _ => new MetricSeries(
                labels,
                (known?.Value ?? 0) + value,
                [.. bounds.Append(double.PositiveInfinity).Select((bound, i) => (bound, (known?.Buckets[i].Count ?? 0) + (value <= bound ? 1 : 0)))]),
        };
    }

    /// <summary>The same as it is now.</summary>
    public MetricFamily Copy() => new(Name, Kind, Unit, Help) { Series = new SortedDictionary<string, MetricSeries>(Series, StringComparer.Ordinal) };
}

/// <summary>Measurements with the same labels.</summary>
/// <param name="Labels">By name.</param>
/// <param name="Value">The sum; of a gauge the value.</param>
/// <param name="Buckets">Of a histogram: how many were not greater than each bound.</param>
internal sealed record MetricSeries(IReadOnlyList<KeyValuePair<string, string>> Labels, double Value, IReadOnlyList<(double Bound, long Count)> Buckets);

/// <summary>How measurements are added up.</summary>
internal enum MetricKind
{
    /// <summary>A sum that only rises.</summary>
    Counter,

    /// <summary>The value as it is.</summary>
    Gauge,

    /// <summary>How many lie under each bound, and their sum.</summary>
    Histogram,
}
