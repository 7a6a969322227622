using System.Text.Json.Serialization;

namespace ClaimPipeline.Records;

/// <summary>Id of a revision: hash of its kind and of what both sides are about.</summary>
[JsonConverter(typeof(TextIdJsonConverter<RevisionId>))]
public readonly record struct RevisionId(string Value) : ITextId<RevisionId>
{
    /// <inheritdoc/>
    public static RevisionId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
