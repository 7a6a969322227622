using System.Net;
using ClaimPipeline.EndToEndTests.Serving;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.EndToEndTests.Workbench;

/// <summary>Sources, quarantine and runs over HTTP.</summary>
public sealed class SourcesPageTests(SharedServer server) : IClassFixture<SharedServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_Runs_LeadToTheirCountsWhichAddUp()
    {
        var page = await server.Served.GetAsync("/sources");
        foreach (var run in await server.Served.Get<IRunLedger>().LatestAsync(20, Token))
        {
            page.ShouldContain($"href=\"/runs/{run.Id}\"");
            var own = await server.Served.GetAsync($"/runs/{run.Id}");
            own.ShouldContain("Every item ended in exactly one of these.");
            own.ShouldContain($"<strong>{run.Read}</strong> read");
        }
    }

    [Fact]
    public async Task Get_UnknownRun_Is404()
    {
        using var answer = await server.Served.Client.GetAsync(new Uri("/runs/nope", UriKind.Relative), Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Get_RunThatDoesNotAddUp_SaysSo()
    {
        await using var own = await ServedFolder.StartAsync();
        var at = DateTimeOffset.UnixEpoch;
        var run = new Run { Id = Run.IdOf("crawl", at), Pass = "crawl", StartedAt = at, FinishedAt = at, Version = "v", Read = 3, Kept = 1 };
        await own.Get<IRunLedger>().SaveAsync(run, Token);

        (await own.GetAsync($"/runs/{run.Id}")).ShouldContain("This does not add up");
    }

    [Fact]
    public async Task Get_SourceThatDoesNotDoAsItDid_SaysWhatIsLikelyTheMatter()
    {
        await using var own = await ServedFolder.StartAsync();
        var at = TimeProvider.System.GetUtcNow();
        await own.Get<IRunLedger>().SaveAsync(
            new Run
            {
                Id = Run.IdOf("crawl", at), Pass = "crawl", Source = "old-feed", StartedAt = at, FinishedAt = at, Version = "v", Read = 1, Dropped = [new(DropReason.Gone, 1)],
                Sources = [new SourceTally("old-feed", 1, 0, [new(DropReason.Gone, 1)]) { IsSeedSeen = true, SeedTrouble = DropReason.Gone }],
            },
            Token);

        var page = await own.GetAsync("/sources");
        var card = page[page.IndexOf("source-old-feed", StringComparison.Ordinal)..];
        card = card[..card.IndexOf("</li>", StringComparison.Ordinal)];
        card.ShouldContain("unlike itself");
        card.ShouldContain("brings nothing: Gone");
        (await server.Served.GetAsync("/sources")).ShouldNotContain("unlike itself");
    }

    [Fact]
    public async Task Quarantine_TryAgainAndGiveUp_AreStored()
    {
        await using var own = await ServedFolder.StartAsync();
        var store = own.Get<IQuarantineStore>();
        var now = TimeProvider.System.GetUtcNow();
        await store.PutAsync(
            new QuarantinedItem { Pass = "analyze", Item = "x", Name = "https://a.example/<b>", Version = "v", Error = "NullReferenceException: <script>alert(1)</script>", FirstSeen = now, LastSeen = now }, Token);
        var page = await own.GetAsync("/sources");
        page.ShouldContain("&lt;script&gt;alert(1)");
        using var forms = new FormClient(own);

        using var again = await forms.PostAsync("/sources", "/sources/quarantine", [new("pass", "analyze"), new("item", "x"), new("do", "replay")]);
        (await store.ListAsync("analyze", Token))[0].State.ShouldBe(QuarantineState.Replay);
        again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        again.Headers.Location!.OriginalString.ShouldBe("/sources#quarantine");

        using var up = await forms.PostAsync("/sources", "/sources/quarantine", [new("pass", "analyze"), new("item", "x"), new("do", "drop")]);
        (await store.ListAsync("analyze", Token))[0].State.ShouldBe(QuarantineState.Dropped);
        (await own.GetAsync("/sources")).ShouldNotContain("id=\"quarantine\"");

        using var gone = await forms.PostAsync("/check", "/sources/quarantine", [new("pass", "analyze"), new("item", "y"), new("do", "drop")]);
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Schedule_SetPausedWantedRemoved_IsStored()
    {
        await using var own = await ServedFolder.StartAsync([new("Scheduling:Enabled", "false")]);
        await File.WriteAllTextAsync(System.IO.Path.Combine(own.Path, "seeds.json"), """
            [{"name":"mining","url":"https://mining.example/feed","kind":"Feed","publisher":"Mining","language":"en","why":"test"}]
            """, Token);
        using var forms = new FormClient(own);
        var store = own.Get<IScheduleStore>();
        Task<HttpResponseMessage> Do(string what, string spec = "") => forms.PostAsync("/sources", "/sources/schedule", [new("source", "mining"), new("spec", spec), new("do", what)]);

        using var refused = await Do("set", "30 6 * *");
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync(Token)).ShouldContain("id=\"spec-mining-error\"");
        (await store.ListAsync(Token)).ShouldBeEmpty();

        (await Do("set", "30 6 * * Mon-Fri")).Dispose();
        (await store.ListAsync(Token))[0].Spec.ShouldBe("30 6 * * Mon-Fri");
        (await Do("pause")).Dispose();
        (await store.ListAsync(Token))[0].IsPaused.ShouldBeTrue();
        (await own.GetAsync("/sources")).ShouldContain("waits until it is resumed");
        (await Do("resume")).Dispose();
        (await Do("now")).Dispose();
        (await store.ListAsync(Token))[0].ShouldSatisfyAllConditions(s => s.IsPaused.ShouldBeFalse(), s => s.IsWanted.ShouldBeTrue());
        (await Do("remove")).Dispose();
        (await store.ListAsync(Token)).ShouldBeEmpty();
        (await Do("pause")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Get_ThousandsOfRuns_ShowsTheLatestOnly()
    {
        await using var own = await ServedFolder.StartAsync();
        var ledger = own.Get<IRunLedger>();
        for (var i = 0; i < 3000; i++)
        {
            var at = TimeProvider.System.GetUtcNow().AddMinutes(i);
            await ledger.SaveAsync(new Run { Id = Run.IdOf("crawl", at), Pass = "crawl", Source = $"s{i % 70}", StartedAt = at, FinishedAt = at, Version = "v" }, Token);
        }

        var page = await own.GetAsync("/sources");
        (page.Split("<th scope=\"row\"><a href=\"/runs/").Length - 1).ShouldBe(50);
        page.ShouldContain("Page 1 of 2");
    }
}
