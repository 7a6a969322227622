using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.ContractTests.Storage;

/// <summary>What whoever shows, counts or exports reviews relies on.</summary>
public abstract class ReviewStoreContract(Stores stores) : IDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        stores.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Append_SeveralTimes_NumbersRiseAndAllIsKept()
    {
        var first = await stores.Reviews.AppendAsync([By("ann", "Tea is banned.", ClaimKind.Ban), By("bob", "Tea is banned.")], Token);
        var second = await stores.Reviews.AppendAsync([By("ann", "Salt fell.")], Token);

        first.Concat(second).Select(review => review.Number).ShouldBe(first.Concat(second).Select(review => review.Number).Order());
        (await stores.Reviews.ListAsync(0, Token).ToListAsync(Token)).ShouldBe([.. first, .. second]);
        (await stores.Reviews.ListAsync(first[0].Number, Token).ToListAsync(Token)).ShouldBe([first[1], .. second]);
        (await stores.Reviews.OfTextAsync("Tea is banned.", Token)).ShouldBe(first);
        (await stores.Reviews.LatestAsync("ann", 5, Token)).ShouldBe([second[0], first[0]]);
        (await stores.Reviews.LatestAsync(null, 2, Token)).ShouldBe([second[0], first[1]]);
    }

    [Fact]
    public async Task Append_OneWithoutATextAmongOthers_KeepsNone()
    {
        await Should.ThrowAsync<ArgumentException>(() => stores.Reviews.AppendAsync([By("ann", "Good."), By("ann", " ")], Token));
        await Should.ThrowAsync<ArgumentException>(() => stores.Reviews.AppendAsync([By("", "Good.")], Token));
        await Should.ThrowAsync<ArgumentException>(
            () => stores.Reviews.AppendAsync([By("ann", "Good.", ClaimKind.Ban) with { Decision = ReviewDecision.Skipped }], Token));
        (await stores.Reviews.ListAsync(0, Token).ToListAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Standing_AfterWithdrawals_IsWhatWasBefore()
    {
        await stores.Reviews.AppendAsync(
            [
                By("ann", "Tea.", ClaimKind.Ban), By("ann", "Tea.", ClaimKind.Quota), By("bob", "Tea.", ClaimKind.Share),
                By("ann", "Tea.") with { Decision = ReviewDecision.Withdrawn }, By("bob", "Salt.") with { Decision = ReviewDecision.Withdrawn },
            ],
            Token);
        var all = await stores.Reviews.ListAsync(0, Token).ToListAsync(Token);

        ReviewRules.Standing(all).Select(r => (r.Reviewer, r.Labels.Single())).ShouldBe([("ann", ClaimKind.Ban), ("bob", ClaimKind.Share)]);
        ReviewRules.Counting(all).ShouldHaveSingleItem().Reviewer.ShouldBe("bob");
    }

    private static Review By(string reviewer, string text, params ClaimKind[] labels) => new()
    {
        Text = text, Reviewer = reviewer, Decision = ReviewDecision.Labelled, Labels = [.. labels], At = Some.Noon, Note = "seen",
    };
}

public sealed class MemoryReviewStoreTests() : ReviewStoreContract(Stores.InMemory());

public sealed class SqliteReviewStoreTests() : ReviewStoreContract(Stores.OfSqlite());
