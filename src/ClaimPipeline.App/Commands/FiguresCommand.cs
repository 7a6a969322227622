using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ClaimPipeline.Figures;
using ClaimPipeline.Units;

namespace ClaimPipeline.App.Commands;

/// <summary><c>figures</c>: single sentences in, their figures out; for measuring, and for other programs.</summary>
internal sealed class FiguresCommand : Verb
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Option<string> _in = new("--in")
    {
        Description = "One object a line, {\"id\": ..., \"text\": ...}; - for standard input.", HelpName = "FILE.jsonl", Required = true,
    };

    private readonly Option<bool> _ages = new("--ages") { Description = "Also ages of people." };

    public FiguresCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "figures", "Read single sentences and print the figures in them, one line each.",
            "figures --in sentences.jsonl", hasData: false)
    {
        Command.Add(_in);
        Command.Add(_ages);
    }

    /// <inheritdoc/>
    protected override Task<int> RunAsync(Invocation invocation)
    {
        KeyValuePair<string, string?>[] ages = invocation.Get(_ages) ? [new("Figures:IncludeAges", "true")] : [];
        var extractor = new FigureExtractor(invocation.OptionsOf<FiguresOptions>(ages));
        var predictions = new FigurePredictionWriter(UnitTable.Default);
        using var buffer = new MemoryStream();
        foreach (var (id, text) in SentenceLines.Read(invocation.Get(_in)!, invocation.Cancellation))
        {
            buffer.SetLength(0);
            using (var json = new Utf8JsonWriter(buffer, Options))
            {
                predictions.Write(json, id, extractor.Extract(text));
            }

            invocation.Terminal.Out.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        }

        return Task.FromResult(ExitCode.Fine);
    }
}
