using System.Net;

namespace ClaimPipeline.EndToEndTests.Serving;

/// <summary>What every answer carries, and what the server refuses before any page sees it.</summary>
public sealed class HeadersTests(SharedServer server) : IClassFixture<SharedServer>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/no-such-page")]
    [InlineData("/?q=type%3Anope")]
    public async Task Get_AnyPage_CarriesTheStrictPolicy(string path)
    {
        using var answer = await server.Served.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        answer.Headers.GetValues("Referrer-Policy").Single().ShouldBe("same-origin");
        answer.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task Get_UnknownHost_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "rebound.example";
        (await SendAsync(request)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("Origin", "http://elsewhere.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Post_FromAnotherSite_IsRefused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/");
        request.Headers.Add(header, value);
        (await SendAsync(request)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Get_SiteFile_IsKeptForGoodAndUnderItsHashOnly()
    {
        var page = await server.Served.GetAsync("/");
        var href = System.Text.RegularExpressions.Regex.Match(page, "href=\"(/assets/[0-9a-f]+/site.css)\"").Groups[1].Value;
        using var answer = await server.Served.Client.GetAsync(new Uri(href, UriKind.Relative), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/css");

        using var again = new HttpRequestMessage(HttpMethod.Get, href);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        (await SendAsync(again)).ShouldBe(HttpStatusCode.NotModified);
        using var other = new HttpRequestMessage(HttpMethod.Get, "/assets/0000000000000000/site.css");
        (await SendAsync(other)).ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<HttpStatusCode> SendAsync(HttpRequestMessage request)
    {
        using var answer = await server.Served.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
