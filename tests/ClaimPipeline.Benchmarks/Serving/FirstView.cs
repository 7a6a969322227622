using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace ClaimPipeline.Benchmarks.Serving;

/// <summary>What a browser transfers that has never been here: the page with all files it names, packed as the server sends them.</summary>
/// <param name="Name">The page.</param>
/// <param name="Plain">Bytes of the page before packing.</param>
/// <param name="Page">Bytes of the page as sent.</param>
/// <param name="Files">Bytes of style sheet, script and icon as sent; of a later page, none.</param>
internal sealed partial record FirstView(string Name, long Plain, long Page, long Files)
{
    /// <summary>Fetches a page as a browser does.</summary>
    public static async Task<FirstView> OfAsync(Uri server, string name, string address, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = server };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, deflate, br");
        var page = await GetAsync(client, address, cancellationToken);
        using var plain = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = server };
        var html = await plain.GetStringAsync(new Uri(address, UriKind.Relative), cancellationToken);
        var files = 0L;
        foreach (var file in FileIn().Matches(html).Select(match => match.Groups[1].Value).Distinct())
        {
            files += await GetAsync(client, file, cancellationToken);
        }

        return new FirstView(name, Encoding.UTF8.GetByteCount(html), page, files);
    }

    /// <summary>As a row of a table.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"| {Name} | {Plain / 1e3:0.0} | {Page / 1e3:0.0} | {(Page + Files) / 1e3:0.0} |");

    private static async Task<long> GetAsync(HttpClient client, string address, CancellationToken cancellationToken) =>
        (await client.GetByteArrayAsync(new Uri(address, UriKind.Relative), cancellationToken)).LongLength;

    [GeneratedRegex("(?:href|src)=\"(/assets/[^\"]+)\"")]
    private static partial Regex FileIn();
}
