using System.Text.Json.Serialization;

namespace ClaimPipeline.Records;

/// <summary>Id of a measure: the compiler's own code, such as CHN-2023-TECHCAT.</summary>
[JsonConverter(typeof(TextIdJsonConverter<MeasureId>))]
public readonly record struct MeasureId(string Value) : ITextId<MeasureId>
{
    /// <inheritdoc/>
    public static MeasureId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
