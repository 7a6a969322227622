using System.Text.Json;

namespace ClaimPipeline.App.Commands;

/// <summary>Reads files of one JSON object a line.</summary>
internal static class JsonLines
{
    /// <summary>The objects of a file; <c>-</c> for standard input. Empty lines are skipped.</summary>
    public static IEnumerable<JsonElement> Read(string path, CancellationToken cancellationToken)
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
                yield return Parse(line, path, number);
            }
        }
    }

    /// <summary>A text of an object; null when it has none of that name.</summary>
    public static string? Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement Parse(string line, string path, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? json.RootElement.Clone()
                : throw new UsageException($"{path}:{number}: every line is one JSON object; this one is not.");
        }
        catch (JsonException trouble)
        {
            throw new UsageException($"{path}:{number}: every line is one JSON object; this one is not: {trouble.Message}");
        }
    }
}
