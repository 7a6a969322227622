namespace ClaimPipeline.App.Commands;

/// <summary>Single sentences from a file or standard input: one object a line, <c>{"id": ..., "text": ...}</c>.</summary>
internal static class SentenceLines
{
    /// <summary>Reads as far as is asked for. An id may be a number, too.</summary>
    /// <exception cref="UsageException">There is no such file, or a line is no such object; the message names it.</exception>
    public static IEnumerable<(string Id, string Text)> Read(string path, CancellationToken cancellation) =>
        JsonLines.Read(path, cancellation).Select(line => (IdOf(line), JsonLines.Need(line, "text")));

    /// <summary>The id of a line, a text or a number.</summary>
    /// <exception cref="UsageException">It has none; the message names the place.</exception>
    public static string IdOf((string Place, System.Text.Json.JsonElement Row) line) => line.Row.TryGetProperty("id", out var id)
        ? id.ToString()
        : throw new UsageException($"{line.Place}: every line is an object with an id and a text; this one has no id.");
}
