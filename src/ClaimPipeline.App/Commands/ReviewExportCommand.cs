using System.CommandLine;
using ClaimPipeline.App.Reviewing;
using ClaimPipeline.Storage;

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
        await using var workspace = await invocation.OpenAsync(withOfficialData: false);
        var reviews = ReviewRules.Counting(await workspace.Get<IReviewStore>().ListAsync(0, invocation.Cancellation).ToListAsync(invocation.Cancellation));
        var file = invocation.Get(_out)!;
        await using (var stream = File.Create(file))
        {
            foreach (var review in reviews)
            {
                LabelledSentenceLine.Write(review, stream);
            }
        }

        await invocation.Terminal.Out.WriteLineAsync(FormattableString.Invariant($"{reviews.Count} decisions written to {file}."));
        return ExitCode.Fine;
    }
}
