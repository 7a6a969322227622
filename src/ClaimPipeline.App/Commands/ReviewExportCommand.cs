using System.CommandLine;

namespace ClaimPipeline.App.Commands;

/// <summary><c>review export</c>: the decisions in force, in the form of the corpus.</summary>
internal sealed class ReviewExportCommand : Verb
{
    private readonly Option<string> _out = new("--out")
    {
        Description = "Where to write them.", DefaultValueFactory = _ => "reviews.jsonl", HelpName = "FILE",
    };

    public ReviewExportCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "export", "Write the decisions in force as labelled sentences for 'train --with-reviews'.", "review export --out reviews.jsonl --data ./data") =>
        Command.Add(_out);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var reviews = new ReviewFile(DataFolder.Open(invocation.DataFolder).ReviewsFile).Read();
        var file = invocation.Get(_out)!;
        await using (var stream = File.Create(file))
        {
            foreach (var review in reviews)
            {
                ReviewFile.Write(review, stream);
            }
        }

        await invocation.Terminal.Out.WriteLineAsync(FormattableString.Invariant($"{reviews.Count} decisions written to {file}."));
        return ExitCode.Fine;
    }
}
