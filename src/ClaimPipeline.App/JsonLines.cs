using System.Globalization;
using System.Text.Json;

namespace ClaimPipeline.App;

/// <summary>Reads files of one JSON object a line.</summary>
internal static class JsonLines
{
    /// <summary>
    /// The objects of a file, <c>-</c> for standard input, each with its place (file and line) for messages. Empty lines are skipped. Reads as
    /// far as is asked for, so that endless input streams through.
    /// </summary>
    public static IEnumerable<(string Place, JsonElement Row)> Read(string path, CancellationToken cancellationToken)
    {
        if (path != "-" && !File.Exists(path))
        {
            throw new UsageException($"There is no file '{path}': --in takes a file of one JSON object a line, or - for standard input.");
        }

        using var reader = path == "-" ? new StreamReader(Console.OpenStandardInput()) : new StreamReader(path);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!string.IsNullOrWhiteSpace(line))
            {
                var place = string.Create(CultureInfo.InvariantCulture, $"{path}:{number}");
                yield return (place, Parse(line, place));
            }
        }
    }

    /// <summary>A text of an object; null when it has none of that name.</summary>
    public static string? Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A text that an object must have.</summary>
    /// <exception cref="UsageException">It has none; the message names the place.</exception>
    public static string Need((string Place, JsonElement Row) line, string name) =>
        Text(line.Row, name) ?? throw new UsageException($"{line.Place}: the object has no text \"{name}\".");

    private static JsonElement Parse(string line, string place)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? json.RootElement.Clone()
                : throw new UsageException($"{place}: every line is one JSON object; this one is not.");
        }
        catch (JsonException trouble)
        {
            throw new UsageException($"{place}: every line is one JSON object; this one is not: {trouble.Message}");
        }
    }
}
