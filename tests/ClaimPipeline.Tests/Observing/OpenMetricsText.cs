using System.Globalization;
using System.Text;

namespace ClaimPipeline.Tests.Observing;

/// <summary>Reads OpenMetrics text by the grammar of the standard, and refuses what it does not allow.</summary>
internal sealed class OpenMetricsText
{
    private static readonly string[] HistogramEndings = ["_bucket", "_count", "_sum"];

    /// <summary>Name of each family and its type.</summary>
    public Dictionary<string, string> Types { get; } = new(StringComparer.Ordinal);

    /// <summary>The samples in order.</summary>
    public List<(string Name, Dictionary<string, string> Labels, double Value)> Samples { get; } = [];

    public static OpenMetricsText Parse(string text)
    {
        text.ShouldEndWith("# EOF\n");
        text.ShouldNotContain('\r');
        var read = new OpenMetricsText();
        var family = "";
        foreach (var line in text[..^"# EOF\n".Length].Split('\n')[..^1])
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                var words = line.Split(' ', 4);
                words[1].ShouldBeOneOf("TYPE", "UNIT", "HELP");
                if (words[1] == "TYPE")
                {
                    words[3].ShouldBeOneOf("counter", "gauge", "histogram");
                    read.Types.TryAdd(words[2], words[3]).ShouldBeTrue($"{words[2]} comes twice");
                    family = words[2];
                }

                words[2].ShouldBe(family, "of the family that has begun");
                (words[1] != "UNIT" || family.EndsWith("_" + words[3], StringComparison.Ordinal)).ShouldBeTrue(line);
                continue;
            }

            read.Samples.Add(Sample(line));
            var name = read.Samples[^1].Name;
            switch (read.Types[family])
            {
                case "counter":
                    name.ShouldBe(family + "_total");
                    break;
                case "histogram":
                    HistogramEndings.Select(ending => family + ending).ShouldContain(name);
                    break;
                default:
                    name.ShouldBe(family);
                    break;
            }
        }

        return read;
    }

    /// <summary>The value of the one sample with that name and these labels.</summary>
    public double Value(string name, params (string Name, string Value)[] labels) => Samples
        .Where(s => s.Name == name && labels.All(l => s.Labels.GetValueOrDefault(l.Name) == l.Value)).ShouldHaveSingleItem().Value;

    private static (string Name, Dictionary<string, string> Labels, double Value) Sample(string line)
    {
        var at = line.IndexOfAny(['{', ' ']);
        var name = line[..at];
        name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ':').ShouldBeTrue(line);
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        if (line[at] == '{')
        {
            while (line[at] != '}')
            {
                var equals = line.IndexOf('=', at);
                var label = line[(at + 1)..equals];
                var value = new StringBuilder();
                at = equals + 2;
                for (; line[at] != '"'; at++)
                {
                    value.Append(line[at] != '\\' ? line[at] : line[++at] switch { 'n' => '\n', '"' => '"', '\\' => '\\', var other => throw new FormatException($"\\{other} in {line}") });
                }

                labels.Add(label, value.ToString());
                at++;
            }

            at++;
        }

        line[at].ShouldBe(' ');
        return (name, labels, double.Parse(line.AsSpan(at + 1), NumberStyles.Float, CultureInfo.InvariantCulture));
    }
}
