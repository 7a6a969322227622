using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ClaimPipeline.Benchmarks.Crawl;

namespace ClaimPipeline.Benchmarks.Serving;

/// <summary>
/// The built program's <c>serve</c> as a process of its own. It logs how long each request took, from its first line to the end of the
/// answer, as the web server itself measures it.
/// </summary>
internal sealed class MeasuredServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _reading;
    private readonly ConcurrentQueue<(string Address, double Milliseconds)> _served = new();

    private MeasuredServer(Process process, Uri address)
    {
        (_process, Address) = (process, address);
        _reading = ReadAsync();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts it over a data folder.</summary>
    public static async Task<MeasuredServer> StartAsync(string folder, CancellationToken cancellationToken)
    {
        string[] settings =
        [
            "Observability:LogLevel=Information", "Observability:JsonLogs=true", "Serve:RequestsPerMinute=10000000", "Serve:ChecksPerMinute=10000000",
        ];
        var start = new ProcessStartInfo(
            "dotnet",
            [OurCrawl.Program(), "serve", "--port", "0", "--json", "--data", folder, .. settings.SelectMany(setting => new[] { "--set", setting })])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync(cancellationToken)
            ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(cancellationToken));
        using var said = JsonDocument.Parse(line);
        return new MeasuredServer(process, new Uri(said.RootElement.GetProperty("urls")[0].GetString()!));
    }

    /// <summary>Path and query of each request that ended since the last call, and how long it took.</summary>
    public List<(string Address, double Milliseconds)> Take()
    {
        var taken = new List<(string, double)>();
        while (_served.TryDequeue(out var one))
        {
            taken.Add(one);
        }

        return taken;
    }

    /// <summary>Processor time that it took so far, and the memory it holds, in bytes.</summary>
    public (TimeSpan Processor, long Resident) Cost()
    {
        _process.Refresh();
        return (_process.TotalProcessorTime, _process.WorkingSet64);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        await _reading;
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            if (!line.Contains("\"ElapsedMilliseconds\"", StringComparison.Ordinal) || !line.StartsWith('{'))
            {
                continue;
            }

            using var json = JsonDocument.Parse(line);
            if (json.RootElement.TryGetProperty("State", out var state)
                && state.TryGetProperty("ElapsedMilliseconds", out var elapsed) && state.TryGetProperty("Path", out var path))
            {
                var milliseconds = elapsed.ValueKind == JsonValueKind.Number ? elapsed.GetDouble() : double.Parse(elapsed.GetString()!, CultureInfo.InvariantCulture);
                _served.Enqueue((path.GetString() + state.GetProperty("QueryString").GetString(), milliseconds));
            }
        }
    }
}
