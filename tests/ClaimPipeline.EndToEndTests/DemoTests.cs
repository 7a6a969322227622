using System.Text.RegularExpressions;

namespace ClaimPipeline.EndToEndTests;

/// <summary>The first README command.</summary>
public sealed partial class DemoTests
{
    [Fact]
    public async Task Demo_Twice_ShowsEverythingThenOnlyWhatChanged()
    {
        using var folder = new TestFolder();
        var data = folder.At("data");

        var first = await Cli.RunAsync("demo", "--keep", data);
        var second = await Cli.RunAsync("demo", "--keep", data);

        first.ExitCode.ShouldBe(0, first.Error);
        first.Error.ShouldBeEmpty();
        PassLines().Count(first.Output).ShouldBe(4);
        first.Output.ShouldContain("RobotsDisallowed");
        first.Output.ShouldContain("PowerOfTenSlip");
        first.Output.ShouldContain("ScopeOverstated");
        first.Output.ShouldContain("«rare» «earths»");
        second.ExitCode.ShouldBe(0, second.Error);
        second.Output.ShouldContain("changed:");
        second.Output.ShouldContain("new:");
        Number(second.Output, "analyze", "kept").ShouldBeInRange(1, 5);
        Number(first.Output, "analyze", "kept").ShouldBeGreaterThan(30);
        Number(second.Output, "index", "kept").ShouldBeInRange(1, 5);
    }

    private static int Number(string output, string pass, string counter) =>
        int.Parse(
            Regex.Match(output, $@"^{pass}\s+read .*?{counter} (\d+)", RegexOptions.Multiline).Groups[1].Value,
            System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(crawl|analyze|compare|index)\s+read \d+, kept \d+, unchanged \d+, dropped \d+", RegexOptions.Multiline)]
    private static partial Regex PassLines();
}
