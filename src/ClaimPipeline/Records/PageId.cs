using System.Text.Json.Serialization;

namespace ClaimPipeline.Records;

/// <summary>Id of a fetched page: hash of its URL and body.</summary>
[JsonConverter(typeof(TextIdJsonConverter<PageId>))]
public readonly record struct PageId(string Value) : ITextId<PageId>
{
    /// <inheritdoc/>
    public static PageId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
