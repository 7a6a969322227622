using System.Reflection;
using System.Text.RegularExpressions;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.ContractTests.Search;

/// <summary>
/// The list in the documentation of what every search engine is held to. <c>CLAIMPIPELINE_PIN=1</c> writes it anew.
/// </summary>
public sealed partial class EngineContractTests
{
    private static readonly string Page = Repository.At("docs", "search-contract.md");

    private static readonly Type[] Contracts = [typeof(SearchIndexContract), typeof(SearchOrderContract), typeof(SearchAgreementContract)];

    // The plain index in memory, which the others are compared with.
    private const string Measure = "Memory";

    [Fact]
    public async Task List_OfContractsAndEngines_IsAsTheTestsAre()
    {
        var now = Text();
        if (Environment.GetEnvironmentVariable("CLAIMPIPELINE_PIN") == "1")
        {
            await File.WriteAllTextAsync(Page, now, TestContext.Current.CancellationToken);
        }

        (await File.ReadAllTextAsync(Page, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n")
            .ShouldBe(now, "if that is meant, run the tests with CLAIMPIPELINE_PIN=1 and commit the file");
    }

    [Fact]
    public void Engines_EachOfThem_IsHeldToEveryContract() =>
        Contracts.Select(contract => Engines(contract).Append(Measure).Distinct().Order(StringComparer.Ordinal).ToArray()).Distinct(new SameEngines()).ShouldHaveSingleItem().Length.ShouldBeGreaterThanOrEqualTo(3);

    private static string Text()
    {
        var engines = Engines(Contracts[0]);
        var lines = new List<string>
        {
            "# What every search engine is held to",
            "",
            "One row per test of `tests/ClaimPipeline.ContractTests/Search`, with its number of cases, one column per engine that runs it. The list is",
            "made by a test (`EngineContractTests`), which also fails when an engine is held to one contract and not to the other. Lucene's column is",
            "run where its packages can be had: see [ADR 7](adr/0007-search.md).",
            "",
            $"| test | cases | {string.Join(" | ", engines)} |",
            $"| --- | --- | {string.Join(" | ", engines.Select(_ => "---"))} |",
        };
        foreach (var contract in Contracts)
        {
            lines.AddRange(contract.GetMethods()
                .Where(method => method.GetCustomAttributes().Any(attribute => attribute is FactAttribute))
                .OrderBy(method => method.Name, StringComparer.Ordinal)
                .Select(method => $"| {Words().Replace(method.Name, " ").Replace("_", ": ", StringComparison.Ordinal).ToLowerInvariant()} | {Cases(method)} | {string.Join(" | ", engines.Select(engine => Engines(contract).Contains(engine) ? "yes" : "the measure"))} |"));
        }

        return string.Join('\n', lines) + "\n";
    }

    // By the sources, so that those of the other solution are seen too.
    private static string[] Engines(Type contract) =>
    [
        .. Directory.GetFiles(Repository.At("tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(file => Regex.Match(File.ReadAllText(file), $@"class (\w+?)Search(?:Index|Order|Agreement)Tests\b[^{{;]*: {contract.Name}\b"))
            .Where(match => match.Success)
            .Select(match => match.Groups[1].Value)
            .Order(StringComparer.Ordinal),
    ];

    private static int Cases(MethodInfo method) => method.GetCustomAttribute<MemberDataAttribute>() is { } data
        ? ((System.Collections.IEnumerable)method.DeclaringType!.GetProperty(data.MemberName)!.GetValue(null)!).Cast<object>().Count()
        : Math.Max(1, method.GetCustomAttributes<InlineDataAttribute>().Count());

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])|(?<=A)(?=[A-Z])")]
    private static partial Regex Words();

    private sealed class SameEngines : IEqualityComparer<string[]>
    {
        public bool Equals(string[]? x, string[]? y) => x!.SequenceEqual(y!);

        public int GetHashCode(string[] obj) => obj.Length;
    }
}
