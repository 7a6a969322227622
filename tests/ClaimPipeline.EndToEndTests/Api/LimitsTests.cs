using System.Net;
using System.Text;
using System.Text.Json;
using ClaimPipeline.EndToEndTests.Serving;

namespace ClaimPipeline.EndToEndTests.Api;

/// <summary>Limits: what is too much is refused with what and how much.</summary>
public sealed class LimitsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_OneTooMany_AreRefusedWithAWait()
    {
        await using var served = await ServedFolder.StartAsync(new KeyValuePair<string, string?>("Serve:RequestsPerMinute", "3"));
        for (var i = 0; i < 3; i++)
        {
            (await served.GetAsync("/api/v1/runs?limit=1")).ShouldNotBeEmpty();
        }

        using var answer = await served.Client.GetAsync(new Uri("/api/v1/runs", UriKind.Relative), Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
        (await ProblemAsync(answer)).ShouldContain("At most 3 requests a minute (Serve:RequestsPerMinute)");
    }

    [Fact]
    public async Task Bodies_TextsAndBatches_TooLarge_AreRefusedWithTheLimit()
    {
        await using var served = await ServedFolder.StartAsync(
            new("Serve:MaxRequestBytes", "2000"), new("Serve:MaxCheckLength", "100"), new("Serve:MaxBatch", "2"), new("Serve:MaxQueryLength", "50"));
        (await PostAsync(served, "/api/v1/check", $"{{\"text\":\"{new string('a', 3000)}\"}}", HttpStatusCode.RequestEntityTooLarge)).ShouldContain("2000 bytes");
        (await PostAsync(served, "/api/v1/check", $"{{\"text\":\"{new string('a', 101)}\"}}", HttpStatusCode.RequestEntityTooLarge)).ShouldContain("100 characters");
        (await PostAsync(served, "/api/v1/check/batch", "{}\n{}\n{}\n", HttpStatusCode.RequestEntityTooLarge)).ShouldContain("2 lines");
        using var answer = await served.Client.GetAsync(new Uri($"/api/v1/search?q={new string('a', 51)}", UriKind.Relative), Token);
        (await ProblemAsync(answer)).ShouldContain("50 characters");
    }

    private static async Task<string> PostAsync(ServedFolder served, string path, string body, HttpStatusCode expected)
    {
        using var content = new StringContent(body, Encoding.UTF8, path.EndsWith("batch", StringComparison.Ordinal) ? "application/x-ndjson" : "application/json");
        using var answer = await served.Client.PostAsync(new Uri(path, UriKind.Relative), content, Token);
        answer.StatusCode.ShouldBe(expected);
        return await ProblemAsync(answer);
    }

    private static async Task<string> ProblemAsync(HttpResponseMessage answer)
    {
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token));
        return problem.RootElement.GetProperty("detail").GetString()!;
    }
}
