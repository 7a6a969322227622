using ClaimPipeline.Records;

namespace ClaimPipeline.Extraction;

/// <summary>Takes out of a region's blocks what is not the article's: title, byline and date in front; promotion inside; links and tags behind.</summary>
internal static class PieceTrimmer
{
    // How far from the start the page's own title, byline and date may stand.
    private const int Head = 8;

    public static List<TextPiece> Trim(List<TextPiece> pieces, PageMetadata metadata, PageNode region, bool lenient)
    {
        var title = TitleReader.Key(metadata.Title);
        var kept = new List<TextPiece>(pieces.Count);
        var prose = 0;
        foreach (var piece in pieces)
        {
            var isProse = IsProse(piece);
            if (piece.Node == metadata.Headline || (prose < 200 && title.Length > 0 && TitleReader.Key(piece.Text) == title)
                || (prose == 0 && !isProse && kept.Count < Head && LinePhrases.IsDateline(piece.Text, metadata.Byline))
                || IsForeign(piece, lenient))
            {
                continue;
            }

            prose += isProse ? piece.Letters : 0;
            kept.Add(piece);
        }

        CutTail(kept, region);
        while (kept.Count > 0 && kept[^1].Kind == BlockKind.Heading)
        {
            kept.RemoveAt(kept.Count - 1);
        }

        return kept;
    }

    private static bool IsProse(TextPiece piece) =>
        piece.Kind is BlockKind.Paragraph or BlockKind.Quote && piece.Letters >= 60 && piece.LinkDensity < 0.4;

    // Captions, labels, and paragraphs that are one link to another article.
    private static bool IsForeign(TextPiece piece, bool lenient)
    {
        switch (piece.Kind)
        {
            case BlockKind.Caption:
                return piece.Node.Tag != Tag.Caption;
            case BlockKind.Paragraph when !lenient && piece.LinkDensity > 0.9:
                return true;
            case BlockKind.TableRow:
            case BlockKind.Quote:
                return false;
            default:
                return LinePhrases.IsPromotion(piece.Text, piece.LinkDensity) || (piece.Letters < 200 && LinePhrases.IsCredit(piece.Text));
        }
    }

    // Once the article has begun, a line that announces what else there is ends it; one in the middle ends with its box.
    private static void CutTail(List<TextPiece> pieces, PageNode region)
    {
        var all = pieces.Sum(p => IsProse(p) ? p.Letters : 0);
        var before = 0;
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            if (before > 150 && piece.Letters < 70 && piece.Kind != BlockKind.TableRow && LinePhrases.EndsArticle(piece.Text))
            {
                var after = all - before;
                if (after < before * 0.4 || OnlyTeasers(pieces, i + 1))
                {
                    pieces.RemoveRange(i, pieces.Count - i);
                    return;
                }

                var box = BoxOf(piece.Node, region);
                var count = 1;
                while (i + count < pieces.Count && pieces[i + count].Node.IsWithin(box))
                {
                    count++;
                }

                pieces.RemoveRange(i, count);
                i--;
                continue;
            }

            before += IsProse(piece) ? piece.Letters : 0;
        }
    }

    // The largest element around a line that holds little of the region's prose.
    private static PageNode BoxOf(PageNode node, PageNode region)
    {
        var box = node;
        while (box.Parent is { } parent && parent != region && parent.Prose * 5 < region.Prose)
        {
            box = parent;
        }

        return box;
    }

    // Headlines that lead elsewhere, with a paragraph at most under each.
    private static bool OnlyTeasers(List<TextPiece> pieces, int from)
    {
        int links = 0, prose = 0;
        for (var i = from; i < pieces.Count; i++)
        {
            links += pieces[i].LinkDensity > 0.8 ? 1 : 0;
            prose += IsProse(pieces[i]) ? 1 : 0;
        }

        return links >= 2 && links >= prose;
    }
}
