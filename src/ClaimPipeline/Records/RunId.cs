using System.Text.Json.Serialization;

namespace ClaimPipeline.Records;

/// <summary>Id of a run of one pass: hash of the pass and the moment it began.</summary>
[JsonConverter(typeof(TextIdJsonConverter<RunId>))]
public readonly record struct RunId(string Value) : ITextId<RunId>
{
    /// <inheritdoc/>
    public static RunId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
