using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using ClaimPipeline.Records;

namespace ClaimPipeline.Alerting;

/// <summary>An Atom feed (RFC 4287) in a file, newest first, that any web server can serve. It is replaced in one step.</summary>
public sealed class AtomAlertChannel(AlertingOptions options) : IAlertChannel
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <inheritdoc/>
    public AlertChannel Channel => AlertChannel.Atom;

    /// <inheritdoc/>
    public async Task DeliverAsync(Alert alert, IReadOnlyList<AlertItem> items, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        ArgumentNullException.ThrowIfNull(items);
        var old = await EntriesAsync(alert.Target, cancellationToken);
        var known = old.Select(IdOf).ToHashSet(StringComparer.Ordinal);
        var entries = items.Reverse().Select(Entry).Where(entry => !known.Contains(IdOf(entry))).Concat(old).Take(options.FeedEntries);
        var feed = new XElement(
            Atom + "feed",
            new XElement(Atom + "id", $"urn:claimpipeline:alert:{alert.Name}"),
            new XElement(Atom + "title", $"{alert.Name}: {Clean(alert.Query)}"),
            new XElement(Atom + "updated", Moment(items.Count > 0 ? items[^1].FoundAt : alert.CreatedAt)),
            new XElement(Atom + "generator", "ClaimPipeline"),
            entries);
        var draft = alert.Target + ".new";
        await using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write))
        {
            await new XDocument(feed).SaveAsync(stream, SaveOptions.None, cancellationToken);
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, alert.Target, overwrite: true);
    }

    private static string IdOf(XElement entry) => entry.Element(Atom + "id")?.Value ?? "";

    private static async Task<XElement[]> EntriesAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            return [];
        }

        try
        {
            await using var stream = File.OpenRead(file);
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { Async = true, DtdProcessing = DtdProcessing.Prohibit });
            return [.. (await XDocument.LoadAsync(reader, LoadOptions.None, cancellationToken)).Descendants(Atom + "entry")];
        }
        catch (XmlException trouble)
        {
            throw new IOException($"{file} is no Atom feed ({trouble.Message}): move it away.", trouble);
        }
    }

    private static XElement Entry(AlertItem item)
    {
        var verdict = item.Verdict is { } label ? $" [{label}: {item.Reason}]" : "";
        return new XElement(
            Atom + "entry",
            new XElement(Atom + "id", $"urn:claimpipeline:alert:{item.Alert}:{item.Claim}"),
            new XElement(Atom + "title", $"{item.Kind}{(item.Figure is { } figure ? $" {Clean(figure)}" : "")}{verdict}"),
            new XElement(Atom + "updated", Moment(item.FoundAt)),
            new XElement(Atom + "link", new XAttribute("href", Clean(item.Url))),
            new XElement(Atom + "author", new XElement(Atom + "name", Clean(item.Publisher))),
            new XElement(Atom + "summary", Clean(item.Sentence)),
            new XElement(Atom + "category", new XAttribute("term", item.Kind.ToString())));
    }

    private static string Moment(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // Pages hold characters that XML cannot.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes()
        .Where(rune => rune.Value is '\t' or '\n' or '\r' or >= 0x20 and <= 0xD7FF or >= 0xE000 and <= 0xFFFD or >= 0x10000)
        .Select(rune => rune.ToString()));
}
