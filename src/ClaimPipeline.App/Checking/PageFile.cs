using System.IO.Compression;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Checking;

/// <summary>A page that lies in a file: .html, .txt, .pdf or .docx, each also as .gz.</summary>
internal static class PageFile
{
    private const string Packed = ".gz";

    /// <summary>The content type that the file's name tells; null when it tells none that is read.</summary>
    public static string? TypeOf(string file) => Path.GetExtension(Unpacked(file)).ToLowerInvariant() switch
    {
        ".html" or ".htm" => "text/html",
        ".txt" => "text/plain",
        ".pdf" => "application/pdf",
        ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => null,
    };

    /// <summary>The file's name without its endings.</summary>
    public static string KeyOf(string file) => Path.GetFileNameWithoutExtension(Unpacked(file));

    /// <summary>Reads the file.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="seed">Whom the page is said to come from.</param>
    /// <param name="now">When.</param>
    public static PageContent Read(string file, string seed, DateTimeOffset now)
    {
        var body = File.ReadAllBytes(file);
        if (Unpacked(file) != file)
        {
            using var unpacked = new MemoryStream();
            using (var gzip = new GZipStream(new MemoryStream(body), CompressionMode.Decompress))
            {
                gzip.CopyTo(unpacked);
            }

            body = unpacked.ToArray();
        }

        return Of($"file:{KeyOf(file)}", body, TypeOf(file), seed, now);
    }

    /// <summary>A page of bytes that came from somewhere.</summary>
    public static PageContent Of(string url, byte[] body, string? type, string seed, DateTimeOffset now) => new(
        new FetchedPage
        {
            Id = FetchedPage.IdOf(url, body), RequestedUrl = url, Url = url, Seed = seed, FetchedAt = now, StatusCode = 200, ContentType = type,
        },
        body);

    private static string Unpacked(string file) => file.EndsWith(Packed, StringComparison.OrdinalIgnoreCase) ? file[..^Packed.Length] : file;
}
