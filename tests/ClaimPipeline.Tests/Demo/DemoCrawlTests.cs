using ClaimPipeline.App.Demo;
using ClaimPipeline.Storage;
using ClaimPipeline.TestKit;
using ClaimPipeline.Tests.Commands;

namespace ClaimPipeline.Tests.Demo;

/// <summary>The demo's sites crawled twice by the program itself, over real HTTP.</summary>
public sealed class DemoCrawlTests(ITestOutputHelper output) : IDisposable
{
    private const string Cobalt = "http://daily.demo.test/2025/09/22/congo-cobalt-quota";
    private const string Lithium = "http://daily.demo.test/2024/03/20/lithium-glut";
    private const string New = "http://daily.demo.test/2025/11/03/opec-pauses-increases";

    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task Crawl_Twice_IsPoliteAndTakesWhatChanged()
    {
        var folder = Repository.At("corpus", "pages", "demo");
        var pages = DemoPages.Load(folder);
        await using var site = await DemoSite.StartAsync(pages, TimeProvider.System, TestContext.Current.CancellationToken);
        string[] words =
        [
            "crawl", "--seeds", Path.Combine(folder, "seeds.json"), .. site.CrawlSettings.SelectMany(s => new[] { "--set", $"{s.Key}={s.Value}" }),
        ];

        var first = await _line.TypeAsync(words);
        output.WriteLine(first.Output + first.Error);
        var firstPaths = site.Requests.Select(request => request.Host + request.Path).ToList();
        await using (var workspace = await _line.OpenAsync())
        {
            var store = workspace.Get<IPageStore>();
            foreach (var missed in await MissedAsync(pages, store))
            {
                output.WriteLine($"not fetched: {missed}");
            }

            (await MissedAsync(pages, store)).ShouldBeEmpty();
            (await store.OfUrlAsync(New, TestContext.Current.CancellationToken)).ShouldBeEmpty();
        }

        // What robots.txt forbids is linked to, and left alone all the same.
        firstPaths.ShouldNotContain("daily.demo.test/internal/style-guide");
        firstPaths.ShouldNotContain("ministry.demo.test/forms/contact");
        firstPaths.ShouldNotContain("wire.demo.test/terminal");
        firstPaths.Where(path => path.Contains("/wp-admin/", StringComparison.Ordinal) || path.Contains("/account/", StringComparison.Ordinal)).ShouldBeEmpty();
        firstPaths.GroupBy(path => path, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty();

        site.State = DemoSite.LastState;
        var second = await _line.TypeAsync([.. words, "--now"]);
        output.WriteLine(second.Output + second.Error);
        site.Requests.Skip(firstPaths.Count).Count(request => request.IsConditional && request.Status == 304).ShouldBeGreaterThan(30);
        await using (var workspace = await _line.OpenAsync())
        {
            var store = workspace.Get<IPageStore>();
            (await store.OfUrlAsync(Cobalt, TestContext.Current.CancellationToken)).Count.ShouldBe(2);
            (await store.OfUrlAsync(New, TestContext.Current.CancellationToken)).Count.ShouldBe(1);
            output.WriteLine($"versions of {Lithium}: {(await store.OfUrlAsync(Lithium, TestContext.Current.CancellationToken)).Count}");
        }
    }

    /// <summary>Articles of the first state that were not fetched.</summary>
    private static async Task<List<string>> MissedAsync(DemoPages pages, IPageStore store)
    {
        var missed = new List<string>();
        foreach (var file in Directory.EnumerateFiles(pages.Folder, "*.expected.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var url = new Uri(ExpectedArticle.Read(file).Url);
            if (pages.Find(url.Host, url.PathAndQuery, DemoSite.FirstState) is { Status: 200 }
                && (await store.OfUrlAsync(url.AbsoluteUri, TestContext.Current.CancellationToken)).Count == 0)
            {
                missed.Add(url.AbsoluteUri);
            }
        }

        return missed;
    }
}
