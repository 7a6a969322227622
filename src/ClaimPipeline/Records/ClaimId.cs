using System.Text.Json.Serialization;

namespace ClaimPipeline.Records;

/// <summary>Id of a claim: hash of its sentence, kind, form, place in the sentence and figures.</summary>
[JsonConverter(typeof(TextIdJsonConverter<ClaimId>))]
public readonly record struct ClaimId(string Value) : ITextId<ClaimId>
{
    /// <inheritdoc/>
    public static ClaimId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
