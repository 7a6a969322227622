using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Benchmarks.Crawl;

/// <summary>The site that is crawled, as a process: the shared one with its pages made beforehand where it is, else the generated one.</summary>
internal sealed class BenchSite : IAsyncDisposable
{
    private readonly Process _process;

    private BenchSite(Process process, Uri start, string name) => (_process, Start, Name) = (process, start, name);

    /// <summary>Its front page.</summary>
    public Uri Start { get; }

    /// <summary>What it is, for the report.</summary>
    public string Name { get; }

    /// <summary>Starts the shared site, or the generated one where that is absent or not wanted.</summary>
    public static Task<BenchSite> StartAsync(int articles, bool ownSite, string folder, CancellationToken cancellationToken)
    {
        var count = articles.ToString(CultureInfo.InvariantCulture);
        return !ownSite && Repository.Shared("bench", "crawl", "site.py") is { } script
            ? StartAsync(
                new ProcessStartInfo("python3", [script, "--profile", "bench", "--articles", count, "--prerender",
                    "--port", FreePort().ToString(CultureInfo.InvariantCulture), "--max-seconds", "3600", "--out", folder]),
                "shared site",
                line => line.StartsWith("seeds:", StringComparison.Ordinal) ? line.Split(' ')[1] : null,
                cancellationToken)
            : StartAsync(
                new ProcessStartInfo("dotnet", [typeof(BenchSite).Assembly.Location, "site", count]) { RedirectStandardInput = true },
                "generated site",
                line => line,
                cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<BenchSite> StartAsync(
        ProcessStartInfo start, string name, Func<string, string?> readAddress, CancellationToken cancellationToken)
    {
        start.RedirectStandardOutput = true;
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (readAddress(line) is { } address)
            {
                return new BenchSite(process, new Uri(address), name);
            }
        }

        process.Dispose();
        throw new InvalidOperationException($"The {name} ended before it served anything; its error stands above.");
    }
}
