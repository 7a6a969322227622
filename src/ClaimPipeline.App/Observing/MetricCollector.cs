using System.Diagnostics.Metrics;
using ClaimPipeline.Pipeline;

namespace ClaimPipeline.App.Observing;

/// <summary>Adds up what the program's meters measure from the moment it is made, for <see cref="OpenMetricsWriter"/>.</summary>
internal sealed class MetricCollector : IDisposable
{
    private static readonly double[] Bounds = [0.01, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 1_800, 3_600];

    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, MetricFamily> _families = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();

    public MetricCollector(StateProbe probe)
    {
        // Gauges of another data folder in this process are not ours.
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == PassTelemetry.Name && (instrument.Meter.Scope is null || instrument.Meter.Scope == probe))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>What was measured so far, gauges as they stand now, by name.</summary>
    public IReadOnlyList<MetricFamily> Collect()
    {
        lock (_gate)
        {
            foreach (var gauge in _families.Values.Where(family => family.Kind == MetricKind.Gauge))
            {
                gauge.Series.Clear();
            }
        }

        _listener.RecordObservableInstruments();
        lock (_gate)
        {
            return [.. _families.Values.Select(family => family.Copy())];
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new List<KeyValuePair<string, string>>();
        foreach (var (name, tag) in tags)
        {
            labels.Add(new(name, tag?.ToString() ?? ""));
        }

        labels.Sort((one, other) => string.CompareOrdinal(one.Key, other.Key));
        lock (_gate)
        {
            if (!_families.TryGetValue(instrument.Name, out var family))
            {
                _families.Add(instrument.Name, family = new MetricFamily(instrument.Name, KindOf(instrument), instrument.Unit, instrument.Description ?? ""));
            }

            family.Add(labels, value, Bounds);
        }
    }

    private static MetricKind KindOf(Instrument instrument) => instrument.GetType().Name switch
    {
        var name when name.StartsWith("Counter", StringComparison.Ordinal) => MetricKind.Counter,
        var name when name.StartsWith("Histogram", StringComparison.Ordinal) => MetricKind.Histogram,
        _ => MetricKind.Gauge,
    };
}
