using System.Text;
using System.Text.Json;
using ClaimPipeline.Crawling;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Crawling;

public sealed class RobotsRulesTests
{
    [Theory]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/c", false)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: ClaimPipelineBot\nDisallow: /x", "/y", true)]
    [InlineData("User-agent: claimpipelinebot/2.0\nDisallow: /x", "/x", false)]
    [InlineData("User-agent: ClaimPipelineBot-News\nDisallow: /", "/x", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x=1", true)]
    [InlineData("User-agent: *\nDisallow: /same\nAllow: /same", "/same", true)]
    [InlineData("User-agent: *\nDisallow: /caf\u00E9", "/caf%c3%a9/1", false)]
    [InlineData("User-agent: *\nDisallow: /a%2Fb", "/a/b", true)]
    [InlineData("User-agent: *\nDisallow: /%62", "/b", false)]
    [InlineData("\uFEFFUser-agent: *\r\nDisallow: /x # no entry", "/x", false)]
    [InlineData("User-agent: *\nSitemap: http://a.example/s\nDisallow: /x", "/x", false)]
    [InlineData("User-agent: a\nUser-agent: *\nDisallow: /x", "/x", false)]
    [InlineData("Disallow: /x", "/x", true)]
    [InlineData("User-agent: *\nDisallow:", "/x", true)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    public void Decide_File_SaysWhatTheStandardSays(string file, string path, bool allowed) =>
        RobotsRules.Parse(Encoding.UTF8.GetBytes(file)).Decide("ClaimPipelineBot", "https://a.example" + path).IsAllowed.ShouldBe(allowed);

    [Fact]
    public void Decide_Disallowed_NamesTheRule()
    {
        var decision = RobotsRules.Parse("User-agent: *\nDisallow: /a\nDisallow: /a/b"u8).Decide("Bot", "https://a.example/a/b/c");

        decision.Rule!.ToString().ShouldBe("Disallow: /a/b");
    }

    [Fact]
    public void Decide_ManyStarsOnLongPath_TakesNoTime()
    {
        var rules = RobotsRules.Parse(Encoding.ASCII.GetBytes("User-agent: *\nDisallow: /" + string.Concat(Enumerable.Repeat("*a", 1000)) + "b"));

        rules.Decide("Bot", "/" + new string('a', 50_000)).IsAllowed.ShouldBeTrue();
    }

    [Fact]
    public void CrawlDelay_SeveralGroups_TakesTheOwn()
    {
        var rules = RobotsRules.Parse("User-agent: *\nCrawl-delay: 9\nUser-agent: Bot\nCrawl-delay: 1.5\nDisallow: /x"u8);

        rules.CrawlDelay("Other").ShouldBe(TimeSpan.FromSeconds(9));
        RobotsRules.Parse("User-agent: x\nDisallow: /\nUser-agent: Bot\nCrawl-delay: 1.5\nDisallow: /"u8)
            .CrawlDelay("bot").ShouldBe(TimeSpan.FromSeconds(1.5));
    }

    [Fact]
    public void Decide_SharedCases_AllRight()
    {
        var file = Repository.Shared("bench", "crawl", "robots_cases_dev.jsonl");
        Assert.SkipWhen(file is null, "The shared robots cases are not there.");

        var wrong = new List<string>();
        foreach (var line in File.ReadLines(file))
        {
            using var json = JsonDocument.Parse(line);
            var row = json.RootElement;
            var body = row.TryGetProperty("robots_b64", out var base64)
                ? base64.GetBytesFromBase64()
                : Encoding.UTF8.GetBytes(row.GetProperty("robots").GetString()!);
            var decision = RobotsRules.Parse(body).Decide(row.GetProperty("agent").GetString()!, row.GetProperty("url").GetString()!);
            if (decision.IsAllowed != row.GetProperty("allowed").GetBoolean())
            {
                wrong.Add(row.GetProperty("id").GetString()!);
            }
        }

        wrong.ShouldBeEmpty();
    }
}
