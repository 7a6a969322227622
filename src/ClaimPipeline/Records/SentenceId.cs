using System.Globalization;
using System.Text.Json.Serialization;

namespace ClaimPipeline.Records;

/// <summary>Id of a sentence: its article and its index there, from 0. As text: <c>article-index</c>.</summary>
[JsonConverter(typeof(TextIdJsonConverter<SentenceId>))]
public readonly record struct SentenceId(ArticleId Article, int Index) : ITextId<SentenceId>
{
    /// <inheritdoc/>
    public string Value => string.Create(CultureInfo.InvariantCulture, $"{Article.Value}-{Index}");

    /// <inheritdoc/>
    /// <exception cref="FormatException">The text is not <c>article-index</c>.</exception>
    public static SentenceId From(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var dash = value.LastIndexOf('-');
        if (dash < 0 || !int.TryParse(value.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            throw new FormatException($"'{value}' is not a sentence id (article-index).");
        }

        return new SentenceId(new ArticleId(value[..dash]), index);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
