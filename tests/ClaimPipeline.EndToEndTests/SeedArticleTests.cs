using System.Text.Json;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.EndToEndTests;

/// <summary>The two articles the project began with, from the command line to their verdicts. They are no part of the repository.</summary>
public sealed class SeedArticleTests
{
    /// <summary>Words of the text that a claim's figure stands in, and what must come out.</summary>
    private static readonly (string Figure, string Words, string Label, string Reason, string Evidence)[] Expected =
    [
        ("210,000 tons", "single year in 2022", "Supported", "Exact", "210"),
        ("70%", "global rare earth production", "Supported", "Exact", "70"),
        ("44 million tons", "China accounts for about", "Supported", "Exact", "44"),
        ("34%", "ore reserves", "Supported", "Rounding", "33.8"),
        ("1300 million tons", "end of 2022", "Refuted", "PowerOfTenSlip", "130"),
        ("24", "respectively", "Supported", "Exact", "24"),
        ("110 technology projects", "respectively", "Supported", "Exact", "110"),
    ];

    [Fact]
    public async Task ImportAndRun_SeedArticles_GiveTheVerdicts()
    {
        var seeds = Repository.Shared("seeds");
        Assert.SkipWhen(seeds is null, "The seed articles stand beside a maintainer's checkout only.");
        using var folder = new TestFolder();

        (await Cli.RunAsync("import", seeds!, "--data", folder.Path)).ExitCode.ShouldBe(0);
        (await Cli.RunAsync("run", "--data", folder.Path)).ExitCode.ShouldBe(0);
        var export = await Cli.RunAsync("export", "--format", "jsonl", "--data", folder.Path);

        var claims = export.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        foreach (var (figure, words, label, reason, evidence) in Expected)
        {
            var found = claims.Where(c => Says(c, figure, words)).ToList();
            found.ShouldNotBeEmpty($"no claim with the figure '{figure}'");
            found.Select(c => c.GetProperty("verdict")).ShouldContain(
                v => v.GetProperty("label").GetString() == label
                    && v.GetProperty("reason").GetString() == reason
                    && v.GetProperty("evidence").GetRawText().Contains(evidence, StringComparison.Ordinal),
                $"{figure}: {string.Join("; ", found.Select(c => c.GetProperty("verdict").GetRawText()))}");
        }
    }

    private static bool Says(JsonElement claim, string figure, string words) =>
        claim.GetProperty("sentence").GetProperty("text").GetString()!.Contains(words, StringComparison.Ordinal)
        && claim.GetProperty("claim").GetProperty("figures").EnumerateArray()
            .Any(f => f.GetProperty("figure").GetProperty("surface").GetString() == figure);
}
