using System.Net;
using ClaimPipeline.App.Demo;
using ClaimPipeline.Crawling;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;
using Microsoft.Extensions.Configuration;

namespace ClaimPipeline.Tests.Demo;

/// <summary>Keeps the pages of the demo, their manifests and what is expected of them in step.</summary>
public sealed class DemoPagesTests
{
    private static readonly DemoPages Pages = DemoPages.Load(Repository.At("corpus", "pages", "demo"));

    [Fact]
    public void FindFolder_FromABuild_FindsThePagesBesideTheProgram() =>
        DemoPages.Load(DemoPages.FindFolder()).Hosts.Select(host => host.Host).ShouldBe(Pages.Hosts.Select(host => host.Host));

    [Fact]
    public void Load_Corpus_HasFourSitesAndSeedsOnThem()
    {
        Pages.Hosts.Select(host => host.Host)
            .ShouldBe(["blog.demo.test", "daily.demo.test", "ministry.demo.test", "wire.demo.test"]);
        Pages.Seeds.ShouldNotBeEmpty();
        Pages.Seeds.Select(seed => seed.Name).ShouldBeUnique();
        foreach (var seed in Pages.Seeds)
        {
            var url = new Uri(seed.Url);
            Pages.Find(url.Host, url.PathAndQuery, DemoSite.FirstState).ShouldNotBeNull(seed.Url);
        }
    }

    [Fact]
    public async Task Site_EveryResource_AnswersWithItsStatus()
    {
        var token = TestContext.Current.CancellationToken;
        await using var site = await DemoSite.StartAsync(Pages, TimeProvider.System, token);
        using var client = DemoClient.Of(site);
        for (var state = DemoSite.FirstState; state <= DemoSite.LastState; state++)
        {
            site.State = state;
            foreach (var host in Pages.Hosts)
            {
                foreach (var resource in host.Resources.Where(resource => resource.IsIn(state)))
                {
                    using var answer = await client.GetAsync(new Uri($"http://{host.Host}{resource.Path}"), token);
                    ((int)answer.StatusCode).ShouldBe(resource.Status, $"{host.Host}{resource.Path}");
                }
            }
        }
    }

    [Fact]
    public async Task Site_RedirectChain_EndsAtAnArticle()
    {
        var token = TestContext.Current.CancellationToken;
        await using var site = await DemoSite.StartAsync(Pages, TimeProvider.System, token);
        using var client = DemoClient.Of(site);
        var url = new Uri("http://daily.demo.test/r/technologies");
        var statuses = new List<HttpStatusCode>();
        for (var hop = 0; hop < 3; hop++)
        {
            using var answer = await client.GetAsync(url, token);
            statuses.Add(answer.StatusCode);
            url = answer.Headers.Location is { } next ? new Uri(url, next) : url;
        }

        statuses.ShouldBe([HttpStatusCode.Found, HttpStatusCode.MovedPermanently, HttpStatusCode.OK]);
    }

    [Fact]
    public async Task CrawlSettings_AsTheCrawlerBindsThem_ReachEveryHost()
    {
        await using var site = await DemoSite.StartAsync(Pages, TimeProvider.System, TestContext.Current.CancellationToken);
        var options = new ConfigurationBuilder().AddInMemoryCollection(site.CrawlSettings).Build()
            .GetSection("Crawling").Get<CrawlingOptions>()!;
        options.AllowAddresses.ShouldBe(site.Authorities);
        options.ConnectTo.Select(rule => rule.Split(':')[0]).ShouldBe(Pages.Hosts.Select(host => host.Host));
        options.MinDelay.ShouldBe(TimeSpan.Zero);
        options.DelayPerDomain.ShouldBeFalse();
    }

    [Fact]
    public void States_BetweenThem_OnePageChangesOneGoesOneComes()
    {
        DemoResource? In(int state, string path) => Pages.Find("daily.demo.test", path, state);

        In(1, "/2025/09/22/congo-cobalt-quota")!.File.ShouldNotBe(In(2, "/2025/09/22/congo-cobalt-quota")!.File);
        In(1, "/2025/06/24/congo-extends-cobalt-stop")!.Status.ShouldBe(200);
        In(2, "/2025/06/24/congo-extends-cobalt-stop")!.Status.ShouldBe(410);
        In(1, "/2025/11/03/opec-pauses-increases").ShouldBeNull();
        In(2, "/2025/11/03/opec-pauses-increases")!.Status.ShouldBe(200);
        ExpectedOf("daily.demo.test", In(1, "/2024/03/20/lithium-glut")!).Text
            .ShouldBe(ExpectedOf("daily.demo.test", In(2, "/2024/03/20/lithium-glut")!).Text);
    }

    [Fact]
    public void Expected_EveryCheck_PointsAtOnePlaceInTheText()
    {
        var articles = AllExpected();
        articles.Count.ShouldBeGreaterThanOrEqualTo(60);
        foreach (var (file, article) in articles)
        {
            foreach (var check in article.Checks)
            {
                (article.Text.Split(check.Text, StringSplitOptions.None).Length - 1).ShouldBe(1, $"{file}: {check.Text}");
            }
        }
    }

    [Fact]
    public void Expected_AllTogether_GiveEveryLabelAndReason()
    {
        var checks = AllExpected().SelectMany(pair => pair.Article.Checks).ToList();
        Enum.GetNames<VerdictLabel>().Except(checks.Select(check => check.Label)).ShouldBeEmpty();
        Enum.GetNames<VerdictReason>().Except(checks.Select(check => check.Reason)).ShouldBeEmpty();
    }

    [Fact]
    public void Expected_Checks_NameKnownLabelsAndReasons()
    {
        foreach (var (file, article) in AllExpected())
        {
            foreach (var check in article.Checks)
            {
                (check.Label is null || Enum.TryParse<VerdictLabel>(check.Label, out _)).ShouldBeTrue($"{file}: {check.Label}");
                (check.Reason is null || Enum.TryParse<VerdictReason>(check.Reason, out _)).ShouldBeTrue($"{file}: {check.Reason}");
            }
        }
    }

    private static List<(string File, ExpectedArticle Article)> AllExpected() =>
        Directory.EnumerateFiles(Pages.Folder, "*.expected.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => (Path.GetRelativePath(Pages.Folder, file), ExpectedArticle.Read(file)))
            .ToList();

    private static ExpectedArticle ExpectedOf(string host, DemoResource resource) =>
        ExpectedArticle.Read(Path.Combine(Pages.Folder, host, Path.ChangeExtension(resource.File!, ".expected.json")));
}
