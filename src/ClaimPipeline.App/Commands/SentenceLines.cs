using System.Text.Json;

namespace ClaimPipeline.App.Commands;

/// <summary>Single sentences from a file or standard input: one object a line, <c>{"id": ..., "text": ...}</c>.</summary>
internal static class SentenceLines
{
    /// <summary>Reads as far as is asked for, so that endless input streams through.</summary>
    /// <param name="path">A file, or <c>-</c> for standard input.</param>
    /// <param name="cancellation">Asked before each line.</param>
    public static IEnumerable<(string Id, string Text)> Read(string path, CancellationToken cancellation)
    {
        if (path != "-" && !File.Exists(path))
        {
            throw new UsageException($"There is no file '{path}': --in takes a file of lines {{\"id\": ..., \"text\": ...}}, or - for standard input.");
        }

        return Lines(path, cancellation);
    }

    private static IEnumerable<(string Id, string Text)> Lines(string path, CancellationToken cancellation)
    {
        using var reader = path == "-" ? new StreamReader(Console.OpenStandardInput()) : new StreamReader(path);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Parse(line, path, number);
            }
        }
    }

    private static (string Id, string Text) Parse(string line, string path, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            return (root.GetProperty("id").ToString(), root.GetProperty("text").GetString() ?? "");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new UsageException($"{path}:{number}: every line is an object with an id and a text; this one is not.");
        }
    }
}
