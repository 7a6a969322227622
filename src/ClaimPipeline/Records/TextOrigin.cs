namespace ClaimPipeline.Records;

/// <summary>
/// Where a run of an article's characters stands in the archived page. The characters equal those of the source from
/// <paramref name="Offset"/> on, one by one, but that any white space of the source is a space. What no run covers is markup: line feeds
/// between blocks, tabs between cells, and the space that a line break or an element's edge stands for.
/// </summary>
/// <param name="Span">In Article.Text.</param>
/// <param name="Anchor">
/// The source: a text node of the page, such as <c>/html/body/p[3]/text()[2]</c>; a JSON pointer into page data, such
/// as <c>state:/props/body/0</c>; <c>page=2</c> for paged input; <c>/document/body/p[4]/t[1]</c> for a run of a Word document; <c>text</c> for
/// plain text.
/// </param>
/// <param name="Offset">Position of the first character in the source, in UTF-16 units after decoding.</param>
public sealed record TextOrigin(TextSpan Span, string Anchor, int Offset);
