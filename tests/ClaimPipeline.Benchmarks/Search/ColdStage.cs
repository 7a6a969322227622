using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using ClaimPipeline.Search;

namespace ClaimPipeline.Benchmarks.Search;

/// <summary>Opens each index in a process of its own, out of files that the system does not hold in memory, and asks one word.</summary>
internal sealed class ColdStage(IReadOnlyList<MeasuredEngine> engines, IReadOnlyList<string> verb, SearchBenchmarkOptions options, string folder, TextWriter output)
{
    private const int Times = 3;

    // POSIX_FADV_DONTNEED
    private const int NotNeeded = 4;

    /// <summary>Measures every engine.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await output.WriteLineAsync("\n| engine | opening and first query, ms | of it opening | memory then, MB | after every shape of query, MB |\n| --- | --- | --- | --- | --- |");
        foreach (var engine in engines)
        {
            var told = new List<double[]>();
            for (var i = 0; i < Times; i++)
            {
                told.Add(await AskAsync(engine.Name, cancellationToken));
            }

            var middle = Enumerable.Range(0, told[0].Length).Select(i => told.Select(t => t[i]).Order().ElementAt(Times / 2)).ToArray();
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"| {engine.Name} | {middle[0]:0} | {middle[1]:0} | {middle[2]:0} | {middle[3]:0} |"));
        }
    }

    /// <summary>Opens an engine in this process, and prints what that took.</summary>
    public async Task MeasureAsync(string name, string word, IReadOnlyList<QueryShapes> shapes, CancellationToken cancellationToken)
    {
        var engine = engines.Single(e => e.Name == name);
        foreach (var file in engine.Files(folder))
        {
            using var opened = file.Open(FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            opened.Flush(flushToDisk: true);
            _ = !OperatingSystem.IsLinux() ? 0 : Advise((int)opened.SafeFileHandle.DangerousGetHandle(), 0, 0, NotNeeded);
        }

        var clock = Stopwatch.StartNew();
        using var index = engine.In(folder);
        var opening = clock.Elapsed.TotalMilliseconds;
        await index.CountAsync(new SearchRequest(new SearchQuery.Phrase([word])), new RawQuery([word], RawJoin.All), cancellationToken);
        var (both, memory) = (clock.Elapsed.TotalMilliseconds, Memory());
        foreach (var (request, raw) in shapes.SelectMany(shape => shape.Queries))
        {
            await index.CountAsync(request, raw, cancellationToken);
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{both} {opening} {memory} {Memory()}"));
    }

    [DllImport("libc", EntryPoint = "posix_fadvise", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Advise(int file, long offset, long length, int advice);

    private static double Memory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }

    private async Task<double[]> AskAsync(string name, CancellationToken cancellationToken)
    {
        var program = Environment.ProcessPath!;
        string[] assembly = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [Assembly.GetEntryAssembly()!.Location] : [];
        var start = new ProcessStartInfo(
            program,
            [.. assembly, .. verb, "--opens", name, "--folder", folder, "--articles", options.Articles.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        };
        using var child = Process.Start(start)!;
        var line = await child.StandardOutput.ReadToEndAsync(cancellationToken);
        await child.WaitForExitAsync(cancellationToken);
        return [.. line.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
    }
}
