using System.Text;
using ClaimPipeline.Archive;
using ClaimPipeline.Crawling;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Pipeline;

public sealed class CrawlPassTests : IAsyncLifetime
{
    private readonly MemoryFrontierStore _frontier = new();
    private readonly MemoryPageStore _pages = new();
    private readonly MemoryPageArchive _archive = new();
    private readonly MemoryRunLedger _ledger = new();
    private LoopbackSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await LoopbackSite.StartAsync();
        _site.Put("/robots.txt", $"User-agent: *\nDisallow: /no\nSitemap: {_site.Base}/map.xml", "text/plain");
        _site.Put("/map.xml", $"<urlset><url><loc>{_site.Base}/mapped.html</loc></url><url><loc>{_site.Base}/no/2</loc></url></urlset>", "text/xml");
        _site.Put("/", "<link rel=alternate type=application/rss+xml href=/rss><a href=/a.html>a</a><a href=/no/1>b</a><a href=http://b.example/>c</a><a href=/gone>d</a>");
        _site.Put("/rss", "<rss><channel><item><link>/fed.html</link></item></channel></rss>", "application/rss+xml");
        foreach (var page in (string[])["/mapped.html", "/fed.html"])
        {
            _site.PutTagged(page, $"<p>{page}</p>", $"\"{page.Length}\"");
        }

        _site.Put("/a.html", "<p>5 t</p><a href=/b.html>b</a>");
        _site.Put("/b.html", "<meta name=robots content=noindex><p>b</p><a href=/c.html>c</a>");
        _site.Put("/c.html", "<p>c</p>", "text/html", ("X-Robots-Tag", "nofollow"));
        _site.PutStatus("/gone", 410);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task RunAsync_Site_FindsEverythingInScopeOnce()
    {
        var run = await RunAsync();

        _site.Asked.Order(StringComparer.Ordinal).ShouldBe(
            ["/", "/a.html", "/b.html", "/c.html", "/fed.html", "/gone", "/map.xml", "/mapped.html", "/robots.txt", "/rss"]);
        run.Kept.ShouldBe(7);
        run.Dropped.ShouldBe(
            [new(DropReason.RobotsDisallowed, 2), new(DropReason.NoIndex, 1), new(DropReason.Gone, 1)], ignoreOrder: true);
        run.Read.ShouldBe(run.Kept + run.Unchanged + run.Dropped.Sum(d => d.Count));
        (await _pages.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(4, "lists are no pages");
        var page = (await _pages.OfUrlAsync(_site.Base + "/a.html", TestContext.Current.CancellationToken)).Single();
        (page.Publisher, page.Language, page.Seed).ShouldBe(("Press", "en", "seed"));
        Encoding.UTF8.GetString((await _archive.ReadBodyAsync(page.Location!, TestContext.Current.CancellationToken)).Span).ShouldContain("5 t");
    }

    [Fact]
    public async Task RunAsync_Again_OnlyNowChecksWhatIsNotDue()
    {
        await RunAsync();
        var before = _site.Asked.Count;
        (await RunAsync()).Read.ShouldBe(0);
        _site.Asked.Count.ShouldBe(before);

        _site.Put("/a.html", "<p>6 t</p><a href=/b.html>b</a>");
        var run = await RunAsync(request => request with { Now = true });

        (run.Kept, run.Unchanged).ShouldBe((1, 6));
        _site.Count("/gone").ShouldBe(1, "what is gone is not asked for again");
        (await _pages.OfUrlAsync(_site.Base + "/a.html", TestContext.Current.CancellationToken)).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("5 t", "<script>ad(2)</script>", "2 min ago", 2.0)]
    [InlineData("6 t", "<script>ad(1)</script>", "1 min ago", 0.5)]
    public async Task RunAsync_AgainAfterAChange_ComesSoonerOnlyWhenTheTextChanged(string figure, string ad, string ago, double factor)
    {
        string Body(string some, string script, string time) =>
            $"{script}<time>{time}</time><p class=x{script.Length}>{string.Concat(Enumerable.Repeat("Output rose again last year. ", 12))}{some}</p>";
        _site.Put("/a.html", Body("5 t", "<script>ad(1)</script>", "1 min ago"));
        await RunAsync();
        var before = (await _frontier.GetAsync(_site.Base + "/a.html", TestContext.Current.CancellationToken))!;

        _site.Put("/a.html", Body(figure, ad, ago));
        await RunAsync(request => request with { Now = true });

        var after = (await _frontier.GetAsync(_site.Base + "/a.html", TestContext.Current.CancellationToken))!;
        after.Interval.ShouldBe(before.Interval * factor);
        after.BodyDigest.ShouldNotBe(before.BodyDigest);
        (await _pages.OfUrlAsync(_site.Base + "/a.html", TestContext.Current.CancellationToken)).Count.ShouldBe(2, "each version is kept");
    }

    [Fact]
    public async Task RunAsync_Quarantine_IsTriedAgainOnlyOnRequest()
    {
        await RunAsync();
        (await _frontier.GetAsync(_site.Base + "/gone", TestContext.Current.CancellationToken))!.Quarantined.ShouldBe(DropReason.Gone);
        _site.Put("/gone", "<p>back</p>");

        var run = await RunAsync(request => request with { FromQuarantine = true });

        run.Kept.ShouldBe(1);
        (await _frontier.GetAsync(_site.Base + "/gone", TestContext.Current.CancellationToken))!.Quarantined.ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    public async Task RunAsync_DiedInTheMiddle_GoesOnToTheSameEnd(int writes)
    {
        var frailFrontier = new FrailFrontier(_frontier, writes);
        await Should.ThrowAsync<IOException>(() => RunAsync(frontier: frailFrontier));

        await RunAsync();

        (await _pages.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(4);
        (await _frontier.DueAsync(TimeProvider.System.GetUtcNow(), 100, [], null, TestContext.Current.CancellationToken)).ShouldBeEmpty();
        (await RunAsync()).Read.ShouldBe(0);
    }

    [Fact]
    public async Task RunAsync_MaxPages_StopsAndGoesOnNextTime()
    {
        var first = await RunAsync(configure: o => o.MaxPages = 3);
        var second = await RunAsync();

        (first.Read, first.Interrupted).ShouldBe((3, true));
        (second.Read, second.Interrupted).ShouldBe((8, false));
    }

    [Fact]
    public async Task RunAsync_Cancelled_SavesAnInterruptedRun()
    {
        using var stop = new CancellationTokenSource();
        _site.Put("/a.html", async context =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });

        var run = await RunAsync(token: stop.Token);

        run.Interrupted.ShouldBeTrue();
        (await _ledger.GetAsync(run.Id, TestContext.Current.CancellationToken))!.FinishedAt.ShouldNotBeNull();
        (await _frontier.GetAsync(_site.Base + "/a.html", TestContext.Current.CancellationToken))!.LastFetchedAt.ShouldBeNull();
    }

    [Fact]
    public async Task RunAsync_Redirect_FetchesTheTargetOnce()
    {
        _site.Put("/", "<a href=/old>1</a><a href=/older>2</a><a href=/a.html>3</a>");
        _site.PutStatus("/old", 301, ("Location", "/a.html"));
        _site.PutStatus("/older", 301, ("Location", "/fresh.html"));
        _site.Put("/fresh.html", "<p>fresh</p><a href=/fresh.html>self</a>");

        await RunAsync();

        (_site.Count("/a.html"), _site.Count("/fresh.html")).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData("/cal/2026/{0}", 10)]
    [InlineData("/browse?sort=a{0}&dir=up", 10)]
    [InlineData("/list?page={0}", 7)]
    [InlineData("/story/1000{0}", 20)]
    public async Task RunAsync_Traps_AreBoundedHoweverOftenTheProcessDies(string pattern, int bound)
    {
        var prefix = pattern[..pattern.IndexOf('{', StringComparison.Ordinal)];
        string At(int number) => string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, number);
        _site.Put("/", $"<a href='{At(10)}'>first</a>");
        for (var number = 10; number <= 60; number++)
        {
            _site.Put(At(number), $"<a href='{At(number + 1)}'>next</a>");
        }

        void Budgets(CrawlingOptions o) => (o.PatternBudget, o.IdPatternBudget, o.MaxListingPages, o.MaxDepth) = (10, 20, 7, 100);
        await Should.ThrowAsync<IOException>(() => RunAsync(configure: Budgets, frontier: new FrailFrontier(_frontier, 6)));
        await RunAsync(configure: o => { Budgets(o); o.MaxPages = 2; });
        await RunAsync(configure: Budgets);
        await RunAsync(request => request with { Now = true }, Budgets);

        _site.Asked.Distinct().Count(a => a.StartsWith(prefix, StringComparison.Ordinal)).ShouldBe(bound);

        await RunAsync(request => request with { Now = true }, o => { Budgets(o); o.PatternPeriod = TimeSpan.FromTicks(1); });
        _site.Asked.Distinct().Count(a => a.StartsWith(prefix, StringComparison.Ordinal)).ShouldBe(2 * bound, "the next period has a budget of its own");
    }

    [Fact]
    public async Task RunAsync_HostBudget_HoldsOverRuns()
    {
        _site.Put("/", string.Concat("abcdefghijklmnopqrst".Select(c => $"<a href=/{c}>{c}</a>")));

        await RunAsync(configure: o => (o.HostBudget, o.MaxPages) = (12, 3));
        await RunAsync(configure: o => o.HostBudget = 12);

        (await _frontier.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(12);
    }

    [Fact]
    public async Task RunAsync_SitemapSaysThatAPageChanged_VisitsItAtOnceAndStopsBelievingWhenItDidNot()
    {
        var page = _site.Base + "/mapped.html";
        void Map(double hours) => _site.Put(
            "/map.xml",
            $"<urlset><url><loc>{page}</loc><lastmod>{TimeProvider.System.GetUtcNow().AddHours(hours):O}</lastmod></url></urlset>",
            "text/xml");
        async Task<int> VisitsAsync(double hours)
        {
            Map(hours);
            var before = _site.Count("/mapped.html");
            await RunAsync(makeListsDue: true);
            return _site.Count("/mapped.html") - before;
        }

        await RunAsync();
        (await VisitsAsync(-48)).ShouldBe(0, "that was before the last visit");
        _site.PutTagged("/mapped.html", "<p>changed</p>", "\"c\"");
        (await VisitsAsync(1)).ShouldBe(1);
        (await VisitsAsync(2)).ShouldBe(1, "the list has not lied before");
        (await VisitsAsync(3)).ShouldBe(0, "it has now");
        _site.PutTagged("/mapped.html", "<p>changed again</p>", "\"d\"");
        await RunAsync(request => request with { Now = true });
        (await VisitsAsync(4)).ShouldBe(1, "the page does change");
        (await VisitsAsync(48)).ShouldBe(0, "nobody knows the day after tomorrow");
    }

    [Fact]
    public async Task RunAsync_SitemapSaysThatAllPagesChanged_VisitsAFewAtATime()
    {
        void Map(double hours) => _site.Put(
            "/map.xml",
            $"<urlset>{string.Concat(Enumerable.Range(0, 40).Select(i => $"<url><loc>{_site.Base}/p{i}x</loc><lastmod>{TimeProvider.System.GetUtcNow().AddHours(hours):O}</lastmod></url>"))}</urlset>",
            "text/xml");
        Map(-1);
        for (var i = 0; i < 40; i++)
        {
            _site.Put($"/p{i}x", "<p>p</p>");
        }

        await RunAsync();
        var before = _site.Asked.Count(a => a.EndsWith('x'));
        Map(1);
        await RunAsync(configure: o => o.MaxHintedVisits = 15, makeListsDue: true);

        (_site.Asked.Count(a => a.EndsWith('x')) - before).ShouldBe(15);
    }

    [Fact]
    public async Task RunAsync_Scope_KeepsToPathsDepthAndBudget()
    {
        var scope = new SeedScope { Include = ["/", "/*.html"], Exclude = ["/c*"], MaxDepth = 1 };

        await RunAsync(request => request with { Seeds = [request.Seeds[0] with { Scope = scope }] });

        _site.Asked.ShouldContain("/a.html");
        _site.Asked.ShouldNotContain("/b.html", "it is two links away");
        _site.Asked.ShouldNotContain("/gone", "it is not included");
    }

    private async Task<Run> RunAsync(
        Func<CrawlRequest, CrawlRequest>? change = null,
        Action<CrawlingOptions>? configure = null,
        IFrontierStore? frontier = null,
        CancellationToken? token = null,
        bool makeListsDue = false)
    {
        if (makeListsDue && await _frontier.GetAsync(_site.Base + "/map.xml", TestContext.Current.CancellationToken) is { } map)
        {
            await _frontier.SaveAsync(map with { DueAt = DateTimeOffset.UnixEpoch }, TestContext.Current.CancellationToken);
        }

        var options = new CrawlingOptions { AllowAddresses = [_site.Authority], MinDelay = TimeSpan.Zero, RetryDelay = TimeSpan.FromMilliseconds(10) };
        configure?.Invoke(options);
        using var fetcher = new PageFetcher(options, new AddressGuard(options), TimeProvider.System);
        var pass = new CrawlPass(frontier ?? _frontier, _pages, _archive, _ledger, SomeQuarantine.Empty(), fetcher, options, TimeProvider.System);
        var request = new CrawlRequest([new Seed("seed", _site.Base + "/", SeedKind.Site, "Press", "en", "test")]);
        return await pass.RunAsync(change?.Invoke(request) ?? request, null, token ?? TestContext.Current.CancellationToken);
    }

    /// <summary>A frontier whose disk fails after some saved entries.</summary>
    private sealed class FrailFrontier(IFrontierStore inner, int writes) : IFrontierStore
    {
        private int _left = writes;

        public Task<int> AddAsync(IReadOnlyList<FrontierEntry> entries, CancellationToken cancellationToken) => inner.AddAsync(entries, cancellationToken);

        public Task SaveAsync(FrontierEntry entry, CancellationToken cancellationToken) =>
            Interlocked.Decrement(ref _left) < 0 ? throw new IOException("No space left on device.") : inner.SaveAsync(entry, cancellationToken);

        public Task<FrontierEntry?> GetAsync(string url, CancellationToken cancellationToken) => inner.GetAsync(url, cancellationToken);

        public Task<IReadOnlyList<FrontierEntry>> DueAsync(
            DateTimeOffset now, int max, IReadOnlyCollection<string> excludedAuthorities, string? seed, CancellationToken cancellationToken) =>
            inner.DueAsync(now, max, excludedAuthorities, seed, cancellationToken);

        public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) => inner.NextDueAsync(cancellationToken);

        public Task<long> MakeDueAsync(DateTimeOffset now, CancellationToken cancellationToken) => inner.MakeDueAsync(now, cancellationToken);

        public IAsyncEnumerable<FrontierEntry> QuarantinedAsync(CancellationToken cancellationToken) => inner.QuarantinedAsync(cancellationToken);

        public Task<IReadOnlyList<string>> OfShapeAsync(long shape, DateTimeOffset since, int max, CancellationToken cancellationToken) =>
            inner.OfShapeAsync(shape, since, max, cancellationToken);

        public Task<long> CountAsync(string authority, CancellationToken cancellationToken) => inner.CountAsync(authority, cancellationToken);

        public Task<long> CountQuarantinedAsync(CancellationToken cancellationToken) => inner.CountQuarantinedAsync(cancellationToken);

        public Task<IReadOnlyList<FrontierHost>> HostsAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
            inner.HostsAsync(now, cancellationToken);

        public Task<long> CountAsync(CancellationToken cancellationToken) => inner.CountAsync(cancellationToken);
    }
}
