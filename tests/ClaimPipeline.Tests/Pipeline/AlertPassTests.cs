using ClaimPipeline.Alerting;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;
using ClaimPipeline.Search;
using ClaimPipeline.Storage;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Pipeline;

public sealed class AlertPassTests : IDisposable
{
    private readonly MemorySearchIndex _index = new();
    private readonly MemoryAlertStore _store = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("claimpipeline-alerts-");
    private readonly AlertPass _pass;

    public AlertPassTests() => _pass = new AlertPass(
        _index, _store, new MemoryRevisionStore(new MemoryAnalysisStore(new MemoryPageStore())), Sources(), [new FileAlertChannel()], (_, _) => [], TimeProvider.System, new AlertingOptions { BatchSize = 2 });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Target => Path.Combine(_folder.FullName, "hits", "hits.jsonl");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Run_TellsOnlyWhatCameSince()
    {
        await WriteAsync(1, 2);
        Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
        var alert = Alert("type:statistic");
        (await _pass.AddAsync(alert, Token)).ShouldBe(2);

        (await _pass.RunAsync(alert, Token)).ShouldBe(new AlertOutcome("a", 0, 0, null));
        await WriteAsync(3, 4, 5);
        (await _pass.RunAsync(alert, Token)).ShouldBe(new AlertOutcome("a", 3, 3, null));
        (await _pass.RunAsync(alert, Token)).ShouldBe(new AlertOutcome("a", 0, 0, null));
        (await File.ReadAllLinesAsync(Target, Token)).Length.ShouldBe(3);
    }

    [Fact]
    public async Task Run_ChannelOutOfOrder_TellsItNextTime()
    {
        var alert = Alert("");
        await _pass.AddAsync(alert, Token);
        await WriteAsync(1, 2, 3);

        var failed = await _pass.RunAsync(alert, Token);
        Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
        await WriteAsync(4);
        var mended = await _pass.RunAsync(alert, Token);

        (failed.Found, failed.Told).ShouldBe((3, 0));
        failed.Trouble.ShouldNotBeNull();
        mended.ShouldBe(new AlertOutcome("a", 1, 4, null));
        (await File.ReadAllLinesAsync(Target, Token)).Length.ShouldBe(4);
    }

    [Fact]
    public async Task Run_StoppedBetweenTellingAndNoting_TellsTheSameDeliveryAgainByItsName()
    {
        await using var site = await LoopbackSite.StartAsync();
        var told = new List<(string Delivery, string Body)>();
        using var crash = new CancellationTokenSource();
        site.Put("/hook", async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            told.Add((context.Request.Headers["X-ClaimPipeline-Delivery"].ToString(), await reader.ReadToEndAsync(CancellationToken.None)));
            if (told.Count == 1)
            {
                // Taken in, but the sender dies before it hears so.
                await crash.CancelAsync();
                context.Abort();
            }
        });
        var options = new AlertingOptions { BatchSize = 2, WebhookPause = TimeSpan.Zero };
        using var channel = new WebhookAlertChannel(
            options, TimeProvider.System, new ClaimPipeline.Crawling.AddressGuard(new() { AllowAddresses = [site.Authority] }).ConnectAsync);
        var pass = new AlertPass(
            _index, _store, new MemoryRevisionStore(new MemoryAnalysisStore(new MemoryPageStore())), Sources(), [channel], (_, _) => [], TimeProvider.System, options);
        var alert = Alert("") with { Channel = AlertChannel.Webhook, Target = site.Base + "/hook" };
        await pass.AddAsync(alert, Token);
        await WriteAsync(1, 2, 3);
        await Should.ThrowAsync<OperationCanceledException>(() => pass.RunAsync(alert, crash.Token));
        await WriteAsync(4);

        (await pass.RunAsync(alert, Token)).ShouldBe(new AlertOutcome("a", 1, 4, null));

        told[1].ShouldBe(told[0], "the same items under the same name");
        var claims = told.DistinctBy(t => t.Delivery).SelectMany(t => System.Text.Json.JsonSerializer.Deserialize(t.Body, RecordsJson.Compact.AlertItemArray)!).Select(i => i.Key).ToList();
        claims.Count.ShouldBe(4);
        claims.ShouldBeUnique();
    }

    [Fact]
    public async Task Run_DeliveryThatAlwaysFails_IsGivenUpAndTheNextOnesGo()
    {
        var channel = new FileAlertChannel();
        var pass = new AlertPass(
            _index, _store, new MemoryRevisionStore(new MemoryAnalysisStore(new MemoryPageStore())), Sources(), [channel], (_, _) => [], TimeProvider.System,
            new AlertingOptions { BatchSize = 2, MostAttempts = 2 });
        var alert = Alert("");
        await _store.AddAsync(alert, Token);
        await WriteAsync(1, 2, 3);
        (await pass.RunAsync(alert, Token)).Dead.ShouldBe(0);
        var second = await pass.RunAsync(alert, Token);
        (second.Told, second.Dead).ShouldBe((0, 1), "the first is given up, the next one fails for the first time");

        Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
        (await pass.RunAsync(alert, Token)).ShouldBe(new AlertOutcome("a", 0, 1, null));
        var dead = (await _store.OutboxAsync(AlertDeliveryState.Dead, Token)).ShouldHaveSingleItem();
        (dead.Attempts, dead.Error).ShouldSatisfyAllConditions(() => dead.Attempts.ShouldBe(2), () => dead.Error.ShouldNotBeNullOrEmpty());
        await _store.SaveAsync(dead with { State = AlertDeliveryState.Pending, Attempts = 0 }, Token);
        (await pass.RunAsync(alert, Token)).Told.ShouldBe(2);
        (await File.ReadAllLinesAsync(Target, Token)).Length.ShouldBe(3);
    }

    [Fact]
    public async Task Add_NameThatIsTaken_ChangesNothing()
    {
        await _pass.AddAsync(Alert("one"), Token);
        (await _pass.AddAsync(Alert("two"), Token)).ShouldBeNull();
        (await _store.ListAsync(Token)).ShouldHaveSingleItem().Query.ShouldBe("one");
    }

    [Fact]
    public async Task Add_QueryThatCannotBeRead_IsRefused() =>
        (await Should.ThrowAsync<ArgumentException>(() => _pass.AddAsync(Alert("type:rumour"), Token))).Message.ShouldContain("Column 1");

    private async Task WriteAsync(params IEnumerable<int> numbers)
    {
        await _index.UpsertAsync(
            [.. numbers.Select(number =>
            {
                var article = Some.Article(new PageId("p"), url: $"http://news.test/{number}");
                return SearchDocument.Of(Some.Analysis(article, Some.Claim(article, "China produced 210,000 tons")), [], "1");
            })],
            Token);
        await _index.CommitAsync(Token);
    }

    private static SourceHealthBook Sources() =>
        new(new MemoryRunLedger(), new MemoryAnalysisStore(new MemoryPageStore()), new ClaimPipeline.Health.HealthOptions());

    private Alert Alert(string query) => new()
    {
        Name = "a", Query = query, Channel = AlertChannel.File, Target = Target, CreatedAt = Some.Noon,
    };
}
