using System.Diagnostics;
using System.Globalization;

namespace ClaimPipeline.Benchmarks.Crawl;

/// <summary>What a process took, as the operating system counts it.</summary>
/// <param name="Output">What it printed.</param>
/// <param name="Elapsed">From start to end.</param>
/// <param name="Processor">User and system time.</param>
/// <param name="PeakBytes">Most resident memory.</param>
/// <param name="Resident">Resident memory every quarter of a second, in bytes.</param>
internal sealed record MeasuredProcess(string Output, TimeSpan Elapsed, TimeSpan Processor, long PeakBytes, IReadOnlyList<long> Resident)
{
    /// <summary>A process's times in /proc are told in these.</summary>
    private const double TicksPerSecond = 100;

    private const int SamplesPerPoint = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Runs a program of ours to its end. Times are read while it runs, so the last hundredths of a second are missing.</summary>
    /// <exception cref="InvalidOperationException">It printed nothing.</exception>
    public static async Task<MeasuredProcess> RunAsync(string assembly, IEnumerable<string> args, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", [assembly, .. args]) { RedirectStandardOutput = true };
        var begun = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var (processor, peak, resident) = (0.0, 0L, new List<long>());
            for (var sample = 0; !process.HasExited; sample++)
            {
                if (Read(process.Id) is { } now)
                {
                    (processor, peak) = (now.Processor, now.Peak);
                    if (sample % SamplesPerPoint == 0)
                    {
                        resident.Add(now.Resident);
                    }
                }

                await Task.Delay(Pause, cancellationToken);
            }

            var elapsed = Stopwatch.GetElapsedTime(begun);
            var text = await output;
            return text.Length > 0
                ? new MeasuredProcess(text, elapsed, TimeSpan.FromSeconds(processor), peak, resident)
                : throw new InvalidOperationException($"It printed nothing and ended with exit code {process.ExitCode}; its error stands above.");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>Null when the process is gone, or has no memory any more.</summary>
    private static (double Processor, long Peak, long Resident)? Read(int id)
    {
        try
        {
            var folder = string.Create(CultureInfo.InvariantCulture, $"/proc/{id}");
            var stat = File.ReadAllText(folder + "/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
            var status = File.ReadAllLines(folder + "/status");
            return (ticks / TicksPerSecond, Kilobytes(status, "VmHWM:") << 10, Kilobytes(status, "VmRSS:") << 10);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return null;
        }
    }

    private static long Kilobytes(string[] status, string name)
    {
        var line = status.First(l => l.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
    }
}
