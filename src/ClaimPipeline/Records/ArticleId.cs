using System.Text.Json.Serialization;

namespace ClaimPipeline.Records;

/// <summary>Id of an article: hash of its canonical URL, title, date and text.</summary>
[JsonConverter(typeof(TextIdJsonConverter<ArticleId>))]
public readonly record struct ArticleId(string Value) : ITextId<ArticleId>
{
    /// <inheritdoc/>
    public static ArticleId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
