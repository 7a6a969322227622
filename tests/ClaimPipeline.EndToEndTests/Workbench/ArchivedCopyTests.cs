using System.Text;
using System.Text.RegularExpressions;
using ClaimPipeline.Archive;
using ClaimPipeline.EndToEndTests.Serving;
using ClaimPipeline.Storage;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.EndToEndTests.Workbench;

/// <summary>Archived copies over HTTP.</summary>
public sealed class ArchivedCopyTests
{
    [Fact]
    public async Task Get_Copy_IsCleanedAndSandboxed()
    {
        await using var served = await ServedFolder.StartAsync();
        var token = TestContext.Current.CancellationToken;
        const string Html = "<h1>Quota</h1><script>alert(1)</script><p onclick=\"x()\">=cmd()|<img src=x onerror=alert(1)> \u202Efig 5</p>";
        var page = Some.Page(body: Html) with { Location = null, ContentType = "text/html; charset=utf-8" };
        var location = await served.Get<IPageArchive>().AppendAsync(new ArchivedExchange(page, Encoding.UTF8.GetBytes(Html), null, null), token);
        await served.Get<IPageStore>().AddAsync(page with { Location = location }, token);

        using var answer = await served.Client.GetAsync(new Uri($"/pages/{page.Id}/copy", UriKind.Relative), token);
        var copy = await answer.Content.ReadAsStringAsync(token);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("sandbox;");
        policy.ShouldContain("default-src 'none'");
        copy.ShouldContain("<h1>Quota</h1>");
        Regex.IsMatch(copy, "script|onclick|onerror|<img", RegexOptions.IgnoreCase).ShouldBeFalse(copy);
    }

    [Fact]
    public async Task Get_UnknownPage_IsNotFound()
    {
        var served = await ServedFolder.SharedAsync();
        using var answer = await served.Client.GetAsync(new Uri("/pages/none/copy", UriKind.Relative), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }
}
