using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>review</c>: how many sentences were reviewed; below it, what to review next, and decisions in and out.</summary>
internal sealed class ReviewCommand : Verb
{
    public ReviewCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "review", "Count the reviewed sentences; next, import and export work on them.", "review --data ./data")
    {
        Add(new ReviewNextCommand(terminal, time));
        Add(new ReviewImportCommand(terminal, time));
        Add(new ReviewExportCommand(terminal, time));
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        await using var workspace = await invocation.OpenAsync(withOfficialData: false);
        var reviews = ReviewRules.Counting(await workspace.Get<IReviewStore>().ListAsync(0, invocation.Cancellation).ToListAsync(invocation.Cancellation));
        var positive = reviews.Count(review => review.Labels.Count > 0);
        await invocation.Terminal.Out.WriteLineAsync(invocation.Json
            ? FormattableString.Invariant($"{{\"reviewed\":{reviews.Count},\"withClaim\":{positive}}}")
            : FormattableString.Invariant($"{reviews.Count} sentences reviewed, {positive} of them with a claim."));
        return ExitCode.Fine;
    }
}
