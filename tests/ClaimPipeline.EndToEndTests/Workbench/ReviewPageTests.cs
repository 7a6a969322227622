using System.Net;
using System.Text.RegularExpressions;
using ClaimPipeline.App.Reviewing;
using ClaimPipeline.Classification;
using ClaimPipeline.EndToEndTests.Serving;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.EndToEndTests.Workbench;

/// <summary>The review page over HTTP.</summary>
public sealed class ReviewPageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Post_Labels_AreStoredAndTheNextSentenceComes()
    {
        await using var own = await ServedFolder.StartAsync();
        using var forms = new FormClient(own);
        var (wording, sentence) = await FirstAsync(own);

        using var answer = await forms.PostAsync("/review", "/review", [new("wording", wording), new("sentence", sentence), new("labels", "ban"), new("labels", "share"), new("note", "odd"), new("do", "label")]);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var stored = (await own.Get<IReviewStore>().LatestAsync(null, 5, Token)).ShouldHaveSingleItem();
        stored.ShouldSatisfyAllConditions(r => Review.IdOf(r.Text).ShouldBe(wording), r => r.Labels.ToArray().ShouldBe([ClaimKind.Ban, ClaimKind.Share]), r => r.Note.ShouldBe("odd"));
        (await FirstAsync(own)).Wording.ShouldNotBe(wording);
    }

    [Fact]
    public async Task Undo_AppendsAWithdrawalAndBringsTheSentenceBack()
    {
        await using var own = await ServedFolder.StartAsync();
        using var forms = new FormClient(own);
        var (wording, sentence) = await FirstAsync(own);
        (await forms.PostAsync("/review", "/review", [new("wording", wording), new("sentence", sentence), new("do", "skip")])).Dispose();

        (await forms.PostAsync("/review", "/review/undo", [])).Dispose();

        (await own.Get<IReviewStore>().LatestAsync(null, 5, Token)).Select(r => r.Decision).ShouldBe([ReviewDecision.Withdrawn, ReviewDecision.Skipped]);
        (await FirstAsync(own)).Wording.ShouldBe(wording);
    }

    [Fact]
    public async Task Post_SentenceThatChanged_StoresNothing()
    {
        await using var own = await ServedFolder.StartAsync();
        using var forms = new FormClient(own);
        var (_, sentence) = await FirstAsync(own);
        using var other = await forms.PostAsync("/review", "/review", [new("wording", "Another text."), new("sentence", sentence), new("do", "label")]);
        using var none = await forms.PostAsync("/review", "/review", [new("wording", "x"), new("sentence", "no-id"), new("do", "label")]);

        other.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        none.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await own.Get<IReviewStore>().LatestAsync(null, 5, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Agreement_OfTwoReviewers_IsKappaByLabelAndExportIsWhatTrainReads()
    {
        await using var own = await ServedFolder.StartAsync();
        var texts = new[] { "One.", "Two.", "Three.", "Four." };
        Review Of(string text, string who, params ClaimKind[] labels) => new() { Text = text, Decision = ReviewDecision.Labelled, Labels = labels.ToValueList(), Reviewer = who, At = DateTimeOffset.UnixEpoch };
        await own.Get<IReviewStore>().AppendAsync(
            [
                Of("One.", "ann", ClaimKind.Ban), Of("Two.", "ann", ClaimKind.Ban), Of("Three.", "ann"), Of("Four.", "ann"),
                Of("One.", "bob", ClaimKind.Ban), Of("Two.", "bob"), Of("Three.", "bob"), Of("Four.", "bob"),
            ],
            Token);

        // Three of four the same; by chance 0.5 * 0.25 + 0.5 * 0.75 = 0.5.
        var ban = PairAgreement.Of(await own.Get<IReviewStore>().ListAsync(0, Token).ToListAsync(Token)).Single(p => p.Label == ClaimKind.Ban);
        ban.ShouldBe(new PairAgreement("ann", "bob", ClaimKind.Ban, 4, 3, 0.5));
        var page = WebUtility.HtmlDecode(await own.GetAsync("/review"));
        page.ShouldContain(">0.50</td>");
        page.ShouldContain(">–</td>");
        var read = LabelledSentenceReader.Read(new StringReader(await own.GetAsync("/review/export")), "export");
        read.Select(s => s.Text).ShouldBe(texts);
        read[0].Labels.ToArray().ShouldBe([ClaimKind.Ban]);
    }

    private static async Task<(string Wording, string Sentence)> FirstAsync(ServedFolder own)
    {
        var page = await own.GetAsync("/review");
        return (WebUtility.HtmlDecode(Regex.Match(page, "name=\"wording\" value=\"([^\"]+)\"").Groups[1].Value), Regex.Match(page, "name=\"sentence\" value=\"([^\"]+)\"").Groups[1].Value);
    }
}
