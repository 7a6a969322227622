using System.CommandLine;
using ClaimPipeline.Classification;

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

    public ReviewImportCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "import", "Take decisions on sentences from a file; of two on one text the later counts.", "review import --in decided.jsonl --data ./data") =>
        Command.Add(_in);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var decisions = LabelledSentenceReader.ReadFile(invocation.Get(_in)!);
        if (decisions.FirstOrDefault(decision => string.IsNullOrWhiteSpace(decision.Text)) is { } empty)
        {
            throw new UsageException($"The decision '{empty.Id}' has an empty text: nothing was imported.");
        }

        var file = new ReviewFile(DataFolder.Open(invocation.DataFolder).ReviewsFile);
        file.Append(decisions);
        await invocation.Terminal.Out.WriteLineAsync(FormattableString.Invariant(
            $"{decisions.Count} decisions imported; {file.Read().Count} sentences are reviewed now."));
        return ExitCode.Fine;
    }
}
