using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using ClaimPipeline.Classification;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>review next</c>: the sentences whose review would teach the classifier most.</summary>
internal sealed class ReviewNextCommand : Verb
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Option<int> _count = new("--count") { Description = "How many sentences to propose.", DefaultValueFactory = _ => 20, HelpName = "N" };

    private readonly Option<string?> _in = new("--in")
    {
        Description = "Sentences to choose from, one JSON object with id and text a line. Default: those of the analyzed articles.",
        HelpName = "FILE",
    };

    public ReviewNextCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "next", "Propose the sentences whose review would teach the classifier most, one JSON object a line.", "review next --count 50 --data ./data")
    {
        Command.Add(_count);
        Command.Add(_in);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        if (invocation.Get(_count) < 1)
        {
            throw new UsageException("--count takes a number from 1.");
        }

        await using var workspace = await invocation.OpenAsync(withOfficialData: false);
        var reviewed = ReviewRules.Counting(await workspace.Get<IReviewStore>().ListAsync(0, invocation.Cancellation).ToListAsync(invocation.Cancellation))
            .Select(review => review.Text).ToHashSet(StringComparer.Ordinal);
        var candidates = invocation.Get(_in) is { } file ? Read(file, invocation) : await StoredAsync(workspace.Get<IAnalysisStore>(), invocation.Cancellation);
        foreach (var tagged in ReviewChooser.Choose(candidates.Where(c => !reviewed.Contains(c.Sentence.Text)), invocation.Get(_count)))
        {
            await invocation.Terminal.Out.WriteLineAsync(Line(tagged));
        }

        return ExitCode.Fine;
    }

    private static List<TaggedSentence> Read(string file, Invocation invocation)
    {
        var classifier = HybridClassifier.Load(invocation.OptionsOf<ClassificationOptions>());
        return [.. classifier.Classify("", [.. SentenceLines.Read(file, invocation.Cancellation).Select(ClassifyCommand.SentenceOf)])];
    }

    private static async Task<List<TaggedSentence>> StoredAsync(IAnalysisStore analyses, CancellationToken cancellationToken)
    {
        var all = new List<TaggedSentence>();
        await foreach (var id in analyses.ListAsync(cancellationToken))
        {
            if (await analyses.GetAsync(id, cancellationToken) is { } analysis)
            {
                all.AddRange(analysis.Sentences.Select(sentence => sentence.Tagged));
            }
        }

        return all;
    }

    /// <summary>The line to fill in: the labels that the classifier would give stand there as a proposal.</summary>
    private static string Line(TaggedSentence tagged)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Plain))
        {
            writer.WriteStartObject();
            writer.WriteString("id", Review.IdOf(tagged.Sentence.Text));
            writer.WriteString("text", tagged.Sentence.Text);
            writer.WriteStartArray("labels");
            foreach (var tag in tagged.Tags.Where(tag => tag.Accepted))
            {
                writer.WriteStringValue(ClassifyCommand.NameOf(tag.Kind));
            }

            writer.WriteEndArray();
            writer.WriteStartObject("probabilities");
            foreach (var tag in tagged.Tags)
            {
                writer.WriteNumber(ClassifyCommand.NameOf(tag.Kind), Math.Round(tag.Probability, 4));
            }

            writer.WriteEndObject();
            writer.WriteNumber("doubt", Math.Round(ReviewChooser.Doubt(tagged), 4));
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
