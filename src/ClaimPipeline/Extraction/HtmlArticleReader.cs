namespace ClaimPipeline.Extraction;

/// <summary>Reads a page of HTML into a draft, and says what kind of page it is.</summary>
internal static class HtmlArticleReader
{
    public static (ArticleDraft Draft, PageVerdict Verdict) Read(string html, Records.FetchedPage fetched, ExtractionOptions options, bool traces)
    {
        var page = PageTree.Parse(html, options);
        using var document = page.Document;
        var metadata = MetadataReader.Read(page, fetched);
        var parts = ContentFinder.Find(page, metadata.Headline);
        var pieces = PieceTrimmer.Trim(RegionReader.Read(parts, options, false, page.IgnoresNames), metadata, parts[^1], false);
        var strict = pieces.Sum(p => p.Letters);
        var widest = Widest(page);
        if (strict < 250 || strict < (page.Body.Letters - page.Body.LinkLetters) / 6
            || (!metadata.JsonLd.IsArticle && metadata.Published is not { Confidence: > 0.5 } && (strict < parts[^1].Letters * 0.5 || (strict < widest.Letters * 0.4 && HasEntries(widest, page)))))
        {
            var wide = PieceTrimmer.Trim(RegionReader.Read([widest], options, true, page.IgnoresNames), metadata, widest, true);
            pieces = wide.Sum(p => p.Letters) > strict * 2 ? wide : pieces;
        }

        var draft = new ArticleDraft(traces)
        {
            Head = metadata,
            Paging = PagingReader.Read(page, fetched.Url),
        };
        var state = pieces.Sum(p => p.Letters) < 250 ? PageStateReader.Read(page, metadata.JsonLd, options) : [];
        if (state.Sum(block => block.Text.Length) > pieces.Sum(p => p.Text.Length) * 2)
        {
            state.ForEach(block => draft.Add(block.Kind, block.Text, block.Anchor));
        }
        else
        {
            pieces.ForEach(piece => draft.Add(piece.Kind, piece.Text, piece.Runs, piece.Node.Path(), piece.Context));
        }

        var verdict = PageJudge.Judge(page, parts[^1], metadata, draft, pieces, fetched);
        return (draft, page.IsCut && verdict.Reason is null
            ? new PageVerdict(Records.DropReason.TooManyElements, $"More than {options.MostElements} elements (Extraction:MostElements); what stands behind them was not read.")
            : verdict);
    }

    // A page made of entries has a heading for each.
    private static bool HasEntries(PageNode node, PageTree page)
    {
        var headings = 0;
        foreach (var part in node.Subtree())
        {
            headings += Tags.IsHeading(part.Tag) && part.Letters > 10 && !Boilerplate.IsAside(part, page) ? 1 : 0;
        }

        return headings >= 6;
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
