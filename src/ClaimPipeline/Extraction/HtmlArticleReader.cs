namespace ClaimPipeline.Extraction;

/// <summary>Reads a page of HTML into a draft, and says what kind of page it is.</summary>
internal static class HtmlArticleReader
{
    public static (ArticleDraft Draft, PageVerdict Verdict) Read(string html, Records.FetchedPage fetched, ExtractionOptions options)
    {
        var page = PageTree.Parse(html, options);
        using var document = page.Document;
        var metadata = MetadataReader.Read(page, fetched);
        var parts = ContentFinder.Find(page, metadata.Headline);
        var pieces = PieceTrimmer.Trim(RegionReader.Read(parts, options, false, page.IgnoresNames), metadata, parts[^1]);
        var strict = pieces.Sum(p => p.Letters);
        if (strict < 250 || strict < (page.Body.Letters - page.Body.LinkLetters) / 6)
        {
            var widest = Widest(page);
            var wide = PieceTrimmer.Trim(RegionReader.Read([widest], options, true, page.IgnoresNames), metadata, widest);
            pieces = wide.Sum(p => p.Letters) > strict * 2 ? wide : pieces;
        }

        var draft = new ArticleDraft
        {
            Title = metadata.Title,
            Byline = metadata.Byline,
            Publisher = metadata.Publisher,
            CanonicalUrl = metadata.CanonicalUrl,
            Language = metadata.Language,
            Published = metadata.Published,
            Modified = metadata.Modified,
        };
        foreach (var piece in pieces)
        {
            draft.Add(piece.Kind, piece.Text, piece.Node.Path(), piece.Context);
        }

        return (draft, PageJudge.Judge(page, metadata, draft, pieces, fetched));
    }

    private static PageNode Widest(PageTree page)
    {
        foreach (var node in page.Body.Subtree())
        {
            if ((node.Tag == Tag.Main || node.Attribute("role") == "main") && node.Letters * 3 > page.Body.Letters)
            {
                return node;
            }
        }

        return page.Body;
    }
}
