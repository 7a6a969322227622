using ClaimPipeline.Records;

namespace ClaimPipeline.Extraction;

/// <summary>Takes off the ends of the text what is not the article's: title, byline and date in front; links, tags and forms behind.</summary>
internal static class PieceTrimmer
{
    public static List<TextPiece> Trim(List<TextPiece> pieces, PageMetadata metadata)
    {
        var title = TitleReader.Key(metadata.Title);
        var kept = new List<TextPiece>(pieces.Count);
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            if (piece.Node == metadata.Headline || (i < 8 && title.Length > 0 && TitleReader.Key(piece.Text) == title))
            {
                continue;
            }

            if (piece.Kind == BlockKind.Caption)
            {
                continue;
            }

            kept.Add(piece);
        }

        // Headings that nothing follows.
        while (kept.Count > 0 && kept[^1].Kind == BlockKind.Heading)
        {
            kept.RemoveAt(kept.Count - 1);
        }

        return kept;
    }
}
