using System.Text.Json;

namespace ClaimPipeline.OfficialFigures;

/// <summary>
/// Rows of an SDMX-JSON data message, 1.0 and 2.0, with observations in series or flat: dimensions and attributes are columns, codes the
/// fields.
/// </summary>
internal sealed class SdmxJsonTable
{
    private readonly JsonElement _data;
    private readonly string _file;

    private SdmxJsonTable(JsonElement data, string file, string? sender) => (_data, _file, Agency) = (data, file, sender);

    /// <summary>Who sends the message; null when it does not say.</summary>
    public string? Agency { get; }

    /// <summary>Whether a JSON file is such a message.</summary>
    public static bool CanRead(string head) => head.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith('{') && head.Contains("\"dataSets\"", StringComparison.Ordinal)
        || head.Contains("sdmx", StringComparison.OrdinalIgnoreCase) && head.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith('{');

    /// <returns>Null, with the problem, when it is no such message.</returns>
    public static SdmxJsonTable? Open(JsonElement root, string file, out string? problem)
    {
        var data = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("data", out var inner) ? inner : root;
        problem = data.ValueKind != JsonValueKind.Object || !data.TryGetProperty("dataSets", out var sets) || sets.ValueKind != JsonValueKind.Array
            ? $"{file} has no array 'dataSets': it is no SDMX-JSON data message." : null;
        if (problem is null && Structure(data, 0) is null)
        {
            problem = $"{file} has no 'structure' that says what its dimensions are: ask for the message with its structure (detail=full).";
        }

        var meta = root.ValueKind == JsonValueKind.Object && (root.TryGetProperty("meta", out var m) || root.TryGetProperty("header", out m)) ? m : default;
        var sender = meta.ValueKind == JsonValueKind.Object && meta.TryGetProperty("sender", out var s) && s.ValueKind == JsonValueKind.Object ? Text(s, "id") : null;
        return problem is null ? new SdmxJsonTable(data, file, sender) : null;
    }

    /// <summary>Names of all dimensions, OBS_VALUE, then names of attributes.</summary>
    public IReadOnlyList<string> Header()
    {
        var structure = Structure(_data, 0)!.Value;
        return [.. Parts(structure, "dimensions").SelectMany(p => p).Select(c => c.Id), "OBS_VALUE", .. Parts(structure, "attributes").SelectMany(p => p).Select(c => c.Id)];
    }

    public IEnumerable<TableRow> Read()
    {
        var number = 0;
        foreach (var set in _data.GetProperty("dataSets").EnumerateArray())
        {
            number++;
            var index = set.TryGetProperty("structure", out var at) && at.ValueKind == JsonValueKind.Number ? at.GetInt32() : 0;
            if (Structure(_data, index) is not { } structure)
            {
                yield return TableRow.Bad($"{_file}, data set {number}", $"it refers to structure {index}, which the message does not have");
                continue;
            }

            foreach (var row in new DataSet(structure, $"{_file}, data set {number}").Read(set))
            {
                yield return row;
            }
        }
    }

    private static JsonElement? Structure(JsonElement data, int index)
    {
        if (data.TryGetProperty("structures", out var many) && many.ValueKind == JsonValueKind.Array)
        {
            return index >= 0 && index < many.GetArrayLength() ? many[index] : null;
        }

        return data.TryGetProperty("structure", out var one) && one.ValueKind == JsonValueKind.Object ? one : null;
    }

    /// <summary>Components at data set, series and observation, each in its order.</summary>
    private static List<Component>[] Parts(JsonElement structure, string kind) =>
        [.. new[] { "dataSet", "series", "observation" }.Select(level => Components(structure, kind, level))];

    private static List<Component> Components(JsonElement structure, string kind, string level)
    {
        if (!structure.TryGetProperty(kind, out var all) || all.ValueKind != JsonValueKind.Object
            || !all.TryGetProperty(level, out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        return [.. list.EnumerateArray().Select(c => new Component(
            (Text(c, "id") ?? "").ToUpperInvariant(),
            c.TryGetProperty("values", out var values) && values.ValueKind == JsonValueKind.Array
                ? [.. values.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Object ? Text(v, "id") ?? Text(v, "value") ?? "" : v.ToString())]
                : []))];
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.ToString() : null;

    private sealed record Component(string Id, List<string> Values);

    private sealed class DataSet(JsonElement structure, string where)
    {
        private readonly List<Component>[] _dimensions = Parts(structure, "dimensions");
        private readonly List<Component>[] _attributes = Parts(structure, "attributes");
        private readonly int _measures = Math.Max(1, Components(structure, "measures", "observation").Count);

        public IEnumerable<TableRow> Read(JsonElement set)
        {
            var common = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var dimension in _dimensions[0].Where(d => d.Values.Count == 1))
            {
                common[dimension.Id] = dimension.Values[0];
            }

            Take(set, "attributes", _attributes[0], 0, common);
            if (set.TryGetProperty("series", out var series) && series.ValueKind == JsonValueKind.Object)
            {
                foreach (var one in series.EnumerateObject())
                {
                    var fields = new Dictionary<string, string>(common, StringComparer.Ordinal);
                    if (Key(one.Name, _dimensions[1], fields) is { } problem)
                    {
                        yield return TableRow.Bad($"{where}, series {one.Name}", problem);
                        continue;
                    }

                    Take(one.Value, "attributes", _attributes[1], 0, fields);
                    foreach (var row in Observations(one.Value, _dimensions[2], fields, $"{where}, series {one.Name}"))
                    {
                        yield return row;
                    }
                }
            }

            foreach (var row in Observations(set, _dimensions[2], common, where))
            {
                yield return row;
            }
        }

        private IEnumerable<TableRow> Observations(JsonElement parent, List<Component> dimensions, Dictionary<string, string> common, string at)
        {
            if (!parent.TryGetProperty("observations", out var all) || all.ValueKind != JsonValueKind.Object)
            {
                yield break;
            }

            foreach (var one in all.EnumerateObject())
            {
                var fields = new Dictionary<string, string>(common, StringComparer.Ordinal);
                var here = $"{at}, observation {one.Name}";
                var problem = Key(one.Name, dimensions, fields);
                if (problem is not null || one.Value.ValueKind != JsonValueKind.Array || one.Value.GetArrayLength() == 0)
                {
                    yield return TableRow.Bad(here, problem ?? "it is no array with a value in front");
                    continue;
                }

                var value = one.Value[0];
                fields["OBS_VALUE"] = value.ValueKind == JsonValueKind.Null ? "" : value.ToString();
                Take(one.Value, _attributes[2], _measures, fields);
                yield return new TableRow(here, fields);
            }
        }

        /// <summary>Reads "0:3:1": a position in each dimension's list of values.</summary>
        private static string? Key(string key, List<Component> dimensions, Dictionary<string, string> fields)
        {
            var parts = key.Split(':');
            if (parts.Length != dimensions.Count)
            {
                return $"its key has {parts.Length} parts where there are {dimensions.Count} dimensions";
            }

            for (var i = 0; i < parts.Length; i++)
            {
                if (!int.TryParse(parts[i], out var at) || at < 0 || at >= dimensions[i].Values.Count)
                {
                    return $"its key points to value {parts[i]} of {dimensions[i].Id}, which has {dimensions[i].Values.Count}";
                }

                fields[dimensions[i].Id] = dimensions[i].Values[at];
            }

            return null;
        }

        private static void Take(JsonElement parent, string name, List<Component> attributes, int from, Dictionary<string, string> fields)
        {
            if (parent.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array)
            {
                Take(list, attributes, from, fields);
            }
        }

        /// <summary>Attributes are positions in lists of values, or stand there themselves.</summary>
        private static void Take(JsonElement list, List<Component> attributes, int from, Dictionary<string, string> fields)
        {
            for (var i = 0; i < attributes.Count && i + from < list.GetArrayLength(); i++)
            {
                var value = list[i + from];
                if (value.ValueKind == JsonValueKind.Number && attributes[i].Values.Count > 0)
                {
                    if (value.TryGetInt32(out var at) && at >= 0 && at < attributes[i].Values.Count)
                    {
                        fields[attributes[i].Id] = attributes[i].Values[at];
                    }
                }
                else if (value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                {
                    fields[attributes[i].Id] = value.ToString();
                }
            }
        }
    }
}
