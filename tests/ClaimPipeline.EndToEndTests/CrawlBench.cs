using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.EndToEndTests;

/// <summary>The deterministic news site with hostile neighbours of the crawler bench, as a process on loopback, and the judge of its access log.</summary>
internal sealed class CrawlBench : IAsyncDisposable
{
    private const int Hosts = 16;
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);
    private readonly Process _site;
    private readonly string _scripts;
    private readonly string _run;
    private readonly JsonElement _manifest;

    private CrawlBench(Process site, string scripts, string run, JsonElement manifest) =>
        (_site, _scripts, _run, _manifest) = (site, scripts, run, manifest);

    /// <summary>The seeds as a seed list.</summary>
    public string Seeds => JsonSerializer.Serialize(
        Roots.Select((url, i) => new Seed($"bench-{i}", url, SeedKind.Site, $"Bench {i}", "en", "Crawler bench")).ToList(), RecordsJson.Compact.ListSeed);

    /// <summary>The authorities that may be reached, separated by commas; nothing else on loopback may be.</summary>
    public string Authorities => string.Join(',', Roots.Select(url => new Uri(url).Authority));

    private List<string> Roots => [.. _manifest.GetProperty("seeds").EnumerateArray().Select(seed => seed.GetString()!)];

    /// <summary>Why the bench cannot run here; null when it can.</summary>
    public static string? WhyNot()
    {
        if (Repository.Shared("bench", "crawl", "site.py") is null)
        {
            return "The crawler bench (shared/bench/crawl) is not beside this checkout.";
        }

        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", ["--version"]) { RedirectStandardOutput = true })!;
            python.WaitForExit();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "python3 is not installed.";
        }

        return FreePort() is null ? "The addresses 127.0.1.x cannot be bound here." : null;
    }

    /// <summary>Starts the site; its slow answers hold for <paramref name="slowSeconds"/>.</summary>
    public static async Task<CrawlBench> StartAsync(string run, int slowSeconds, CancellationToken cancellationToken)
    {
        var scripts = Repository.Shared("bench", "crawl")!;
        var site = Process.Start(Python(
            Path.Combine(scripts, "site.py"), "--out", run, "--port", Text(FreePort()!.Value), "--slow-seconds", Text(slowSeconds), "--max-seconds", "900"))!;
        try
        {
            // Its first two lines say that it listens; later ones, if any, must not fill the pipe.
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(LongestStart);
            var file = await site.StandardOutput.ReadLineAsync(limit.Token)
                ?? throw new InvalidOperationException($"The site did not start: {await site.StandardError.ReadToEndAsync(limit.Token)}");
            _ = site.StandardOutput.ReadToEndAsync(CancellationToken.None);
            _ = site.StandardError.ReadToEndAsync(CancellationToken.None);
            using var manifest = JsonDocument.Parse(await File.ReadAllBytesAsync(file, limit.Token));
            return new CrawlBench(site, scripts, run, manifest.RootElement.Clone());
        }
        catch
        {
            site.Kill(entireProcessTree: true);
            site.Dispose();
            throw;
        }
    }

    /// <summary>Marks a moment in the access log.</summary>
    public Task MarkAsync(string name, CancellationToken cancellationToken) => TellAsync($"mark?name={name}", cancellationToken);

    /// <summary>Lets the world move on: articles change, vanish and are added.</summary>
    public Task AdvanceAsync(CancellationToken cancellationToken) => TellAsync("advance", cancellationToken);

    /// <summary>Ends the site, so that its log is whole, and has it and the file of stored pages judged. All that the judge printed.</summary>
    public async Task<string> JudgeAsync(int longestAnswer, string stored, CancellationToken cancellationToken)
    {
        await TellAsync("quit", cancellationToken);
        await _site.WaitForExitAsync(cancellationToken);
        using var judge = Process.Start(Python(Path.Combine(_scripts, "check.py"), _run, "--max-slow", Text(longestAnswer), "--results", stored))!;
        var error = judge.StandardError.ReadToEndAsync(cancellationToken);
        var report = await judge.StandardOutput.ReadToEndAsync(cancellationToken);
        await judge.WaitForExitAsync(cancellationToken);
        return report + await error;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (!_site.HasExited)
        {
            _site.Kill(entireProcessTree: true);
        }

        _site.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task TellAsync(string command, CancellationToken cancellationToken)
    {
        var control = new Uri(_manifest.GetProperty("control").GetString()!);
        using var connection = new TcpClient();
        await connection.ConnectAsync(control.Host, control.Port, cancellationToken);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET /{command} HTTP/1.1\r\nHost: {control.Authority}\r\n\r\n"), cancellationToken);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var answer = await reader.ReadToEndAsync(cancellationToken);
        answer.ShouldStartWith("HTTP/1.1 200");
    }

    private static ProcessStartInfo Python(params ReadOnlySpan<string> args) =>
        new("python3", [.. args]) { RedirectStandardOutput = true, RedirectStandardError = true };

    /// <summary>A port that is free on all the addresses of the site, with the two after it for its internal service and its control.</summary>
    private static int? FreePort()
    {
        for (var tries = 0; tries < 20; tries++)
        {
            if (Bind(IPAddress.Loopback, 0) is { } port && port < 65_000 && Bind(IPAddress.Loopback, port + 1) is not null
                && Bind(IPAddress.Loopback, port + 2) is not null
                && Enumerable.Range(1, Hosts).All(host => Bind(new IPAddress([127, 0, 1, (byte)host]), port) is not null))
            {
                return port;
            }
        }

        return null;
    }

    private static int? Bind(IPAddress address, int port)
    {
        using var listener = new TcpListener(address, port);
        try
        {
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException)
        {
            return null;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
