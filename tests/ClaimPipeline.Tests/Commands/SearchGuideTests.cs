using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ClaimPipeline.App;
using ClaimPipeline.Search;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Commands;

/// <summary>
/// The examples of the query guide, typed over the demo's data: each finds what the page says. <c>CLAIMPIPELINE_PIN=1</c> writes the
/// counts anew.
/// </summary>
public sealed partial class SearchGuideTests : IDisposable
{
    private static readonly string Page = Repository.At("docs", "guide", "search.md");

    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task Examples_OverTheDemo_FindAsManyAsThePageSays()
    {
        var (exitCode, _, error) = await _line.TypeBareAsync("demo", "--keep", _line.At("demo"));
        exitCode.ShouldBe(ExitCode.Fine, error);
        var page = (await File.ReadAllTextAsync(Page, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        var now = page;
        foreach (var example in Examples().Matches(page).Cast<Match>())
        {
            var counted = $"| {await CountAsync(example.Groups["query"].Value)} |";
            now = now.Replace(example.Value, example.Value[..^example.Groups["count"].Length] + counted, StringComparison.Ordinal);
        }

        if (Environment.GetEnvironmentVariable("CLAIMPIPELINE_PIN") == "1")
        {
            await File.WriteAllTextAsync(Page, now, TestContext.Current.CancellationToken);
            return;
        }

        now.ShouldBe(page, "if that is meant, run the tests with CLAIMPIPELINE_PIN=1 and commit the page");
    }

    [Fact]
    public async Task Examples_ThereIsOne_ForEveryFieldAndOperator()
    {
        var page = (await File.ReadAllTextAsync(Page, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        var queries = Examples().Matches(page).Select(match => match.Groups["query"].Value).ToList();
        string[] operators = ["OR", "NOT", "NEAR(", "*", "(", " -", ":>", ":<", ":~", ":[", ":{", " TO ", "\""];
        operators.Concat(FieldReader.Names.Split(", ").Select(field => $"{field}:"))
            .Where(sign => !queries.Exists(query => query.Contains(sign, StringComparison.Ordinal)))
            .ShouldBeEmpty();
        queries.ShouldBeUnique();
    }

    private async Task<string> CountAsync(string query)
    {
        var (exitCode, output, error) = await _line.TypeBareAsync(
            "search", query, "--ungrouped", "--limit", "0", "--json", "--data", _line.At("demo"));
        exitCode.ShouldBe(ExitCode.Fine, $"{query}: {error}");
        var result = JsonDocument.Parse(output).RootElement;
        var (articles, claims) = (result.GetProperty("articles").GetInt64(), result.GetProperty("claims").GetInt64());
        return string.Create(CultureInfo.InvariantCulture, $"{articles} article{(articles == 1 ? "" : "s")}, {claims} claim{(claims == 1 ? "" : "s")}");
    }

    // A row of a table of three columns that begins with a query.
    [GeneratedRegex(@"^\| `(?<query>[^`]+)` \|[^|\n]*(?<count>\|[^|\n]*\|)$", RegexOptions.Multiline)]
    private static partial Regex Examples();
}
