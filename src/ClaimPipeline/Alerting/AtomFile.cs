using System.Globalization;
using System.Xml.Linq;

namespace ClaimPipeline.Alerting;

/// <summary>Writes Atom feeds (RFC 4287) to files that any web server can serve. A file is replaced in one step.</summary>
public static class AtomFile
{
    /// <summary>The namespace of the elements.</summary>
    internal static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>Writes a feed.</summary>
    /// <param name="file">The file.</param>
    /// <param name="id">An IRI of the feed that never changes.</param>
    /// <param name="title">Title of the feed.</param>
    /// <param name="updated">When its newest entry came (UTC).</param>
    /// <param name="entries">Newest first.</param>
    /// <param name="cancellationToken">Stops it; the old file stays.</param>
    public static Task WriteAsync(
        string file, string id, string title, DateTimeOffset updated, IEnumerable<AtomEntry> entries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return WriteAsync(file, id, title, updated, entries.Select(Element), cancellationToken);
    }

    /// <inheritdoc cref="WriteAsync(string, string, string, DateTimeOffset, IEnumerable{AtomEntry}, CancellationToken)"/>
    internal static async Task WriteAsync(
        string file, string id, string title, DateTimeOffset updated, IEnumerable<XElement> entries, CancellationToken cancellationToken)
    {
        var feed = new XElement(
            Atom + "feed",
            new XElement(Atom + "id", id),
            new XElement(Atom + "title", Clean(title)),
            new XElement(Atom + "updated", Moment(updated)),
            new XElement(Atom + "author", new XElement(Atom + "name", "ClaimPipeline")),
            new XElement(Atom + "generator", "ClaimPipeline"),
            entries);
        var draft = file + ".new";
        await using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write))
        {
            await new XDocument(feed).SaveAsync(stream, SaveOptions.None, cancellationToken);
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, file, overwrite: true);
    }

    /// <summary>The element of an entry.</summary>
    internal static XElement Element(AtomEntry entry) => new(
        Atom + "entry",
        new XElement(Atom + "id", Clean(entry.Id)),
        new XElement(Atom + "title", Clean(entry.Title)),
        new XElement(Atom + "updated", Moment(entry.Updated)),
        new XElement(Atom + "link", new XAttribute("href", Clean(entry.Url))),
        entry.Author is { } author ? new XElement(Atom + "author", new XElement(Atom + "name", Clean(author))) : null,
        new XElement(Atom + "summary", Clean(entry.Summary)),
        new XElement(Atom + "category", new XAttribute("term", entry.Category)));

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // Pages hold characters that XML cannot.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes()
        .Where(rune => rune.Value is '\t' or '\n' or '\r' or >= 0x20 and <= 0xD7FF or >= 0xE000 and <= 0xFFFD or >= 0x10000)
        .Select(rune => rune.ToString()));
}
