using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace ClaimPipeline.Benchmarks.Serving;

/// <summary>
/// The real server over a large data folder, with people and programs who read all of it while a run writes: how long each kind of page
/// takes the server, and whether all are answered.
/// </summary>
internal sealed class ServeBenchmark(ServeBenchmarkOptions options, TextWriter output)
{
    private const int Round = 200;
    private const int WarmRequests = 3;
    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(10);

    /// <summary>Runs it.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var root = options.Folder ?? Directory.CreateTempSubdirectory("claimpipeline-bench-serve-").FullName;
        try
        {
            var folder = new ServedFolder(root, output);
            await folder.FillAsync(options.Articles, cancellationToken);
            return options.Fills ? 0 : await MeasureAsync(folder, cancellationToken);
        }
        finally
        {
            if (options.Folder is null)
            {
                Directory.Delete(root, recursive: true);
            }
        }
    }

    private static string Percentiles(List<double> times)
    {
        if (times.Count == 0)
        {
            return "";
        }

        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{At(0.5):0} / {At(0.95):0} / {At(0.99):0}");

        double At(double part) => times[Math.Min(times.Count - 1, (int)(times.Count * part))];
    }

    private async Task<int> MeasureAsync(ServedFolder folder, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        await using var server = await MeasuredServer.StartAsync(folder.Path, cancellationToken);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"started in {clock.Elapsed.TotalSeconds:0.0} s"));
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(5) };
        var kinds = await PageKinds.FindAsync(client, folder.Pages, cancellationToken);
        await TransferAsync(server.Address, kinds, cancellationToken);
        await AloneAsync(server, client, kinds, cancellationToken);
        var errors = await PhaseAsync("50 readers who think for 1 to 5 seconds", server, kinds, (1_000, 5_000), null, cancellationToken);
        errors += await PhaseAsync("the same while a run writes", server, kinds, (1_000, 5_000), folder, cancellationToken);
        errors += await PhaseAsync("50 readers without a pause", server, kinds, (0, 0), null, cancellationToken);
        errors += await PhaseAsync("without a pause while a run writes", server, kinds, (0, 0), folder, cancellationToken);
        return errors == 0 ? 0 : 1;
    }

    private async Task TransferAsync(Uri server, IReadOnlyList<PageKinds> kinds, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync("\n| page | kB unpacked | kB sent | with files, first view |\n| --- | --- | --- | --- |");
        foreach (var kind in kinds.Where(kind => !kind.Name.StartsWith("API", StringComparison.Ordinal)))
        {
            if (kind.Make(new Random(1)) is (var address, null))
            {
                await output.WriteLineAsync((await FirstView.OfAsync(server, kind.Name, address, cancellationToken)).ToString());
            }
        }
    }

    // One at a time: what each kind costs when nothing else is asked.
    private async Task AloneAsync(MeasuredServer server, HttpClient client, IReadOnlyList<PageKinds> kinds, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync("\n| asked for alone, first time | client, ms |\n| --- | --- |");
        foreach (var kind in kinds)
        {
            var random = new Random(11);
            var times = new List<double>();
            for (var i = 0; i < WarmRequests; i++)
            {
                var (address, body) = kind.Make(random);
                if (body is MultipartFormDataContent)
                {
                    break;
                }

                using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = body };
                var start = Stopwatch.GetTimestamp();
                using var response = await client.SendAsync(request, cancellationToken);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            await output.WriteLineAsync($"| {kind.Name} | {string.Join("; ", times.Select(time => time.ToString("0", CultureInfo.InvariantCulture)))} |");
        }

        server.Take();
    }

    private async Task<int> PhaseAsync(
        string name, MeasuredServer server, IReadOnlyList<PageKinds> kinds, (int Least, int Most) think, ServedFolder? written, CancellationToken cancellationToken)
    {
        if (options.Only is { } only && !name.Contains(only, StringComparison.Ordinal))
        {
            return 0;
        }

        var answers = new ConcurrentQueue<Answer>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var readers = Enumerable.Range(0, options.Readers).Select(i => new Reader(server.Address, kinds, i)).ToList();
        var reading = readers.Select(reader => Task.Run(() => reader.ReadAsync(think, answers.Enqueue, stop.Token), cancellationToken)).ToList();
        var writing = written is null ? Task.FromResult(0) : Task.Run(() => WriteAsync(written, stop.Token), cancellationToken);
        await Task.Delay(Warming, cancellationToken);
        server.Take();
        answers.Clear();
        var (before, clock) = (server.Cost(), Stopwatch.StartNew());
        await Task.Delay(TimeSpan.FromSeconds(options.Seconds), cancellationToken);
        var (after, seconds) = (server.Cost(), clock.Elapsed.TotalSeconds);
        var (given, served) = (answers.ToArray(), server.Take());
        await stop.CancelAsync();
        await Task.WhenAll(reading);
        var articles = await writing;
        readers.ForEach(reader => reader.Dispose());
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"\n{name}: {given.Length / seconds:0.0} requests/s, the server took {(after.Processor - before.Processor).TotalSeconds / seconds:0.00} processors and holds {after.Resident / 1e6:0} MB"));
        if (articles > 0)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"meanwhile {articles} articles were written, analyzed, compared and indexed"));
        }

        return await ReportAsync(kinds, given, served);
    }

    private async Task<int> ReportAsync(IReadOnlyList<PageKinds> kinds, Answer[] given, List<(string Address, double Milliseconds)> served)
    {
        await output.WriteLineAsync("\n| asked for | requests | errors | server, ms p50 / p95 / p99 | client, ms p50 / p95 / p99 |\n| --- | --- | --- | --- | --- |");
        var kindOf = given.DistinctBy(answer => answer.Address).ToDictionary(answer => answer.Address, answer => answer.Kind, StringComparer.Ordinal);
        var known = served.Select(one => (Kind: kindOf.GetValueOrDefault(one.Address), one.Milliseconds)).ToList();
        await LineAsync("all within the aim", answer => !answer.CountsMuch);
        foreach (var kind in kinds)
        {
            await LineAsync(kind.Name, answer => answer == kind);
        }

        return given.Count(answer => answer.Status != 200);

        async Task LineAsync(string name, Func<PageKinds, bool> counts)
        {
            var own = given.Where(answer => counts(answer.Kind)).ToList();
            var times = known.Where(one => one.Kind is { } kind && counts(kind)).Select(one => one.Milliseconds).ToList();
            var errors = own.Where(answer => answer.Status != 200).ToList();
            var told = errors.Count == 0 ? "0" : $"{errors.Count} ({string.Join(", ", errors.Select(e => $"{e.Status} {e.Address}").Distinct().Take(3))})";
            await output.WriteLineAsync($"| {name} | {own.Count} | {told} | {Percentiles(times)} | {Percentiles([.. own.Select(answer => answer.Milliseconds)])} |");
        }
    }

    // Numbers that no earlier run over the same folder wrote. A run as a schedule has them: some pages a second come in, and every ten seconds the passes go over what came.
    private async Task<int> WriteAsync(ServedFolder folder, CancellationToken cancellationToken)
    {
        var written = 0;
        try
        {
            for (var first = options.Articles + (int)(Stopwatch.GetTimestamp() / 1_000 % 1_000_000_000); ; first += Round)
            {
                var clock = Stopwatch.StartNew();
                for (var part = 0; part < Round; part += Round / 10)
                {
                    await folder.AddPagesAsync(first + part, Round / 10, cancellationToken);
                    await Task.Delay(RoundTime / 10, cancellationToken);
                }

                await folder.PassesAsync(CancellationToken.None);
                written += Round;
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"a round in {clock.Elapsed.TotalSeconds:0.0} s"));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return written;
        }
    }
}
