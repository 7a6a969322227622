using System.Net;
using ClaimPipeline.EndToEndTests.Serving;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.EndToEndTests.Workbench;

/// <summary>Alerts over HTTP.</summary>
public sealed class AlertsPageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Add_RunRemove_IsStoredAndTold()
    {
        await using var own = await ServedFolder.StartAsync();
        using var forms = new FormClient(own);

        using var added = await AddAsync(forms, "quotas", "type:quota");
        added.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var alert = (await own.Get<IAlertStore>().ListAsync(Token)).ShouldHaveSingleItem();
        alert.Target.ShouldBe(System.IO.Path.Combine(own.Path, "alerts", "quotas.xml"));
        (await own.GetAsync(added.Headers.Location!.OriginalString)).ShouldContain("which are not told");

        // Forgotten, so that they are new to the next run.
        await own.Get<IAlertStore>().ForgetAsync("quotas", Token);
        using var ran = await forms.PostAsync("/alerts", "/alerts/change", [new("name", "quotas"), new("do", "run")]);
        ran.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await own.GetAsync("/alerts");
        page.ShouldContain("/alerts/feed?name=quotas");

        (await forms.PostAsync("/alerts", "/alerts/change", [new("name", "quotas"), new("do", "remove")])).Dispose();
        (await own.Get<IAlertStore>().ListAsync(Token)).ShouldBeEmpty();
        using var gone = await forms.PostAsync("/alerts", "/alerts/change", [new("name", "quotas"), new("do", "run")]);
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("../x", "gold", "atom", "", "name-error")]
    [InlineData("x", "type:nope", "atom", "", "query-error")]
    [InlineData("x", "", "atom", "", "query-error")]
    [InlineData("x", "gold", "post", "file:/etc/passwd", "to-error")]
    [InlineData("x", "gold", "post", "javascript:alert(1)", "to-error")]
    [InlineData("x", "gold", "mail", "a b@c", "to-error")]
    public async Task Add_WhatCannotBe_IsSaidAtItsField(string name, string query, string how, string to, string id)
    {
        await using var own = await ServedFolder.StartAsync();
        using var forms = new FormClient(own);
        using var answer = await AddAsync(forms, name, query, how, to);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain($"id=\"{id}\"");
        (await own.Get<IAlertStore>().ListAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Outbox_GivenUp_IsShownAndTriedAgainOrDropped()
    {
        await using var own = await ServedFolder.StartAsync();
        using var forms = new FormClient(own);
        var store = own.Get<IAlertStore>();
        (await AddAsync(forms, "posts", "type:ban", "post", "http://alerts.example/secret-path")).Dispose();
        await store.EnqueueAsync("posts", [new AlertItem(0, "posts", TimeProvider.System.GetUtcNow(), new ClaimId("c1"), ClaimKind.Ban, "<b>Sentence</b>", null, null, null, new ArticleId("a"), "T", "P", null, "https://p.example/")], Token);
        var delivery = await store.NextAsync("posts", 10, Token);
        await store.SaveAsync(delivery! with { State = AlertDeliveryState.Dead, Attempts = 24, Error = "No answer." }, Token);

        var page = await own.GetAsync("/alerts");
        page.ShouldContain("No answer.");
        page.ShouldContain("&lt;b&gt;Sentence");
        page.ShouldNotContain("secret-path");
        (await forms.PostAsync("/alerts", "/alerts/outbox", [new("id", delivery.Id), new("do", "retry")])).Dispose();
        (await store.OutboxAsync(null, Token)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(d => d.State.ShouldBe(AlertDeliveryState.Pending), d => d.Attempts.ShouldBe(0));
        await store.SaveAsync(delivery with { State = AlertDeliveryState.Dead }, Token);
        (await forms.PostAsync("/alerts", "/alerts/outbox", [new("id", delivery.Id), new("do", "drop")])).Dispose();
        (await store.OutboxAsync(null, Token)).ShouldBeEmpty();
    }

    private static Task<HttpResponseMessage> AddAsync(FormClient forms, string name, string query, string how = "atom", string to = "") =>
        forms.PostAsync("/alerts", "/alerts", [new("name", name), new("query", query), new("how", how), new("to", to)]);
}
