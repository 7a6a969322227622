using System.Text.Json.Serialization;

namespace ClaimPipeline.Records;

/// <summary>Id of a concept in its code list: ISO 3166-1 alpha-3 for places, project codes otherwise.</summary>
[JsonConverter(typeof(TextIdJsonConverter<EntityId>))]
public readonly record struct EntityId(string Value) : ITextId<EntityId>
{
    /// <inheritdoc/>
    public static EntityId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
