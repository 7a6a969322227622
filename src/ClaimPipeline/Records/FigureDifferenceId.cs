using System.Text.Json.Serialization;

namespace ClaimPipeline.Records;

/// <summary>Id of a figure that two texts tell differently: hash of how they belong together and of both claims.</summary>
[JsonConverter(typeof(TextIdJsonConverter<FigureDifferenceId>))]
public readonly record struct FigureDifferenceId(string Value) : ITextId<FigureDifferenceId>
{
    /// <inheritdoc/>
    public static FigureDifferenceId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
