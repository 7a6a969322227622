using System.Globalization;
using ClaimPipeline.App;
using ClaimPipeline.App.Diagnosis;
using ClaimPipeline.Diagnosis;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.EndToEndTests.Soak;

/// <summary>
/// Months of unattended schedules in simulated time, with kills, downtime, a full disk and a locked database, beside a twin that nobody disturbs.
/// <c>CLAIMPIPELINE_SOAK_DAYS</c> makes it longer.
/// </summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    private const int ShortDays = 18;
    private const int QuietDays = 12;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static int Days =>
        int.TryParse(Environment.GetEnvironmentVariable("CLAIMPIPELINE_SOAK_DAYS"), CultureInfo.InvariantCulture, out var days) ? days : ShortDays;

    [Fact]
    public async Task Schedules_DisturbedForMonths_LoseNothingDoubleNothingAndStayFlat()
    {
        using var folder = new TestFolder();
        using var disk = CanMount() ? SmallDisk.Mount(folder.At("disk")) : null;

        var (calm, calmClock, final) = await RunAsync(folder.At("calm"), null, null);
        var (disturbed, disturbedClock, _) = await RunAsync(disk?.Path ?? folder.At("disturbed"), new Random(7), disk);

        output.WriteLine($"calm: {calm.Summary()}");
        output.WriteLine($"disturbed: {disturbed.Summary()}");
        disturbed.Disturbances.Keys.Count(kind => kind.StartsWith("kill in", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(2);
        var (before, after) = (await LatestAsync(calm.Folder, calmClock), await LatestAsync(disturbed.Folder, disturbedClock));
        before.ShouldBe(final, "the calm run has everything as it is at the end");
        after.ShouldBe(final, "and the disturbed one, too");
        foreach (var (run, clock) in new[] { (calm, calmClock), (disturbed, disturbedClock) })
        {
            var findings = await new Doctor(run.Folder, [new("Diagnosis:MinFreeBytes", "0")], clock).RunAsync(full: true, Token).ToListAsync(Token);
            findings.Where(finding => finding.Severity != FindingSeverity.Info).ShouldBeEmpty();
            Flat(run.Months);
        }
    }

    private static async Task<(SoakRun Run, SoakClock Clock, SortedDictionary<string, string> Final)> RunAsync(string root, Random? chance, SmallDisk? disk)
    {
        var clock = new SoakClock(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        var end = clock.Now.AddDays(Days + QuietDays);
        await using var world = await SoakWorld.StartAsync(clock, sources: 3, Days);
        var run = new SoakRun(root, clock, world, chance, disk);
        await run.RunAsync(end, Token);

        // Each world has a port of its own.
        return (run, clock, new(world.Final().ToDictionary(one => new Uri(one.Key).AbsolutePath, one => one.Value), StringComparer.Ordinal));
    }

    /// <summary>Of each address that is still there, the figure that the latest version of its article tells.</summary>
    private static async Task<SortedDictionary<string, string>> LatestAsync(string folder, SoakClock clock)
    {
        await using var workspace = await Workspace.OpenAsync(folder, clock, [], withOfficialData: false, Token);
        var analyses = workspace.Get<IAnalysisStore>();
        var latest = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in await analyses.ListAsync(Token).ToListAsync(Token))
        {
            var analysis = (await analyses.GetAsync(id, Token))!;
            var url = analysis.Article.CanonicalUrl;
            var versions = await analyses.VersionsAsync(url, Token);
            versions.Count.ShouldBeLessThanOrEqualTo(2, url);
            var frontier = await workspace.Get<IFrontierStore>().GetAsync(url, Token);
            if (versions[^1] == id && frontier is not { Quarantined: DropReason.Gone })
            {
                latest.Add(new Uri(url).AbsolutePath, analysis.Claims.First(claim => claim.Figures.Count > 0).Figures[0].Figure.Surface);
            }
        }

        return latest;
    }

    private static void Flat(List<(long Bytes, int Files)> months)
    {
        if (months.Count < 2)
        {
            return;
        }

        // After the first month everything has been used once.
        ((double)months[^1].Bytes).ShouldBeLessThan((months[0].Bytes * 1.25) + (8 << 20));
        months[^1].Files.ShouldBeLessThanOrEqualTo(months[0].Files + 8);
    }

    private static bool CanMount() => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && SmallDisk.IsPossible;
}
