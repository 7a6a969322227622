using System.Security.Cryptography;
using System.Text.Json;
using ClaimPipeline.App;

namespace ClaimPipeline.Tests.Commands;

public sealed class ExportCommandTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task Export_Jsonl_HasOneClaimALineWithSentenceVerdictAndArticle()
    {
        var stored = await StoredClaims.AddAsync(_line);
        var (exitCode, output, error) = await _line.TypeAsync("export");
        exitCode.ShouldBe(ExitCode.Fine, error);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        using var first = JsonDocument.Parse(lines[0]);
        var root = first.RootElement;
        root.GetProperty("claim").GetProperty("id").GetString().ShouldBe(stored.Analysis.Claims[0].Id.Value);
        root.GetProperty("sentence").GetProperty("text").GetString().ShouldBe("China produced 210,000 tons, \"a record\".");
        root.GetProperty("verdict").GetProperty("reason").GetString().ShouldBe("Exact");
        root.GetProperty("article").GetProperty("published").GetProperty("date").GetString().ShouldBe("2023-05-01");
        using var second = JsonDocument.Parse(lines[1]);
        second.RootElement.TryGetProperty("verdict", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Export_Csv_QuotesAndDefusesFormulas()
    {
        await StoredClaims.AddAsync(_line);
        var (exitCode, output, _) = await _line.TypeAsync("export", "--format", "csv");
        exitCode.ShouldBe(ExitCode.Fine);
        var lines = output.Split('\n');
        var columns = lines[0].Split(',').Length;
        lines[0].ShouldStartWith("claim,kind,form,");
        lines[1].ShouldContain("\"China produced 210,000 tons, \"\"a record\"\".\",\"210,000 tons\",210000,,t,Exact,Value");
        lines[1].ShouldContain(",China,");
        lines[1].ShouldContain(",Supported,Exact,0.9,");
        lines[1].ShouldEndWith(",0,0,40,15,27,Paragraph");
        lines[2].ShouldContain(",'=2+3 quotas fell.,");
        lines[2].Split(',').Length.ShouldBe(columns + 1, "only the title has a comma of its own");
    }

    [Theory]
    [InlineData("--kind", "Quota", 1)]
    [InlineData("--verdict", "Supported", 1)]
    [InlineData("--verdict", "Refuted", 0)]
    public async Task Export_Filtered_WritesThoseOnly(string option, string value, int count)
    {
        await StoredClaims.AddAsync(_line);
        var (_, output, _) = await _line.TypeAsync("export", option, value);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(count);
    }

    [Fact]
    public async Task Export_Out_ReplacesTheFileAndLeavesNoDraft()
    {
        await StoredClaims.AddAsync(_line);
        var file = _line.At("claims.csv");
        await File.WriteAllTextAsync(file, "old", TestContext.Current.CancellationToken);
        var (exitCode, output, error) = await _line.TypeAsync("export", "--format", "csv", "--out", file);
        exitCode.ShouldBe(ExitCode.Fine);
        output.ShouldBeEmpty();
        error.ShouldContain("2 claims written");
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldStartWith("claim,");
        File.Exists(file + ".part").ShouldBeFalse();
    }

    [Theory]
    [InlineData("--format", "xml")]
    [InlineData("--out", "/no/such/folder/claims.csv")]
    [InlineData("--article", "zzz")]
    [InlineData("--kind", "Rumour")]
    public async Task Export_WrongOption_IsUsageWithOneSentence(string option, string value)
    {
        var (exitCode, output, error) = await _line.TypeAsync("export", option, value);
        exitCode.ShouldBe(ExitCode.Usage);
        output.ShouldBeEmpty();
        error.ShouldContain(value);
    }

    [Fact]
    public async Task Export_Query_WritesWhatTheSearchCountsAndSaysSoInTheManifest()
    {
        await StoredClaims.AddAsync(_line);
        await _line.TypeAsync("index");
        var (file, manifest) = (_line.At("found.jsonl"), _line.At("found.json"));
        var search = await _line.TypeAsync("search", "place:CHN", "--level", "claims");
        var (exitCode, _, error) = await _line.TypeAsync("export", "--query", "place:CHN", "--out", file, "--manifest", manifest);
        exitCode.ShouldBe(ExitCode.Fine, error);
        search.Output.ShouldStartWith("1 article(s), 1 claim(s)");
        (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).ShouldHaveSingleItem().ShouldContain("210,000 tons");
        using var made = JsonDocument.Parse(await File.ReadAllTextAsync(manifest, TestContext.Current.CancellationToken));
        var root = made.RootElement;
        root.GetProperty("query").GetString().ShouldBe("place:CHN");
        (root.GetProperty("claims").GetInt32(), root.GetProperty("articles").GetInt32()).ShouldBe((1, 1));
        root.GetProperty("file").GetString().ShouldBe("found.jsonl");
        root.GetProperty("sha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(
            await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken))));
        root.GetProperty("analysisVersions").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Export_ClaimReview_HoldsVerdictsOnlyAndTellsTheRest()
    {
        var stored = await StoredClaims.AddAsync(_line);
        var file = _line.At("reviews.jsonl");
        var (_, _, error) = await _line.TypeAsync("export", "--format", "claimreview", "--out", file);
        error.ShouldContain("1 claims written");
        error.ShouldContain("1 left out");
        var line = (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
        using var review = JsonDocument.Parse(line);
        var root = review.RootElement;
        root.GetProperty("@type").GetString().ShouldBe("ClaimReview");
        root.GetProperty("claimReviewed").GetString().ShouldBe("China produced 210,000 tons, \"a record\".");
        root.GetProperty("reviewRating").GetProperty("ratingValue").GetInt32().ShouldBe(3);
        root.GetProperty("reviewRating").GetProperty("alternateName").GetString().ShouldBe("Supported (Exact)");
        root.GetProperty("itemReviewed").GetProperty("appearance").GetProperty("url").GetString().ShouldBe(stored.Analysis.Article.CanonicalUrl);
        root.GetProperty("itemReviewed").GetProperty("datePublished").GetString().ShouldBe("2023-05-01");
        root.GetProperty("isBasedOn")[0].GetString().ShouldBe("USGS, 2022: 210000 t");
    }

    [Fact]
    public async Task Export_Annotations_QuoteStandsAtThePosition()
    {
        var stored = await StoredClaims.AddAsync(_line);
        var (exitCode, output, _) = await _line.TypeAsync("export", "--format", "annotations");
        exitCode.ShouldBe(ExitCode.Fine);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        foreach (var line in lines)
        {
            using var annotation = JsonDocument.Parse(line);
            var selectors = annotation.RootElement.GetProperty("target").GetProperty("selector");
            var (start, end) = (selectors[1].GetProperty("start").GetInt32(), selectors[1].GetProperty("end").GetInt32());
            var text = stored.Analysis.Article.Text;
            selectors[0].GetProperty("exact").GetString().ShouldBe(text[start..end]);
            text[..start].ShouldEndWith(selectors[0].GetProperty("prefix").GetString()!);
            text[end..].ShouldStartWith(selectors[0].GetProperty("suffix").GetString()!);
        }

        using var first = JsonDocument.Parse(lines[0]);
        first.RootElement.GetProperty("body").EnumerateArray().Select(body => body.GetProperty("value").GetString())
            .ShouldBe(["Statistic", "Supported (Exact)", stored.Verdict.Explanation]);
    }

    [Theory]
    [InlineData("--manifest", "m.json", "--out")]
    [InlineData("--query", "figure:[60%", "^")]
    public async Task Export_WrongQueryOrManifest_IsUsage(string option, string value, string message)
    {
        var (exitCode, _, error) = await _line.TypeAsync("export", option, value);
        exitCode.ShouldBe(ExitCode.Usage);
        error.ShouldContain(message);
    }
}
