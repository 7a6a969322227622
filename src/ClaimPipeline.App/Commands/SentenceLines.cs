namespace ClaimPipeline.App.Commands;

/// <summary>Single sentences from a file or standard input: one object a line, <c>{"id": ..., "text": ...}</c>.</summary>
internal static class SentenceLines
{
    /// <summary>Reads as far as is asked for. An id may be a number, too.</summary>
    /// <exception cref="UsageException">There is no such file, or a line is no such object; the message names it.</exception>
    public static IEnumerable<(string Id, string Text)> Read(string path, CancellationToken cancellation) =>
        JsonLines.Read(path, cancellation).Select(line => line.Row.TryGetProperty("id", out var id)
            ? (id.ToString(), JsonLines.Need(line, "text"))
            : throw new UsageException($"{line.Place}: every line is an object with an id and a text; this one has no id."));
}
