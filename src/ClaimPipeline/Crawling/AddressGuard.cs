using System.Net;
using System.Net.Sockets;

namespace ClaimPipeline.Crawling;

/// <summary>
/// Makes every connection of the crawler, and only to public addresses or to authorities that are allowed by name. It looks at the
/// address that is about to be connected to, so neither spelling, redirect nor a name that changes its address gets around it.
/// </summary>
public sealed class AddressGuard
{
    private readonly HashSet<string> _allowed;
    private readonly Dictionary<string, (string Host, int Port)> _connectTo;
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _resolve;

    /// <summary>A guard.</summary>
    /// <param name="options">Which authorities are allowed or led elsewhere.</param>
    /// <param name="resolve">Finds the addresses of a name; null for the system's resolver.</param>
    /// <exception cref="ArgumentException">An entry of the options cannot be read.</exception>
    public AddressGuard(CrawlingOptions options, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _allowed = options.AllowAddresses.Select(a => Key(Split(a, "Crawling:AllowAddresses"))).ToHashSet(StringComparer.Ordinal);
        _connectTo = options.ConnectTo.ToDictionary(
            c => Key(Split(c.Split('=')[0], "Crawling:ConnectTo")),
            c => Split(c[(c.IndexOf('=', StringComparison.Ordinal) + 1)..], "Crawling:ConnectTo"),
            StringComparer.Ordinal);
        _resolve = resolve ?? Dns.GetHostAddressesAsync;
    }

    /// <summary>Why an address is refused that names its machine by number; null when it does not, or may be reached.</summary>
    internal string? WhyRefused(ParsedUrl url)
    {
        var (host, port) = Target(url.Host, url.PortNumber);
        return IPAddress.TryParse(host, out var address) && !MayReach(address, (url.Host, url.PortNumber), (host, port))
            ? Sentence($"{url.Host}:{url.PortNumber}", address)
            : null;
    }

    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    internal async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var asked = (Host: context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var target = Target(asked.Host, asked.Port);
        var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await _resolve(target.Host, cancellationToken);
        var open = Array.FindAll(addresses, a => MayReach(a, asked, target));
        if (open.Length == 0)
        {
            throw addresses.Length == 0
                ? new SocketException((int)SocketError.HostNotFound)
                : new AddressRefusedException(Sentence($"{asked.Host}:{asked.Port}", addresses[0]));
        }

        for (var i = 0; ; i++)
        {
            var socket = new Socket(open[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(open[i], target.Port), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (i + 1 < open.Length)
            {
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }

    private (string Host, int Port) Target(string host, int port) =>
        _connectTo.TryGetValue(Key((host, port)), out var elsewhere) ? elsewhere : (host, port);

    private bool MayReach(IPAddress address, (string, int) asked, (string, int) target) =>
        PublicAddress.Contains(address) || _allowed.Contains(Key(asked)) || _allowed.Contains(Key(target));

    private static string Key((string Host, int Port) authority) =>
        $"{HostParser.Parse(authority.Host.Contains(':', StringComparison.Ordinal) && authority.Host[0] != '[' ? $"[{authority.Host}]" : authority.Host)}:{authority.Port}";

    private static (string Host, int Port) Split(string authority, string option)
    {
        var text = authority.Trim();
        var colon = text.LastIndexOf(':');
        return colon > 0 && ushort.TryParse(text.AsSpan(colon + 1), out var port) && HostParser.Parse(text[..colon]) is not null
            ? (text[..colon], port)
            : throw new ArgumentException($"{option}: '{authority}' is not HOST:PORT, as in 127.0.0.1:8080.");
    }

    private static string Sentence(string authority, IPAddress address) =>
        $"{authority} leads to {address}, which is not on the public internet; --allow-address {authority} would allow it.";
}
