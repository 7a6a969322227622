using System.CommandLine;
using ClaimPipeline.App.Reviewing;
using ClaimPipeline.Classification;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>review import</c>: takes a person's decisions from a file.</summary>
internal sealed class ReviewImportCommand : Verb
{
    private readonly Option<string> _in = new("--in")
    {
        Description = "Decisions, one JSON object with id, text and the right labels a line, as 'review next' prints them.",
        Required = true,
        HelpName = "FILE",
    };

    private readonly Option<string> _reviewer = new("--reviewer")
    {
        Description = "Who decided.", DefaultValueFactory = _ => "file", HelpName = "NAME",
    };

    public ReviewImportCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "import", "Take decisions on sentences from a file; of two on one text the later counts.", "review import --in decided.jsonl --data ./data")
    {
        Command.Add(_in);
        Command.Add(_reviewer);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        if (string.IsNullOrWhiteSpace(invocation.Get(_reviewer)))
        {
            throw new UsageException("--reviewer takes a name.");
        }

        var decisions = LabelledSentenceReader.ReadFile(invocation.Get(_in)!);
        if (decisions.FirstOrDefault(decision => string.IsNullOrWhiteSpace(decision.Text)) is { } empty)
        {
            throw new UsageException($"The decision '{empty.Id}' has an empty text: nothing was imported.");
        }

        await using var workspace = await invocation.OpenAsync(withOfficialData: false);
        var store = workspace.Get<IReviewStore>();
        var (reviewer, now) = (invocation.Get(_reviewer)!, invocation.Time.GetUtcNow());
        await store.AppendAsync([.. decisions.Select(decision => LabelledSentenceLine.ToReview(decision, reviewer, now))], invocation.Cancellation);
        var reviewed = ReviewRules.Counting(await store.ListAsync(0, invocation.Cancellation).ToListAsync(invocation.Cancellation)).Count;
        await invocation.Terminal.Out.WriteLineAsync(FormattableString.Invariant(
            $"{decisions.Count} decisions imported; {reviewed} sentences are reviewed now."));
        return ExitCode.Fine;
    }
}
