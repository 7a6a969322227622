using System.Text.Json;

namespace ClaimPipeline.TestKit;

/// <summary>What a page of the corpus should yield: the content of its <c>.expected.json</c>.</summary>
public sealed class ExpectedArticle
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    public required string Url { get; set; }

    public required string Title { get; set; }

    public string? Byline { get; set; }

    public DateOnly? Published { get; set; }

    public DateOnly? Modified { get; set; }

    public required string Language { get; set; }

    /// <summary>The drop reason, where the page is not to become an article.</summary>
    public string? Dropped { get; set; }

    public required List<ExpectedBlock> Blocks { get; set; }

    public required List<ExpectedCheck> Checks { get; set; }

    public string Text => string.Join('\n', Blocks.Select(block => block.Text));

    public static ExpectedArticle Read(string file) =>
        JsonSerializer.Deserialize<ExpectedArticle>(File.ReadAllBytes(file), Strict)
        ?? throw new InvalidDataException($"{file} holds null.");

    /// <summary>One block of the article's text.</summary>
    public sealed record ExpectedBlock(string Kind, string Text, bool Header = false);

    /// <summary>A stretch of the text with the verdict its claim should get; what is null is left open.</summary>
    public sealed record ExpectedCheck(string Text, string? Label = null, string? Reason = null);
}
