using System.Text.Json;
using System.Text.RegularExpressions;
using ClaimPipeline.App;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Commands;

public sealed partial class CheckCommandTests : IDisposable
{
    private const string Page = """
        <html><head><title>Ores & "<i>more</i>"</title><meta property="article:published_time" content="2023-06-01"></head><body><article>
        <h1>Ores &amp; &lt;script&gt;alert(1)&lt;/script&gt;</h1>
        <p>China produced 210,000 tons of rare earths in 2022, says a &lt;img src=x onerror=alert(1)&gt; report. The reserves of the world stood at
        1,300 million tons of rare earths at the end of 2022. Nobody knows why, and it is told again and again in many a paper.</p>
        </article></body></html>
        """;

    private readonly CommandLine _line = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task Check_File_PrintsClaimsWithVerdictsAndStoresNothing()
    {
        var file = await FileAsync("page.html", Page);

        var (exitCode, output, error) = await _line.TypeBareAsync("check", file, "--data", _line.At("none"));

        exitCode.ShouldBe(ExitCode.Fine, error);
        output.ShouldContain("+ supported (Exact");
        output.ShouldContain("! refuted (PowerOfTenSlip");
        output.ShouldContain("USGS MCS2023 gives 130 million t for 2022. The text is ten times too high.");
        Directory.Exists(_line.At("none")).ShouldBeFalse();
    }

    [Fact]
    public async Task Check_Html_IsOnePageWithNothingOfTheTextUnescaped()
    {
        var (exitCode, _, error) = await _line.TypeAsync("check", await FileAsync("page.html", Page), "--html", _line.At("report.html"));

        exitCode.ShouldBe(ExitCode.Fine, error);
        var html = await File.ReadAllTextAsync(_line.At("report.html"), Token);
        html.ShouldContain("class=\"refuted\"");
        html.ShouldContain("default-src 'none'");
        html.ShouldNotContain("<script");
        html.ShouldNotContain("<img");
        Addresses().IsMatch(html).ShouldBeFalse();
    }

    [Fact]
    public async Task Check_Json_HoldsArticleClaimsAndVerdicts()
    {
        var (_, output, _) = await _line.TypeAsync("check", await FileAsync("page.html", Page), "--json");

        using var json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("claims").EnumerateArray().Select(c => c.GetProperty("verdict").GetProperty("label").GetString()).ShouldContain("Refuted");
    }

    [Fact]
    public async Task Check_ShortTextWithADate_TakesTheEditionInForce()
    {
        var file = await FileAsync("line.txt", "The reserves of rare earths of the world stood at 110 million tons in 2023.");

        var (_, output, _) = await _line.TypeAsync("check", file, "--published", "2024-05-01");

        output.ShouldContain("published 2024-05-01");
        output.ShouldContain("MCS2024 gives 110 million t");
    }

    [Fact]
    public async Task Check_Address_GoesThroughTheFetcherAndItsGuard()
    {
        await using var site = await LoopbackSite.StartAsync();
        site.Put("/a", Page);

        (await _line.TypeAsync("check", $"{site.Base}/a")).Error.ShouldContain("AddressRefused");
        var allowed = await _line.TypeAsync("check", $"{site.Base}/a", "--set", $"Crawling:AllowAddresses:0={site.Authority}");

        allowed.ExitCode.ShouldBe(ExitCode.Fine, allowed.Error);
        allowed.Output.ShouldContain("PowerOfTenSlip");
    }

    [Theory]
    [InlineData("nothing.html")]
    [InlineData("gopher://x")]
    public async Task Check_NothingThere_IsUsage(string what) => (await _line.TypeAsync("check", what)).ExitCode.ShouldBe(ExitCode.Usage);

    private async Task<string> FileAsync(string name, string text)
    {
        await File.WriteAllTextAsync(_line.At(name), text, Token);
        return _line.At(name);
    }

    [GeneratedRegex("(src|href)=\"(?!#)")]
    private static partial Regex Addresses();
}
