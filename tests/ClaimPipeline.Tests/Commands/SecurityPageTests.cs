using System.Text.RegularExpressions;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Commands;

/// <summary>What the security page says is shown by tests that exist.</summary>
public sealed partial class SecurityPageTests
{
    [Fact]
    public async Task Page_EveryLine_NamesTestsThatExist()
    {
        var page = await File.ReadAllTextAsync(Repository.At("docs", "security.md"), TestContext.Current.CancellationToken);
        var sources = Directory.GetFiles(Repository.At("tests"), "*Tests.cs", SearchOption.AllDirectories).ToLookup(file => Path.GetFileNameWithoutExtension(file)!);

        var lines = Lines().Matches(page).Select(match => match.Value).ToList();
        lines.Count.ShouldBeGreaterThan(20);
        foreach (var line in lines)
        {
            var tests = Tests().Matches(line).ToList();
            tests.ShouldNotBeEmpty(line);
            foreach (var test in tests)
            {
                sources[test.Groups[1].Value].Any(file => File.ReadAllText(file).Contains($" {test.Groups[2].Value}(", StringComparison.Ordinal))
                    .ShouldBeTrue($"There is no test {test.Value}.");
            }
        }
    }

    [Fact]
    public async Task Page_OwaspsList_IsWalkedWhole() =>
        Risks().Matches(await File.ReadAllTextAsync(Repository.At("docs", "security.md"), TestContext.Current.CancellationToken))
            .Select(match => match.Groups[1].Value)
            .ShouldBe(Enumerable.Range(1, 10).Select(i => i.ToString("00", System.Globalization.CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"^\|(?! \| what|---).*\|$", RegexOptions.Multiline)]
    private static partial Regex Lines();

    [GeneratedRegex(@"`(\w+Tests)\.(\w+)`")]
    private static partial Regex Tests();

    [GeneratedRegex(@"^\| A(\d\d) ", RegexOptions.Multiline)]
    private static partial Regex Risks();
}
