using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ClaimPipeline.Records;

namespace ClaimPipeline.Evaluation;

/// <summary>Reports as JSON, in the manner of <see cref="RecordsJson"/>.</summary>
[JsonSerializable(typeof(ClassificationReport))]
[JsonSerializable(typeof(LabelScore[]))]
[JsonSerializable(typeof(GroupScore[]))]
[JsonSerializable(typeof(NamedRecall[]))]
[JsonSerializable(typeof(LabelReliability[]))]
[JsonSerializable(typeof(ReliabilityBin[]))]
[JsonSerializable(typeof(Confusion[]))]
[JsonSerializable(typeof(ClaimKind[]))]
[JsonSerializable(typeof(NewsQuantReport))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
public sealed partial class EvaluationJson : JsonSerializerContext
{
    private static readonly Lazy<EvaluationJson> Lines = new(Make);

    /// <summary>One line per report.</summary>
    public static EvaluationJson Compact => Lines.Value;

    private static EvaluationJson Make() =>
        new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
