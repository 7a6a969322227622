using System.Net;
using System.Text;
using System.Text.Json;
using ClaimPipeline.EndToEndTests.Serving;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.EndToEndTests.Api;

/// <summary>What programs rely on, beyond the examples of the guide.</summary>
public sealed class ApiTests(SharedServer server) : IClassFixture<SharedServer>
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Document_OfAllAddresses_IsAsPinned()
    {
        using var document = JsonDocument.Parse(await server.Served.GetAsync("/api/v1/openapi.json"));
        document.RootElement.GetProperty("openapi").GetString()!.ShouldStartWith("3.1");
        var text = JsonSerializer.Serialize(document.RootElement, Indented);
        GoldenFile.ShouldHold("openapi", "v1.json", text.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Search_ThroughAllPages_GivesEveryClaimOnce()
    {
        var seen = new List<string>();
        var total = 0L;
        for (string? after = ""; after is not null;)
        {
            using var page = await JsonAsync($"/api/v1/search?level=claims&limit=100&after={Uri.EscapeDataString(after)}");
            total = page.RootElement.GetProperty("claims").GetInt64();
            seen.AddRange(page.RootElement.GetProperty("hits").EnumerateArray().Select(h => h.GetProperty("claims")[0].GetProperty("claim").GetProperty("id").GetString()!));
            after = page.RootElement.TryGetProperty("next", out var next) ? next.GetString() : null;
        }

        total.ShouldBeGreaterThan(100);
        seen.Count.ShouldBe((int)total);
        seen.Distinct().Count().ShouldBe(seen.Count);
    }

    [Theory]
    [InlineData("/api/v1/official/series/USGS_MCS.mine_production.rare_earths.CHN/claims", 3)]
    [InlineData("/api/v1/measures/CHN-2023-TECHCAT/claims", 1)]
    public async Task ClaimsThatRestOnIt_ThroughAllPages_AreThereOnce(string path, int least)
    {
        using var all = await JsonAsync($"{path}?limit=200");
        var expected = all.RootElement.GetProperty("items").EnumerateArray().Select(id => id.GetString()!).ToList();
        var seen = new List<string>();
        for (string? after = ""; after is not null;)
        {
            using var page = await JsonAsync($"{path}?limit=2&after={after}");
            seen.AddRange(page.RootElement.GetProperty("items").EnumerateArray().Select(id => id.GetString()!));
            after = page.RootElement.TryGetProperty("next", out var next) ? next.GetString() : null;
        }

        expected.Count.ShouldBeGreaterThanOrEqualTo(least);
        seen.ShouldBe(expected);
    }

    [Fact]
    public async Task Outbox_ByStateAlertAndPage_ListsWhatIsTold()
    {
        await using var own = await ServedFolder.StartAsync();
        var store = own.Get<IAlertStore>();
        foreach (var (name, claim) in new[] { ("one", "c1"), ("one", "c2"), ("two", "c3") })
        {
            await store.EnqueueAsync(name, [new AlertItem(0, name, DateTimeOffset.UnixEpoch, new ClaimId(claim), null, "S", null, null, null, null, "T", "P", null, "https://p.example/")], Token);
            var delivery = (await store.NextAsync(name, 1, Token))!;
            await store.SaveAsync(delivery with { State = claim == "c2" ? AlertDeliveryState.Dead : AlertDeliveryState.Sent }, Token);
        }

        (await ToldAsync("")).ShouldBe(["c1", "c2", "c3"]);
        (await ToldAsync("state=dead")).ShouldBe(["c2"]);
        (await ToldAsync("alert=two")).ShouldBe(["c3"]);
        using var first = JsonDocument.Parse(await own.GetAsync("/api/v1/alerts/outbox?limit=2"));
        (await ToldAsync($"after={first.RootElement.GetProperty("next").GetString()}")).ShouldBe(["c3"]);

        async Task<string[]> ToldAsync(string query)
        {
            using var page = JsonDocument.Parse(await own.GetAsync($"/api/v1/alerts/outbox?{query}"));
            return [.. page.RootElement.GetProperty("items").EnumerateArray().Select(d => d.GetProperty("items")[0].GetProperty("claim").GetString()!)];
        }
    }

    [Fact]
    public async Task Get_WithItsEntityTag_IsNotSentAgain()
    {
        const string Path = "/api/v1/measures?limit=3";
        using var first = await server.Served.Client.GetAsync(new Uri(Path, UriKind.Relative), Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, Path);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await server.Served.Client.SendAsync(request, Token);
        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await second.Content.ReadAsByteArrayAsync(Token)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/api/v1/search?q=gold+type%3Anope", 400, "q", 6)]
    [InlineData("/api/v1/search?limit=0", 400, "limit", null)]
    [InlineData("/api/v1/search?limit=many", 400, "limit", null)]
    [InlineData("/api/v1/search?sort=best", 400, "sort", null)]
    [InlineData("/api/v1/search?facets=type,colour", 400, "facets", null)]
    [InlineData("/api/v1/alerts/outbox?state=asleep", 400, "state", null)]
    [InlineData("/api/v1/search?after=nonsense", 400, "after", null)]
    [InlineData("/api/v1/articles", 400, "url", null)]
    [InlineData("/api/v1/claims/none", 404, "id", null)]
    [InlineData("/api/v1/export?format=pdf", 400, "format", null)]
    [InlineData("/api/v1/nothing", 404, null, null)]
    public async Task Get_WhatIsWrong_IsAProblemThatNamesTheField(string path, int status, string? field, int? column)
    {
        using var answer = await server.Served.Client.GetAsync(new Uri(path, UriKind.Relative), Token);
        await ShouldBeProblemAsync(answer, status, field, column);
    }

    [Theory]
    [InlineData("/api/v1/check", "{\"text\":5}", 400, "text")]
    [InlineData("/api/v1/check", "{}", 422, "text")]
    [InlineData("/api/v1/check", "{\"text\":\"a\",\"url\":\"http://b.test\"}", 422, "text")]
    [InlineData("/api/v1/check", "{\"url\":\"ftp://b.test/\"}", 422, "url")]
    [InlineData("/api/v1/reviews", "{\"text\":\"Tea.\",\"decision\":\"Labelled\",\"labels\":[\"Statistic\"]}", 422, "labels")]
    [InlineData("/api/v1/reviews", "{\"decision\":\"Labelled\"}", 422, "text")]
    [InlineData("/api/v1/alerts", "{\"name\":\"a\",\"query\":\"type:nope\",\"to\":\"atom:a.xml\"}", 400, "query")]
    [InlineData("/api/v1/alerts", "{\"name\":\"a\",\"query\":\"tea\",\"to\":\"file:../../etc/passwd\"}", 400, null)]
    [InlineData("/api/v1/alerts", "{\"query\":\"tea\",\"to\":\"atom:a.xml\"}", 422, "name")]
    public async Task Post_WhatIsWrong_IsAProblemThatNamesTheField(string path, string body, int status, string? field)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await server.Served.Client.PostAsync(new Uri(path, UriKind.Relative), content, Token);
        await ShouldBeProblemAsync(answer, status, field, field == "query" ? 1 : null);
    }

    [Fact]
    public async Task Check_Batch_AnswersEveryLineInOrder()
    {
        using var content = new StringContent(
            "{\"id\":\"one\",\"text\":\"China produced 270,000 tonnes of rare earths in 2024.\"}\n\n{not json\n{\"id\":\"four\"}\n", Encoding.UTF8, "application/x-ndjson");
        using var answer = await server.Served.Client.PostAsync(new Uri("/api/v1/check/batch", UriKind.Relative), content, Token);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/x-ndjson");
        var lines = (await answer.Content.ReadAsStringAsync(Token)).TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines.Select(line => line.GetProperty("line").GetInt32()).ShouldBe([1, 3, 4]);
        lines[0].GetProperty("checked").GetProperty("claims")[0].GetProperty("verdict").GetProperty("label").GetString().ShouldBe("Supported");
        lines[1].GetProperty("error").GetString()!.ShouldContain("JSON");
        lines[2].GetProperty("field").GetString().ShouldBe("text");
    }

    [Fact]
    public async Task Export_OfEverything_HasAsManyLinesAsTheSearchCounts()
    {
        using var found = await JsonAsync("/api/v1/search?level=claims&limit=1");
        var lines = (await server.Served.GetAsync("/api/v1/export")).TrimEnd().Split('\n');
        lines.Length.ShouldBe(found.RootElement.GetProperty("claims").GetInt32());
        JsonDocument.Parse(lines[0]).RootElement.GetProperty("article").GetProperty("id").GetString().ShouldNotBeNullOrEmpty();
    }

    private static async Task ShouldBeProblemAsync(HttpResponseMessage answer, int status, string? field, int? column)
    {
        var body = await answer.Content.ReadAsStringAsync(Token);
        ((int)answer.StatusCode).ShouldBe(status, body);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        using var problem = JsonDocument.Parse(body);
        problem.RootElement.GetProperty("status").GetInt32().ShouldBe(status);
        problem.RootElement.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
        (problem.RootElement.TryGetProperty("field", out var named) ? named.GetString() : null).ShouldBe(field, body);
        (problem.RootElement.TryGetProperty("column", out var at) ? at.GetInt32() : (int?)null).ShouldBe(column);
    }

    private async Task<JsonDocument> JsonAsync(string path) => JsonDocument.Parse(await server.Served.GetAsync(path));
}
