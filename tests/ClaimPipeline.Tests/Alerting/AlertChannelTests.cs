using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using ClaimPipeline.Alerting;
using ClaimPipeline.Crawling;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;
using Microsoft.AspNetCore.Http;

namespace ClaimPipeline.Tests.Alerting;

public sealed class AlertChannelTests : IDisposable
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("claimpipeline-alerts-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task File_DeliveredTwice_HoldsEachItemOnce()
    {
        var alert = Alert(AlertChannel.File, "hits.jsonl");
        var channel = new FileAlertChannel();
        await channel.DeliverAsync(alert, Delivery(Item(1), Item(2)), Token);
        await channel.DeliverAsync(alert, Delivery(Item(1), Item(2), Item(3)), Token);
        (await File.ReadAllLinesAsync(alert.Target, Token)).Select(Claim).ShouldBe(["c1", "c2", "c3"]);
    }

    [Fact]
    public async Task File_TornLastLine_IsCutAndWrittenAgain()
    {
        var alert = Alert(AlertChannel.File, "hits.jsonl");
        var channel = new FileAlertChannel();
        await channel.DeliverAsync(alert, Delivery(Item(1), Item(2)), Token);
        var text = await File.ReadAllTextAsync(alert.Target, Token);
        await File.WriteAllTextAsync(alert.Target, "somebody else's line\n" + text[..^9], Token);
        await channel.DeliverAsync(alert, Delivery(Item(1), Item(2)), Token);
        var lines = await File.ReadAllLinesAsync(alert.Target, Token);
        lines[0].ShouldBe("somebody else's line");
        lines[1..].Select(Claim).ShouldBe(["c1", "c2"]);
    }

    [Fact]
    public async Task Atom_KeepsTheNewestFirstAndEachOnce()
    {
        var alert = Alert(AlertChannel.Atom, "feed.xml");
        var channel = new AtomAlertChannel(new AlertingOptions { FeedEntries = 3 });
        await channel.DeliverAsync(alert, Delivery(Item(1), Item(2)), Token);
        await channel.DeliverAsync(alert, Delivery(Item(2), Item(3), Item(4)), Token);
        var feed = XDocument.Load(alert.Target).Root!;
        feed.Name.ShouldBe(Atom + "feed");
        feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value)
            .ShouldBe(["urn:claimpipeline:alert:quotas:c4", "urn:claimpipeline:alert:quotas:c3", "urn:claimpipeline:alert:quotas:c2"]);
        feed.Element(Atom + "updated")!.Value.ShouldBe("2026-03-01T12:04:00Z");
        feed.Elements(Atom + "entry").First().Element(Atom + "summary")!.Value.ShouldBe("<b>5 & 6</b> rose");
    }

    [Fact]
    public async Task Atom_FileThatIsNoFeed_IsLeftAlone()
    {
        var alert = Alert(AlertChannel.Atom, "feed.xml");
        await File.WriteAllTextAsync(alert.Target, "my notes", Token);
        var trouble = await Should.ThrowAsync<IOException>(() => new AtomAlertChannel(new AlertingOptions()).DeliverAsync(alert, Delivery(Item(1)), Token));
        trouble.Message.ShouldContain("feed.xml is no Atom feed");
        (await File.ReadAllTextAsync(alert.Target, Token)).ShouldBe("my notes");
    }

    [Fact]
    public async Task Webhook_SignsAndNamesWhatItPosts()
    {
        await using var site = await LoopbackSite.StartAsync();
        var posts = Receive(site, 204);
        using var channel = Webhook(site, new AlertingOptions { WebhookSecret = "s3cret" }, new FixedTime(Some.Noon));
        await channel.DeliverAsync(Alert(AlertChannel.Webhook, site.Base + "/hook"), Delivery(Item(7), Item(9)), Token);
        var (headers, body) = posts.ShouldHaveSingleItem();
        headers["X-ClaimPipeline-Delivery"].ToString().ShouldBe("quotas-7-9");
        var stamp = Some.Noon.ToUnixTimeSeconds();
        headers["X-ClaimPipeline-Timestamp"].ToString().ShouldBe($"{stamp}");
        headers["X-ClaimPipeline-Signature"].ToString().ShouldBe(
            "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData("s3cret"u8, Encoding.UTF8.GetBytes($"{stamp}.{body}"))));
        headers.ContentType.ToString().ShouldBe("application/json");
        body.ShouldStartWith("[{\"number\":7,\"alert\":\"quotas\"");
    }

    [Fact]
    public async Task Webhook_ReceiverThatRecovers_GetsItOnce()
    {
        await using var site = await LoopbackSite.StartAsync();
        var posts = Receive(site, 503, 429, 200);
        using var channel = Webhook(site, new AlertingOptions { WebhookPause = TimeSpan.Zero });
        await channel.DeliverAsync(Alert(AlertChannel.Webhook, site.Base + "/hook"), Delivery(Item(1)), Token);
        posts.Count.ShouldBe(3);
        posts.Select(post => post.Headers["X-ClaimPipeline-Delivery"].ToString()).Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(500, 2)]
    [InlineData(404, 1)]
    [InlineData(302, 1)]
    public async Task Webhook_ReceiverThatRefuses_IsToldWithItsAnswer(int status, int tries)
    {
        await using var site = await LoopbackSite.StartAsync();
        var posts = Receive(site, status);
        using var channel = Webhook(site, new AlertingOptions { WebhookPause = TimeSpan.Zero, WebhookAttempts = 2 });
        var trouble = await Should.ThrowAsync<IOException>(
            () => channel.DeliverAsync(Alert(AlertChannel.Webhook, site.Base + "/hook"), Delivery(Item(1)), Token));
        trouble.Message.ShouldContain($"/hook answered {status}");
        posts.Count.ShouldBe(tries);
    }

    [Fact]
    public async Task Webhook_ReceiverThatHangs_IsGivenUp()
    {
        await using var site = await LoopbackSite.StartAsync();
        site.Put("/hook", context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));
        using var channel = Webhook(site, new AlertingOptions { WebhookAttempts = 1, WebhookTimeLimit = TimeSpan.FromMilliseconds(200) });
        (await Should.ThrowAsync<IOException>(
            () => channel.DeliverAsync(Alert(AlertChannel.Webhook, site.Base + "/hook"), Delivery(Item(1)), Token))).Message.ShouldContain("no answer within");
    }

    [Fact]
    public async Task Webhook_AddressInsideTheNetwork_IsRefusedUnlessAllowed()
    {
        await using var site = await LoopbackSite.StartAsync();
        var posts = Receive(site, 200);
        var options = new AlertingOptions { WebhookAttempts = 1 };
        using var channel = new WebhookAlertChannel(options, TimeProvider.System, new AddressGuard(new CrawlingOptions()).ConnectAsync);
        var trouble = await Should.ThrowAsync<IOException>(() => channel.DeliverAsync(Alert(AlertChannel.Webhook, $"http://user:pw@{site.Authority}/hook?token=t0ken"), Delivery(Item(1)), Token));
        trouble.Message.ShouldContain("not on the public internet");
        trouble.Message.ShouldNotContain("pw");
        trouble.Message.ShouldNotContain("t0ken");
        posts.ShouldBeEmpty();
    }

    [Fact]
    public async Task File_OlderDeliveryAfterANewerOne_IsWrittenToo()
    {
        var alert = Alert(AlertChannel.File, "hits.jsonl");
        var channel = new FileAlertChannel();
        await channel.DeliverAsync(alert, Delivery(Item(5)), Token);
        await channel.DeliverAsync(alert, Delivery(Item(2)), Token);
        (await File.ReadAllLinesAsync(alert.Target, Token)).Select(Claim).ShouldBe(["c5", "c2"]);
    }

    private static WebhookAlertChannel Webhook(LoopbackSite site, AlertingOptions options, TimeProvider? time = null) => new(
        options, time ?? TimeProvider.System, new AddressGuard(new CrawlingOptions { AllowAddresses = [site.Authority] }).ConnectAsync);

    private static AlertDelivery Delivery(params AlertItem[] items) =>
        new() { Id = AlertDelivery.IdOf("quotas", items.ToValueList()), Alert = "quotas", Items = items.ToValueList() };

    private static string Claim(string line) => System.Text.Json.JsonSerializer.Deserialize(line, RecordsJson.Compact.AlertItem)!.Key;

    private static ConcurrentQueue<(IHeaderDictionary Headers, string Body)> Receive(LoopbackSite site, params int[] statuses)
    {
        var posts = new ConcurrentQueue<(IHeaderDictionary, string)>();
        site.Put("/hook", async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            posts.Enqueue((new HeaderDictionary(context.Request.Headers.ToDictionary()), await reader.ReadToEndAsync(context.RequestAborted)));
            context.Response.StatusCode = statuses[Math.Min(posts.Count, statuses.Length) - 1];
        });
        return posts;
    }

    private static AlertItem Item(int number) => new(
        number, "quotas", Some.Noon.AddMinutes(number), new ClaimId($"c{number}"), ClaimKind.Quota, "<b>5 & 6</b> rose", "5", null, null,
        new ArticleId("a"), "Title", "Publisher", null, "https://news.test/?a=1&b=2");

    private Alert Alert(AlertChannel channel, string target) => new()
    {
        Name = "quotas",
        Query = "type:quota <x>",
        Channel = channel,
        Target = channel == AlertChannel.Webhook ? target : Path.Combine(_folder.FullName, target),
        CreatedAt = Some.Noon,
    };

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
