using ClaimPipeline.Records;

namespace ClaimPipeline.Tests.Segmentation;

internal static class Texts
{
    /// <summary>An article of that text, as one paragraph unless blocks are given.</summary>
    public static Article Article(string text, string language = "en", params TextBlock[] blocks) => new()
    {
        Id = new ArticleId("a"),
        Page = new PageId("p"),
        CanonicalUrl = "https://news.example/a",
        Publisher = "news.example",
        Title = "",
        Language = language,
        Text = text,
        Blocks = blocks.Length > 0
            ? ValueList.Create<TextBlock>(blocks)
            : [new TextBlock(BlockKind.Paragraph, new TextSpan(0, text.Length), "/html/body/p")],
    };
}
