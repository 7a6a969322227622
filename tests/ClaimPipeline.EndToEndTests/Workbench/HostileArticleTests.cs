using System.Text.RegularExpressions;
using ClaimPipeline.EndToEndTests.Serving;

namespace ClaimPipeline.EndToEndTests.Workbench;

/// <summary>Whatever an article holds, pages show it as text, of bounded length, and exports keep it out of the formulas.</summary>
public sealed class HostileArticleTests
{
    private const int MostCharacters = 400_000;

    [Fact]
    public async Task Pages_OfAHostileArticle_HaveNoMarkupOfItAndStaySmall()
    {
        await using var served = await ServedFolder.StartAsync();
        var article = await HostileArticle.ImportAsync(served);
        var search = await served.GetAsync($"/?q={HostileArticle.Word}");
        var text = await served.GetAsync($"/articles/{article}");
        var claims = Regex.Matches(text, "href=\"/claims/([0-9a-f]+)\"").Select(m => m.Groups[1].Value).Distinct().ToList();
        claims.ShouldNotBeEmpty();

        var pages = new List<string> { search, text, await served.GetAsync($"/articles/{article}?at=1900000") };
        foreach (var claim in claims.Take(20))
        {
            pages.Add(await served.GetAsync($"/claims/{claim}?verify=1"));
        }

        foreach (var page in pages)
        {
            page.Length.ShouldBeLessThan(MostCharacters);
            page.ShouldNotContain("<script>");
            page.ShouldNotContain("<img src=x");
            page.ShouldNotContain("<svg onload");
            page.ShouldNotContain("href=\"javascript:", Case.Insensitive);
            Regex.Count(page, "<[a-z][^>]*\\son[a-z]+\\s*=").ShouldBe(0);
            Regex.Count(page, "<[a-z][^>]*\\sstyle\\s*=").ShouldBe(0);
            Regex.Count(page, "<bdi[ >]").ShouldBe(Regex.Count(page, "</bdi>"));
        }

        text.ShouldContain("&lt;script&gt;hacked()&lt;/script&gt;");
    }

    [Fact]
    public async Task Export_OfAHostileArticle_HasNoFormulas()
    {
        await using var served = await ServedFolder.StartAsync();
        await HostileArticle.ImportAsync(served);
        var lines = (await served.GetAsync($"/export?format=csv&q={HostileArticle.Word}")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBeGreaterThan(1);
        foreach (var line in lines)
        {
            Regex.IsMatch(line, "(^|,)\"?[=+@]").ShouldBeFalse(line[..Math.Min(300, line.Length)]);
        }
    }
}
