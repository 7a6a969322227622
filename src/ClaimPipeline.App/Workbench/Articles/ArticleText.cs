using ClaimPipeline.App.Wording;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Workbench.Articles;

/// <summary>A part of an article's text as it is shown: blocks of runs, cut wherever a claim or a figure begins or ends.</summary>
/// <param name="Blocks">In the order of the text.</param>
/// <param name="Window">Which part of the text they are.</param>
/// <param name="Length">Characters of the whole text.</param>
public sealed record ArticleText(IReadOnlyList<ShownBlock> Blocks, TextSpan Window, int Length)
{
    /// <summary>The part of a text around a place: parts have a fixed length, so that an address always shows the same.</summary>
    public static ArticleText Of(Article article, IReadOnlyList<ArticleClaim> claims, int at, int most)
    {
        var text = article.Text;
        var start = text.Length <= most ? 0 : TextWindow.Border(text, Math.Clamp(at, 0, text.Length - 1) / most * most);
        var window = TextSpan.FromBounds(start, TextWindow.Border(text, Math.Min(text.Length, start + most)));
        var shown = claims.Where(claim => !claim.IsOfHeadline && claim.Span.Overlaps(window)).ToList();
        var blocks = new List<ShownBlock>();
        foreach (var block in article.Blocks)
        {
            if (block.Span.Overlaps(window))
            {
                var span = TextSpan.FromBounds(Math.Max(block.Span.Start, window.Start), Math.Min(block.Span.End, window.End));
                blocks.Add(new ShownBlock(block.Kind, block.Context, Cells(block, span, text, shown)));
            }
        }

        return new ArticleText(blocks, window, text.Length);
    }

    // Cells of a row are runs of their own; everything else is one.
    private static List<IReadOnlyList<TextRun>> Cells(TextBlock block, TextSpan span, string text, List<ArticleClaim> claims)
    {
        var own = claims.Where(claim => claim.Span.Overlaps(span)).ToList();
        if (block.Kind != BlockKind.TableRow)
        {
            return [TextRun.Of(text, span, own)];
        }

        var cells = new List<IReadOnlyList<TextRun>>();
        for (var from = span.Start; from <= span.End;)
        {
            var tab = text.IndexOf('\t', from, span.End - from);
            var to = tab < 0 ? span.End : tab;
            cells.Add(TextRun.Of(text, TextSpan.FromBounds(from, to), own));
            from = to + 1;
        }

        return cells;
    }
}

/// <summary>A block of text as it is shown.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Context">Column headers of a table row, tab separated.</param>
/// <param name="Cells">One, but for a table row.</param>
public sealed record ShownBlock(BlockKind Kind, string? Context, IReadOnlyList<IReadOnlyList<TextRun>> Cells);
