using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ClaimPipeline.Records;

namespace ClaimPipeline.Archive;

/// <summary>Puts exchanges into WARC 1.1 records (ISO 28500:2017).</summary>
internal sealed class WarcRecordFormat(WarcArchiveOptions options)
{
    private const string IdenticalPayload = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";
    private const string NotModified = "http://netpreserve.org/warc/1.1/revisit/server-not-modified";

    /// <summary>Digest of a payload as it stands in the archive and in <see cref="WarcLocation.Digest"/>.</summary>
    public static string DigestOf(ReadOnlySpan<byte> payload) => DigestOfHash(SHA256.HashData(payload));

    /// <summary>The same of a payload whose SHA-256 is known.</summary>
    public static string DigestOfHash(ReadOnlySpan<byte> sha256) => "sha256:" + Convert.ToHexStringLower(sha256);

    /// <summary>The record at the head of a file.</summary>
    public Stream Info(string file, DateTimeOffset now)
    {
        var fields = $"software: ClaimPipeline\r\nformat: WARC File Format 1.1\r\noperator: {Clean(options.Operator)}\r\n"
            + "conformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
            + "description: content and transfer codings of response bodies are undone; the original header names begin with X-Crawler-\r\n";
        return Record("warcinfo", IdOf("warcinfo", file, now), now, [("WARC-Filename", file), ("Content-Type", "application/warc-fields")],
            Encoding.UTF8.GetBytes(fields));
    }

    /// <summary>The records of an exchange, the one with the body first. Each is a whole gzip member, in memory unless it is large.</summary>
    public List<Stream> Exchange(ArchivedExchange exchange, string digest)
    {
        var page = exchange.Page;
        var main = IdOf(exchange.RevisitOf is null ? "response" : "revisit", page.Url, page.FetchedAt);
        var records = new List<Stream>(3) { Main(exchange, digest, main) };
        if (exchange.RequestHead is { } request)
        {
            records.Add(Record(
                "request",
                IdOf("request", page.Url, page.FetchedAt),
                page.FetchedAt,
                [("WARC-Target-URI", page.Url), ("WARC-Concurrent-To", main), ("Content-Type", "application/http;msgtype=request")],
                Encoding.UTF8.GetBytes(EndHead(request))));
        }

        if (exchange.RevisitOf is null)
        {
            records.Add(Record(
                "metadata",
                IdOf("metadata", page.Url, page.FetchedAt),
                page.FetchedAt,
                [("WARC-Target-URI", page.Url), ("WARC-Refers-To", main), ("Content-Type", "application/warc-fields")],
                Encoding.UTF8.GetBytes(Metadata(page))));
        }

        return records;
    }

    private Stream Main(ArchivedExchange exchange, string digest, string id)
    {
        var page = exchange.Page;
        var fields = new List<(string Name, string Value)> { ("WARC-Target-URI", page.Url) };
        if (exchange.RevisitOf is { } original)
        {
            fields.Add(("WARC-Profile", page.StatusCode == 304 ? NotModified : IdenticalPayload));
            fields.Add(("WARC-Refers-To-Target-URI", original.Url));
            fields.Add(("WARC-Refers-To-Date", Date(original.FetchedAt)));
            fields.Add(("WARC-Payload-Digest", digest));
            fields.Add(("Content-Type", "application/http;msgtype=response"));
            return Record("revisit", id, page.FetchedAt, fields, Encoding.UTF8.GetBytes(EndHead(exchange.ResponseHead ?? "")));
        }

        fields.Add(("WARC-Payload-Digest", digest));
        if (exchange.ResponseHead is not { } head)
        {
            fields.Add(("Content-Type", Clean(page.ContentType ?? "application/octet-stream")));
            return Record("resource", id, page.FetchedAt, fields, [], exchange);
        }

        fields.Add(("Content-Type", "application/http;msgtype=response"));
        return Record("response", id, page.FetchedAt, fields, DecodedHead(head, exchange.Length), exchange);
    }

    /// <summary>
    /// The head of an answer whose codings are undone: the fields that told of them are kept under another name, so that other
    /// tools read the body as it stands.
    /// </summary>
    private static byte[] DecodedHead(string head, long length)
    {
        var text = new StringBuilder(head.Length + 64);
        foreach (var line in head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("Content-Encoding:", StringComparison.OrdinalIgnoreCase)
                || line.StartsWith("Transfer-Encoding:", StringComparison.OrdinalIgnoreCase)
                || line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            {
                text.Append("X-Crawler-");
            }

            text.Append(line).Append("\r\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Metadata(FetchedPage page)
    {
        var text = new StringBuilder();
        Add("page-id", page.Id.Value);
        Add("seed", page.Seed);
        Add("requested-url", page.RequestedUrl);
        Add("publisher", page.Publisher);
        Add("language", page.Language);
        Add("stated-date", page.StatedDate is { } date ? Date(date) : null);
        return text.ToString();

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                text.Append(name).Append(": ").Append(Clean(value)).Append("\r\n");
            }
        }
    }

    /// <param name="type">WARC-Type.</param>
    /// <param name="id">WARC-Record-ID.</param>
    /// <param name="date">WARC-Date.</param>
    /// <param name="fields">The other fields.</param>
    /// <param name="head">How the block begins.</param>
    /// <param name="rest">Whose body the rest of the block is; null for none.</param>
    private Stream Record(
        string type, string id, DateTimeOffset date, List<(string Name, string Value)> fields, byte[] head, ArchivedExchange? rest = null)
    {
        var text = new StringBuilder(512);
        text.Append("WARC/1.1\r\nWARC-Type: ").Append(type);
        text.Append("\r\nWARC-Record-ID: ").Append(id);
        text.Append("\r\nWARC-Date: ").Append(Date(date));
        foreach (var (name, value) in fields)
        {
            text.Append("\r\n").Append(name).Append(": ").Append(Clean(value));
        }

        if (rest?.OpenLargeBody is null)
        {
            // The standard leaves it open; of a large body it would cost another reading.
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(head);
            hash.AppendData(rest is null ? default : rest.Body.Span);
            text.Append("\r\nWARC-Block-Digest: sha256:").Append(Convert.ToHexStringLower(hash.GetHashAndReset()));
        }

        var block = head.Length + (rest?.Length ?? 0);
        text.Append(CultureInfo.InvariantCulture, $"\r\nContent-Length: {block}\r\n\r\n");
        var start = Encoding.UTF8.GetBytes(text.ToString());
        var length = start.Length + block + 4;
        Stream member = rest?.OpenLargeBody is null ? new MemoryStream(GzipMember.HeaderLength + (int)(length / 2)) : ScratchFile();
        GzipMember.Compress(member, length, options.Compression, gzip =>
        {
            gzip.Write(start);
            gzip.Write(head);
            if (rest?.OpenLargeBody is { } open)
            {
                using var body = open();
                body.CopyTo(gzip);
            }
            else if (rest is not null)
            {
                gzip.Write(rest.Body.Span);
            }

            gzip.Write("\r\n\r\n"u8);
        });
        return member;
    }

    private static FileStream ScratchFile() => new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
        new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose });

    private static string IdOf(string type, string about, DateTimeOffset at) =>
        $"<urn:uuid:{Guid.ParseExact(ContentHash.Of(type, about, Date(at)), "N"):D}>";

    private static string Date(DateTimeOffset date) =>
        date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    private static string EndHead(string head) => head.TrimEnd('\r', '\n') + "\r\n\r\n";

    private static string Clean(string value) =>
        value.AsSpan().IndexOfAny('\r', '\n') < 0 ? value : value.Replace('\r', ' ').Replace('\n', ' ');
}
