using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using ClaimPipeline.App;
using ClaimPipeline.App.Observing;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using ClaimPipeline.TestKit;
using ClaimPipeline.Tests.Commands;

namespace ClaimPipeline.Tests.Observing;

/// <summary>What watches the program: metrics as text and by OTLP, readiness.</summary>
public sealed class ObservingTests : IDisposable
{
    private readonly CommandLine _line = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _client.Dispose();
        _line.Dispose();
    }

    [Fact]
    public void Write_LabelsWithAnyCharacters_ReadBackAsTheyWere()
    {
        const string Odd = "a \"quoted\" back\\slash\nline {brace}=, é";
        var counter = new MetricFamily("some.items", MetricKind.Counter, null, "Two\nlines \\ here.");
        counter.Add([new("source", Odd)], 2, []);
        counter.Add([new("source", Odd)], 3, []);
        var duration = new MetricFamily("some.time", MetricKind.Histogram, "s", "");
        duration.Add([], 0.5, [0.1, 1]);
        duration.Add([], 5, [0.1, 1]);

        var read = OpenMetricsText.Parse(OpenMetricsWriter.Write([counter, duration]));

        read.Value("some_items_total", ("source", Odd)).ShouldBe(5);
        read.Samples.Where(s => s.Name == "some_time_seconds_bucket").Select(s => (s.Labels["le"], s.Value)).ShouldBe([("0.1", 0), ("1.0", 1), ("+Inf", 2)]);
        read.Value("some_time_seconds_count").ShouldBe(2);
        read.Value("some_time_seconds_sum").ShouldBe(5.5);
    }

    [Fact]
    public async Task Metrics_AfterPasses_TellThemByTheStandard()
    {
        await StoredClaims.AddAsync(_line);
        await using var server = await ServeAsync();
        await server.Get<AnalyzePass>().RunAsync(null, Token);
        await server.Get<IndexPass>().RunAsync(rebuild: false, null, Token);

        using var answer = await _client.GetAsync(server.Addresses[0] + "/metrics", Token);

        answer.Content.Headers.ContentType!.ToString().ShouldBe("application/openmetrics-text; version=1.0.0; charset=utf-8");
        var read = OpenMetricsText.Parse(await answer.Content.ReadAsStringAsync(Token));
        read.Value("claimpipeline_items_dropped_total", ("pass", "analyze"), ("reason", "TooShort")).ShouldBeGreaterThanOrEqualTo(1);
        read.Value("claimpipeline_pass_duration_seconds_count", ("pass", "index"), ("ended", "finished")).ShouldBeGreaterThanOrEqualTo(1);
        read.Value("claimpipeline_stored", ("record", "page")).ShouldBe(1);
        read.Value("claimpipeline_queue_size", ("queue", "quarantine")).ShouldBe(0);
        read.Value("claimpipeline_index_lag").ShouldBe(0);
        read.Value("claimpipeline_disk_free_bytes").ShouldBeGreaterThan(0);
        read.Types["claimpipeline_pass_duration_seconds"].ShouldBe("histogram");
    }

    [Fact]
    public async Task Metrics_SwitchedOff_AreNotThere()
    {
        await using var server = await ServeAsync("Observability:Metrics=false");
        (await _client.GetAsync(server.Addresses[0] + "/metrics", Token)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _client.GetAsync(server.Addresses[0] + "/healthz", Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Ready_IndexThatFallsBehindAndCatchesUp_IsRedThenGreen()
    {
        await using var server = await ServeAsync("Observability:ProbeInterval=00:00:00", "Observability:MostIndexLag=00:00:00", "Observability:LeastFreeBytes=0");
        (await ReadyAsync(server)).Status.ShouldBe(HttpStatusCode.OK);

        await StoredClaims.AddAsync(_line);
        var behind = await ReadyAsync(server);
        behind.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        behind.Body.ShouldContain("The index lacks 1 article(s)");

        // As an index pass leaves the ledger that died of a full disk.
        await server.Get<IRunLedger>().SaveAsync(
            new Run { Id = new RunId("dead"), Pass = IndexPass.Name, StartedAt = Some.Noon, Version = "index-1" }, Token);
        (await ReadyAsync(server)).Body.ShouldContain("did not end");

        await server.Get<IndexPass>().RunAsync(rebuild: false, null, Token);
        (await ReadyAsync(server)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Ready_DiskAlmostFull_IsRedAndSaysHowMuchIsLeft()
    {
        await using var server = await ServeAsync($"Observability:LeastFreeBytes={long.MaxValue}");
        var (status, body) = await ReadyAsync(server);
        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        using var json = JsonDocument.Parse(body);
        json.RootElement.GetProperty("ready").GetBoolean().ShouldBeFalse();
        json.RootElement.GetProperty("troubles")[0].GetProperty("check").GetString().ShouldBe("disk");
    }

    [Fact]
    public async Task Ready_IndexThatIsDamaged_IsRedUntilItIsMadeAnew()
    {
        await StoredClaims.AddAsync(_line);
        (await _line.TypeAsync("index")).ExitCode.ShouldBe(0);
        await using (var file = File.OpenWrite(Path.Combine(_line.Data, "index.db")))
        {
            // Its first page stays: it is still a database, and an index by its version.
            file.Position = 4096;
            await file.WriteAsync(Enumerable.Repeat((byte)0x5A, (int)file.Length - 4096).ToArray(), Token);
        }

        await using (var server = await ServeAsync("Observability:LeastFreeBytes=0"))
        {
            var (status, body) = await ReadyAsync(server);
            status.ShouldBe(HttpStatusCode.ServiceUnavailable);
            using var json = JsonDocument.Parse(body);
            json.RootElement.GetProperty("troubles")[0].GetProperty("check").GetString().ShouldBe("index");
            body.ShouldContain("Delete index.db");
            using var alive = await _client.GetAsync(server.Addresses[0] + "/healthz", Token);
            alive.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        // As it says.
        File.Delete(Path.Combine(_line.Data, "index.db"));
        (await _line.TypeAsync("index")).ExitCode.ShouldBe(0);
        await using var mended = await ServeAsync("Observability:LeastFreeBytes=0");
        (await ReadyAsync(mended)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Otlp_EndpointThatIsSet_GetsMetricsAndSpans()
    {
        await using var receiver = await LoopbackSite.StartAsync();
        var got = new ConcurrentDictionary<string, string>();
        foreach (var path in new[] { "/v1/metrics", "/v1/traces" })
        {
            receiver.Put(path, async context =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body, CancellationToken.None);
                context.Request.ContentType.ShouldBe("application/x-protobuf");
                got.AddOrUpdate(path, _ => Encoding.Latin1.GetString(body.ToArray()), (_, before) => before + Encoding.Latin1.GetString(body.ToArray()));
            });
        }

        await StoredClaims.AddAsync(_line);
        (await _line.TypeAsync("analyze", "--set", $"Observability:OtlpEndpoint={receiver.Base}")).ExitCode.ShouldBe(ExitCode.Fine);

        got["/v1/metrics"].ShouldContain("claimpipeline.pass.duration");
        got["/v1/metrics"].ShouldContain("claimpipeline.items.dropped");
        got["/v1/metrics"].ShouldContain("TooShort");
        got["/v1/traces"].ShouldContain("pass analyze");
    }

    [Theory]
    [InlineData("Observability:OtlpEndpoint=nowhere", "takes an address")]
    [InlineData("Observability:LogLevel=Loud", "LogLevel")]
    [InlineData("Observability:JsonLogs=perhaps", "JsonLogs")]
    public async Task Settings_ThatAreWrong_AreUsage(string setting, string message)
    {
        var (exitCode, _, error) = await _line.TypeAsync("analyze", "--set", setting);
        exitCode.ShouldBe(ExitCode.Usage);
        error.ShouldContain(message);
    }

    private async Task<(HttpStatusCode Status, string Body)> ReadyAsync(WebServer server)
    {
        using var answer = await _client.GetAsync(server.Addresses[0] + "/readyz", Token);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token));
    }

    private async Task<WebServer> ServeAsync(params string[] settings)
    {
        await using (await _line.OpenAsync())
        {
        }

        return await WebServer.StartAsync(
            _line.Data,
            TimeProvider.System,
            settings.Append("Serve:Urls=http://127.0.0.1:0").Select(s => new KeyValuePair<string, string?>(s[..s.IndexOf('=', StringComparison.Ordinal)], s[(s.IndexOf('=', StringComparison.Ordinal) + 1)..])),
            Token);
    }
}
