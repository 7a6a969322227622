namespace ClaimPipeline.Records;

/// <summary>A paragraph-like piece of an article's text. Blocks do not overlap and stand in the order of the text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">In Article.Text.</param>
/// <param name="Anchor">
/// Where the archived bytes hold it: a DOM path such as <c>/html/body/article/p[3]</c>, <c>page=2</c> for paged input,
/// <c>char=120,480</c> (RFC 5147) for plain text.
/// </param>
/// <param name="Context">What a reader sees beside it: for a table row the column headers, cell by cell, tab separated.</param>
public sealed record TextBlock(BlockKind Kind, TextSpan Span, string Anchor, string? Context = null);

/// <summary>What a block of text is.</summary>
public enum BlockKind
{
    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>A heading inside the text; the title is not in the text.</summary>
    Heading,

    /// <summary>One item of a list.</summary>
    ListItem,

    /// <summary>A quotation set apart.</summary>
    Quote,

    /// <summary>One row of a table, cells separated by tabs.</summary>
    TableRow,

    /// <summary>Text under a picture or table.</summary>
    Caption,

    /// <summary>
    /// The headline. No block of the text: only a sentence has it, the last of an analysis, when the headline claims something. Its span and
    /// those of its claims are in Article.Title.
    /// </summary>
    Title,
}
