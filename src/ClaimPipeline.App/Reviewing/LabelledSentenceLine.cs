using System.Text.Encodings.Web;
using System.Text.Json;
using ClaimPipeline.Classification;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Reviewing;

/// <summary>Reviews in the form of corpus/sentences.jsonl, which is how they reach the classifier, and back.</summary>
internal static class LabelledSentenceLine
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A labelled sentence as somebody's labelling.</summary>
    public static Review ToReview(LabelledSentence sentence, string reviewer, DateTimeOffset at) => new()
    {
        Text = sentence.Text,
        Decision = ReviewDecision.Labelled,
        Labels = sentence.Labels,
        Polarity = sentence.Attrs.Polarity,
        Status = sentence.Attrs.Status,
        BanKind = sentence.Attrs.BanKind,
        ShareKind = sentence.Attrs.ShareKind,
        Reviewer = reviewer,
        At = at,
    };

    /// <summary>Writes a labelling as one line.</summary>
    public static void Write(Review review, Stream stream)
    {
        using (var writer = new Utf8JsonWriter(stream, Plain))
        {
            writer.WriteStartObject();
            writer.WriteString("id", Review.IdOf(review.Text));
            writer.WriteString("text", review.Text);
            writer.WriteStartArray("labels");
            foreach (var label in review.Labels)
            {
                writer.WriteStringValue(label.ToString().ToLowerInvariant());
            }

            writer.WriteEndArray();
            writer.WriteStartObject("attrs");
            Optional(writer, "polarity", review.Polarity?.ToString());
            Optional(writer, "status", review.Status is ClaimStatus.InForce ? "in_force" : review.Status?.ToString());
            Optional(writer, "ban_kind", review.BanKind);
            Optional(writer, "share_kind", review.ShareKind);
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
