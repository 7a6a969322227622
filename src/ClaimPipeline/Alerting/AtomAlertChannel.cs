using System.Xml;
using System.Xml.Linq;
using ClaimPipeline.Records;

namespace ClaimPipeline.Alerting;

/// <summary>An Atom feed (RFC 4287) in a file, newest first, that any web server can serve. It is replaced in one step.</summary>
public sealed class AtomAlertChannel(AlertingOptions options) : IAlertChannel
{
    /// <inheritdoc/>
    public AlertChannel Channel => AlertChannel.Atom;

    /// <inheritdoc/>
    public async Task DeliverAsync(Alert alert, AlertDelivery delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        ArgumentNullException.ThrowIfNull(delivery);
        var items = delivery.Items;
        var old = await EntriesAsync(alert.Target, cancellationToken);
        var known = old.Select(IdOf).ToHashSet(StringComparer.Ordinal);
        var entries = items.Reverse().Select(Entry).Where(entry => !known.Contains(IdOf(entry))).Concat(old).Take(options.FeedEntries);
        await AtomFile.WriteAsync(
            alert.Target, $"urn:claimpipeline:alert:{alert.Name}", $"{alert.Name}: {alert.Query}", items.Count > 0 ? items[^1].FoundAt : alert.CreatedAt,
            entries, cancellationToken);
    }

    private static string IdOf(XElement entry) => entry.Element(AtomFile.Atom + "id")?.Value ?? "";

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
            return [.. (await XDocument.LoadAsync(reader, LoadOptions.None, cancellationToken)).Descendants(AtomFile.Atom + "entry")];
        }
        catch (XmlException trouble)
        {
            throw new IOException($"{file} is no Atom feed ({trouble.Message}): move it away.", trouble);
        }
    }

    private static XElement Entry(AlertItem item)
    {
        var verdict = item.Verdict is { } label ? $" [{label}: {item.Reason}]" : "";
        return AtomFile.Element(new AtomEntry(
            $"urn:claimpipeline:alert:{item.Alert}:{item.Key}",
            $"{item.Kind?.ToString() ?? item.Title}{(item.Figure is { } figure ? $" {figure}" : "")}{verdict}",
            item.FoundAt,
            item.Url,
            item.Publisher,
            item.Change is { } change ? $"{item.Sentence} ({change})" : item.Sentence,
            item.Kind?.ToString() ?? "Notice"));
    }
}
