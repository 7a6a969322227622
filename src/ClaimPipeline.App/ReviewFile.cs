using System.Text.Encodings.Web;
using System.Text.Json;
using ClaimPipeline.Classification;
using ClaimPipeline.Records;

namespace ClaimPipeline.App;

/// <summary>
/// The reviewed sentences of a data folder: labelled sentences, one a line, only ever appended to. Of two decisions on one text the
/// later counts.
/// </summary>
internal sealed class ReviewFile(string path)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The id under which a text is reviewed, wherever it stands.</summary>
    public static string IdOf(string text) => ContentHash.Of(text)[..16];

    /// <summary>The decisions in force, in the order in which their texts were first decided on.</summary>
    public IReadOnlyList<LabelledSentence> Read()
    {
        var latest = new Dictionary<string, LabelledSentence>(StringComparer.Ordinal);
        foreach (var (line, index) in File.Exists(path) ? File.ReadLines(path).Select((line, index) => (line, index)) : [])
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                var sentence = LabelledSentenceReader.Read(new StringReader(line), $"{path}, decision {index + 1}")[0];
                latest[IdOf(sentence.Text)] = sentence;
            }
        }

        return [.. latest.Values];
    }

    /// <summary>Appends decisions, all or (when the disk refuses) as far as it went, line by line.</summary>
    public void Append(IEnumerable<LabelledSentence> decisions)
    {
        using var stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        foreach (var decision in decisions)
        {
            Write(decision, stream);
        }

        stream.Flush(flushToDisk: true);
    }

    /// <summary>Writes a labelled sentence as one line, in the form of corpus/sentences.jsonl.</summary>
    public static void Write(LabelledSentence sentence, Stream stream)
    {
        using (var writer = new Utf8JsonWriter(stream, Plain))
        {
            writer.WriteStartObject();
            writer.WriteString("id", IdOf(sentence.Text));
            writer.WriteString("text", sentence.Text);
            writer.WriteStartArray("labels");
            foreach (var label in sentence.Labels)
            {
                writer.WriteStringValue(label.ToString().ToLowerInvariant());
            }

            writer.WriteEndArray();
            writer.WriteStartObject("attrs");
            Optional(writer, "polarity", sentence.Attrs.Polarity?.ToString());
            Optional(writer, "status", sentence.Attrs.Status is ClaimStatus.InForce ? "in_force" : sentence.Attrs.Status?.ToString());
            Optional(writer, "ban_kind", sentence.Attrs.BanKind);
            Optional(writer, "share_kind", sentence.Attrs.ShareKind);
            writer.WriteEndObject();
            writer.WriteString("topic", "reviews");
            writer.WriteString("split", "train");
            writer.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void Optional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value.ToLowerInvariant());
        }
    }
}
