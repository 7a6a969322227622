using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClaimPipeline.OfficialFigures;

/// <summary>Reads mapping files: JSON objects in the shape of <see cref="TableMapping"/>, names in camel case, comments allowed.</summary>
public static partial class TableMappingFile
{
    /// <summary>Reads a mapping.</summary>
    /// <param name="json">Content of the file.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="InvalidDataException">It is no JSON, or says what no mapping says; the message names file, place and remedy.</exception>
    public static TableMapping Read(string json, string file)
    {
        TableMapping mapping;
        try
        {
            mapping = JsonSerializer.Deserialize(json, MappingJson.Default.TableMapping) ?? new TableMapping();
        }
        catch (JsonException trouble)
        {
            throw new InvalidDataException($"{file} is no mapping: {trouble.Message}");
        }

        var ours = mapping.Columns.Keys.Concat(mapping.Constants.Keys).Concat(mapping.Codes.Keys).Concat(mapping.Values.Values.SelectMany(v => v.Keys));
        if (ours.FirstOrDefault(c => !ObservationParser.Known.Contains(c, StringComparer.Ordinal) && c is not "UNIT_MULT") is { } unknown)
        {
            throw new InvalidDataException($"{file} maps to '{unknown}', which is no column of ours: use one of {string.Join(", ", ObservationParser.Known)} or UNIT_MULT.");
        }

        return mapping switch
        {
            { Separator.Length: not 1 } => throw new InvalidDataException($"{file}: separator takes one character, such as \";\" or \"\\t\"."),
            { DecimalPoint: not ("." or ",") } => throw new InvalidDataException($"{file}: decimalPoint takes \".\" or \",\"."),
            { HeaderRow: < 1 } => throw new InvalidDataException($"{file}: headerRow counts from 1."),
            { Format: not (null or "csv" or "xlsx") } => throw new InvalidDataException($"{file}: format takes \"csv\" or \"xlsx\"."),
            _ => mapping,
        };
    }

    [JsonSerializable(typeof(TableMapping))]
    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true)]
    private sealed partial class MappingJson : JsonSerializerContext;
}
