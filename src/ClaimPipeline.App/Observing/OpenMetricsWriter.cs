using System.Globalization;
using System.Text;

namespace ClaimPipeline.App.Observing;

/// <summary>Writes metrics as OpenMetrics text, version 1.0.0.</summary>
internal static class OpenMetricsWriter
{
    /// <summary>Content-Type of the text.</summary>
    public const string ContentType = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    /// <summary>The text.</summary>
    public static string Write(IEnumerable<MetricFamily> families)
    {
        var text = new StringBuilder();
        foreach (var family in families)
        {
            var unit = family.Unit switch { "s" => "seconds", "By" => "bytes", _ => null };
            var name = $"{Plain(family.Name)}{(unit is null ? "" : "_" + unit)}";
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} {family.Kind.ToString().ToLowerInvariant()}\n");
            text.Append(unit is null ? "" : $"# UNIT {name} {unit}\n");
            text.Append(family.Help.Length == 0 ? "" : $"# HELP {name} {Escape(family.Help)}\n");
            foreach (var series in family.Series.Values)
            {
                Append(text, name, family.Kind, series);
            }
        }

        return text.Append("# EOF\n").ToString();
    }

    private static void Append(StringBuilder text, string name, MetricKind kind, MetricSeries series)
    {
        if (kind != MetricKind.Histogram)
        {
            Sample(text, kind == MetricKind.Counter ? name + "_total" : name, series.Labels, Number(series.Value));
            return;
        }

        foreach (var (bound, count) in series.Buckets)
        {
            Sample(text, name + "_bucket", [.. series.Labels, new("le", double.IsPositiveInfinity(bound) ? "+Inf" : Number(bound))], Number(count));
        }

        Sample(text, name + "_count", series.Labels, Number(series.Buckets[^1].Count));
        Sample(text, name + "_sum", series.Labels, Number(series.Value));
    }

    private static void Sample(StringBuilder text, string name, IReadOnlyList<KeyValuePair<string, string>> labels, string value)
    {
        text.Append(name);
        if (labels.Count > 0)
        {
            text.Append('{').AppendJoin(',', labels.Select(label => $"{Plain(label.Key)}=\"{Escape(label.Value)}\"")).Append('}');
        }

        text.Append(' ').Append(value).Append('\n');
    }

    private static string Number(double value) => value.ToString("0.0#################", CultureInfo.InvariantCulture);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Plain(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
