using System.Globalization;
using System.Text.Json;
using ClaimPipeline.App;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Commands;

/// <summary>Schedules from the command line, over loopback sites.</summary>
public sealed class JobsCommandTests : IAsyncLifetime
{
    private readonly CommandLine _line = new();
    private LoopbackSite _one = null!;
    private LoopbackSite _two = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _one = await SiteAsync("One");
        _two = await SiteAsync("Two");
        await WriteSeedsAsync(null);
    }

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _two.DisposeAsync();
        _line.Dispose();
    }

    [Fact]
    public async Task Run_OneSource_CrawlsThatOneOnlyAndWhatFollows()
    {
        var run = await _line.TypeAsync(Allowed("run", "--source", "one", "--seeds", Seeds));

        run.ExitCode.ShouldBe(ExitCode.Fine, run.Error);
        run.Output.ShouldContain("crawl    read 2, kept 2");
        run.Output.ShouldContain("index    read 1, kept 1");
        _two.Asked.ShouldBeEmpty();
        var runs = (await _line.TypeAsync("runs", "--json", "--pass", "crawl")).Output;
        JsonSerializer.Deserialize(runs, RecordsJson.Compact.Run)!.Source.ShouldBe("one");

        // Its page is not due again, its list always is.
        (await _line.TypeAsync(Allowed("run", "--source", "one"))).Output.ShouldContain("crawl    read 1, kept 0, unchanged 1");
        (await _line.TypeAsync(Allowed("run", "--source", "three"))).Error.ShouldContain("There is no source 'three'");
        (await _line.TypeAsync(Allowed("run", "--source", "one", "--now"))).ExitCode.ShouldBe(ExitCode.Usage);
    }

    [Fact]
    public async Task Add_ThenRunOnce_RunsWhatIsDueAndPlansTheNextRun()
    {
        var added = await _line.TypeAsync("jobs", "add", "adaptive", "--all", "--seeds", Seeds, "--set", "Scheduling:Jitter=00:00:00");
        added.Output.ShouldContain("one: first run");

        var ran = await _line.TypeAsync(Allowed("jobs", "run", "--once"));
        ran.ExitCode.ShouldBe(ExitCode.Fine, ran.Error);
        ran.Output.ShouldContain("one: Done, 1 new page(s)");
        ran.Output.ShouldContain("two: Done, 1 new page(s)");
        var schedules = await ListAsync();
        schedules.Select(schedule => schedule.Interval).ShouldBe([TimeSpan.FromHours(3), TimeSpan.FromHours(3)]);
        schedules.ShouldAllBe(schedule => schedule.DueAt > schedule.FinishedAt && schedule.Outcome == SourceOutcome.Done);

        (await _line.TypeAsync(Allowed("jobs", "run", "--once"))).Output.ShouldBeEmpty();
        (await _line.TypeAsync("jobs", "now", "two")).Error.ShouldContain("1 source(s) are run");
        var again = await _line.TypeAsync(Allowed("jobs", "run", "--once"));
        again.Output.ShouldContain("two: Done, 0 new page(s)");
        again.Output.ShouldNotContain("one:");
        (await ListAsync()).Select(schedule => schedule.Interval).ShouldBe([TimeSpan.FromHours(3), TimeSpan.FromHours(6)]);
    }

    [Fact]
    public async Task PauseResumeRemove_Schedules_SaySoInTheList()
    {
        await _line.TypeAsync("jobs", "add", "30 6 * * *", "one", "two", "--seeds", Seeds);

        await _line.TypeAsync("jobs", "pause", "one");
        (await _line.TypeAsync("jobs", "list")).Output.ShouldContain("paused");
        (await ListAsync()).Select(schedule => schedule.IsPaused).ShouldBe([true, false]);
        await _line.TypeAsync("jobs", "resume", "--all");
        (await ListAsync()).ShouldAllBe(schedule => !schedule.IsPaused);
        await _line.TypeAsync("jobs", "remove", "one");
        (await ListAsync()).ShouldHaveSingleItem().Source.ShouldBe("two");

        (await _line.TypeAsync("jobs", "pause", "one")).Error.ShouldContain("The source 'one' has no schedule");
        (await _line.TypeAsync("jobs", "pause")).ExitCode.ShouldBe(ExitCode.Usage);
        (await _line.TypeAsync("jobs", "add", "at noon", "one")).Error.ShouldContain("has 2 fields");
        (await _line.TypeAsync("jobs", "add", "adaptive", "three")).Error.ShouldContain("There is no source 'three'");
        (await _line.TypeAsync("jobs")).ExitCode.ShouldBe(ExitCode.Usage);
    }

    [Fact]
    public async Task RunOnce_SchedulesInTheSeedList_AreTakenOverAndGoWithIt()
    {
        await WriteSeedsAsync("30 6 * * *");
        await _line.TypeAsync(Allowed("jobs", "run", "--once", "--seeds", Seeds));
        var schedule = (await ListAsync()).ShouldHaveSingleItem();
        (schedule.Source, schedule.Spec, schedule.IsFromSeeds).ShouldBe(("one", "30 6 * * *", true));
        await _line.TypeAsync("jobs", "add", "adaptive", "two");

        await WriteSeedsAsync("adaptive");
        (await _line.TypeAsync(Allowed("jobs", "run", "--once", "--seeds", Seeds))).ExitCode.ShouldBe(ExitCode.Fine);
        (await ListAsync()).Select(known => known.Spec).ShouldBe(["adaptive", "adaptive"]);

        await WriteSeedsAsync(null);
        await _line.TypeAsync(Allowed("jobs", "run", "--once", "--seeds", Seeds));
        (await ListAsync()).ShouldHaveSingleItem().Source.ShouldBe("two");

        await WriteSeedsAsync("sometimes");
        (await _line.TypeAsync(Allowed("jobs", "run", "--once", "--seeds", Seeds))).Error.ShouldContain("The schedule of seed 'one' cannot be read");
    }

    [Fact]
    public async Task RunOnce_SiteThatIsGone_CountsAsDoneWithTheSeedNamedElsewhere()
    {
        await _line.TypeAsync("jobs", "add", "adaptive", "one", "--seeds", Seeds, "--set", "Scheduling:Jitter=00:00:00");
        _one.PutStatus("/", 500);

        var ran = await _line.TypeAsync(Allowed("jobs", "run", "--once", "--set", "Crawling:Retries=0"));

        ran.Output.ShouldContain("one: Done, 0 new page(s)");
        (await ListAsync())[0].Interval.ShouldBe(TimeSpan.FromHours(12));
    }

    private string Seeds => _line.At("seeds.json");

    private string[] Allowed(params string[] words) =>
        [.. words, "--set", "Crawling:MinDelay=00:00:00", "--set", $"Crawling:AllowAddresses:0={_one.Authority}", "--set", $"Crawling:AllowAddresses:1={_two.Authority}"];

    private async Task<List<SourceSchedule>> ListAsync() =>
        [.. (await _line.TypeAsync("jobs", "list", "--json")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize(line, RecordsJson.Compact.SourceSchedule)!)];

    private static async Task<LoopbackSite> SiteAsync(string name)
    {
        var site = await LoopbackSite.StartAsync();
        var text = string.Concat(Enumerable.Range(0, 12).Select(line =>
            string.Create(CultureInfo.InvariantCulture, $"{name}: China produced 210,000 tons of rare earths in 2022, line {line} of the survey of all mines says. ")));
        site.Put("/", """<html><body><a href="/1">one</a></body></html>""");
        site.Put("/1", $"<html><head><title>{name}</title></head><body><article><h1>{name}</h1><p>{text}</p></article></body></html>");
        return site;
    }

    private Task WriteSeedsAsync(string? schedule)
    {
        List<Seed> seeds =
        [
            new("one", _one.Base + "/", SeedKind.Listing, "One", "en", "test", null, schedule),
            new("two", _two.Base + "/", SeedKind.Listing, "Two", "en", "test"),
        ];
        return File.WriteAllTextAsync(Seeds, JsonSerializer.Serialize(seeds, RecordsJson.Compact.ListSeed), Token);
    }
}
