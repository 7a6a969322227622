namespace ClaimPipeline.Records;

/// <summary>One sentence, heading, list item or table row of an article, or its headline.</summary>
/// <param name="Id">Article and index.</param>
/// <param name="Span">In Article.Text; for <see cref="BlockKind.Title"/> in Article.Title. <see cref="Article.TextOf"/> gives the one that holds.</param>
/// <param name="Text">Exactly the characters of <paramref name="Span"/>.</param>
/// <param name="Block">Kind of the block it stands in.</param>
/// <param name="Context">The block's context: column headers of a table row, tab separated.</param>
public sealed record Sentence(SentenceId Id, TextSpan Span, string Text, BlockKind Block, string? Context = null);
