using System.Text.Json.Serialization;

namespace ClaimPipeline.Records;

/// <summary>Id of an official figure: hash of series, period, edition and value.</summary>
[JsonConverter(typeof(TextIdJsonConverter<OfficialFigureId>))]
public readonly record struct OfficialFigureId(string Value) : ITextId<OfficialFigureId>
{
    /// <inheritdoc/>
    public static OfficialFigureId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
