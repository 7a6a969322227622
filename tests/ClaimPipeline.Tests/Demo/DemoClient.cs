using System.Net.Sockets;
using ClaimPipeline.App.Demo;

namespace ClaimPipeline.Tests.Demo;

/// <summary>A plain client that reaches the demo's hosts by its map and follows no redirects.</summary>
internal static class DemoClient
{
    public static HttpClient Of(DemoSite site) => new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectCallback = async (context, cancellationToken) =>
            {
                var asked = $"{context.DnsEndPoint.Host}:{context.DnsEndPoint.Port}";
                var rule = site.ConnectTo.FirstOrDefault(rule => rule.StartsWith($"{asked}=", StringComparison.Ordinal));
                var target = new Uri($"http://{rule?[(asked.Length + 1)..] ?? asked}");
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                try
                {
                    await socket.ConnectAsync(target.Host, target.Port, cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        },
        disposeHandler: true);
}
