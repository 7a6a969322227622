using System.Text.Json.Serialization;
using ClaimPipeline.Classification;

namespace ClaimPipeline.MLNet;

/// <summary>All of a model but ML.NET's own archive; stands beside it as JSON.</summary>
internal sealed partial record MlNetHeader
{
    /// <summary>Names the model: "mlnet/" and the first digits of the hash of what it holds.</summary>
    public required string Version { get; init; }

    /// <summary>Hash of the sentences it was trained with.</summary>
    public required string Corpus { get; init; }

    /// <summary>Hash of what the archive holds, without the times at which its entries were written.</summary>
    public required string Archive { get; init; }

    /// <summary>How it was trained.</summary>
    public required MlNetSettings Settings { get; init; }

    /// <summary>Sentences learned from.</summary>
    public required int TrainingSentences { get; init; }

    /// <summary>How each label is decided, in the order of <see cref="ClaimModel.Labels"/>; scores are log-odds.</summary>
    public required LabelDecision[] Labels { get; init; }

    [JsonSerializable(typeof(MlNetHeader))]
    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true)]
    internal sealed partial class Json : JsonSerializerContext;
}
