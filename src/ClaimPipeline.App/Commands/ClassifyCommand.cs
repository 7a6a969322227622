using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using ClaimPipeline.Classification;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Commands;

/// <summary><c>classify</c>: tags sentences from a file or a pipe, line by line.</summary>
internal sealed class ClassifyCommand : Verb
{
    /// <summary>Sentences tagged at a time; what is read is written before more is read.</summary>
    private const int Batch = 512;

    /// <summary>Sentences of one passage that are tagged together; a longer one is cut.</summary>
    private const int LongestPassage = 10_000;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Option<string> _in = new("--in")
    {
        Description = "Sentences, one JSON object with id and text a line, and title, previous or next where they are known; - reads standard input.",
        DefaultValueFactory = _ => "-",
        HelpName = "FILE",
    };

    private readonly Option<string?> _model = new("--model")
    {
        Description = "A model file, or a folder of versions. Default: the program's own.",
        HelpName = "PATH",
    };

    private readonly Option<int> _explain = new("--explain")
    {
        Description = "Add, for each label, the N cues that weighed most.",
        HelpName = "N",
    };

    private readonly ClassifierOption _classifier = new();

    public ClassifyCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "classify", "Tag sentences: {\"id\",\"text\"} lines in, {\"id\",\"labels\",\"probabilities\"} lines out.", "classify --in sentences.jsonl", hasData: false)
    {
        Command.Add(_in);
        Command.Add(_model);
        Command.Add(_explain);
        _classifier.AddTo(Command);
    }

    /// <inheritdoc/>
    protected override Task<int> RunAsync(Invocation invocation)
    {
        var classifier = Classifiers.Open(_classifier.OptionsOf(invocation), invocation.Get(_model));
        if (invocation.Get(_explain) > 0 && classifier is not HybridClassifier)
        {
            throw new UsageException($"--explain needs the classifier hybrid: {classifier.Version} does not say why.");
        }

        foreach (var batch in ContextLines.InBatches(ContextLines.Read(invocation.Get(_in)!, invocation.Cancellation), Batch, LongestPassage))
        {
            Write(invocation, classifier, batch);
        }

        return Task.FromResult(ExitCode.Fine);
    }

    private void Write(Invocation invocation, IClaimClassifier classifier, ContextLine[] batch)
    {
        using var stream = new MemoryStream();
        using var writer = new Utf8JsonWriter(stream, Plain);
        for (var start = 0; start < batch.Length;)
        {
            var group = ContextLines.Together(batch, start);
            var title = batch[start].Title;
            var sentences = ContextLines.SentencesOf(group, out var indexes);
            var tagged = classifier.Classify(title, sentences);
            for (var i = 0; i < group.Count; i++)
            {
                Write(writer, group[i].Id, tagged[indexes[i]], Explain(invocation, classifier, title, sentences, indexes[i]));
                writer.Flush();
                writer.Reset();
                stream.WriteByte((byte)'\n');
            }

            start += group.Count;
        }

        invocation.Terminal.Out.Write(System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }

    private IReadOnlyList<Explanation> Explain(Invocation invocation, IClaimClassifier classifier, string title, IReadOnlyList<Sentence> sentences, int index) =>
        invocation.Get(_explain) is > 0 and var limit && classifier is HybridClassifier hybrid ? hybrid.Explain(title, sentences, index, limit) : [];

    /// <summary>A line as a sentence of an article of its own.</summary>
    internal static Sentence SentenceOf((string Id, string Text) line) => new(
        new SentenceId(new ArticleId(ContentHash.Of(line.Id)), 0), new TextSpan(0, line.Text.Length), line.Text, BlockKind.Paragraph);

    private static void Write(Utf8JsonWriter writer, string id, TaggedSentence tagged, IReadOnlyList<Explanation> explanations)
    {
        writer.WriteStartObject();
        writer.WriteString("id", id);
        writer.WriteStartArray("labels");
        foreach (var tag in tagged.Tags.Where(tag => tag.Accepted))
        {
            writer.WriteStringValue(NameOf(tag.Kind));
        }

        writer.WriteEndArray();
        writer.WriteStartObject("probabilities");
        foreach (var tag in tagged.Tags)
        {
            writer.WriteNumber(NameOf(tag.Kind), Math.Round(tag.Probability, 4));
        }

        writer.WriteEndObject();
        writer.WriteNumber("checkWorthiness", Math.Round(CheckWorthiness.Of(tagged), 4));
        writer.WriteString("polarity", tagged.Polarity.ToString());
        if (tagged.Status is { } status)
        {
            writer.WriteString("status", status.ToString());
        }

        if (explanations.Count > 0)
        {
            writer.WriteStartObject("cues");
            foreach (var explanation in explanations)
            {
                writer.WriteStartObject(NameOf(explanation.Kind));
                foreach (var cue in explanation.Cues)
                {
                    writer.WriteNumber(cue.Cue, Math.Round(cue.Weight, 3));
                }

                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    /// <summary>The name of a label in files.</summary>
    internal static string NameOf(ClaimKind kind) => kind switch { ClaimKind.Quota => "quota", ClaimKind.Ban => "ban", _ => "share" };
}
