namespace ClaimPipeline.Extraction;

/// <summary>Finds the element that holds the article: the smallest one around nearly all of the page's prose.</summary>
internal static class ContentFinder
{
    public static PageNode Find(PageTree page)
    {
        var region = page.Body;
        while (true)
        {
            PageNode? best = null;
            foreach (var child in region.Children())
            {
                if (best is null || child.Prose > best.Prose)
                {
                    best = child;
                }
            }

            if (best is null || best.Prose == 0 || !Tags.IsBlock(best.Tag) && best.Tag != Tag.Other || best.Tag is Tag.P or Tag.Li or Tag.Tr or Tag.Tbody or Tag.Pre)
            {
                break;
            }

            var share = (double)best.Prose / region.Prose;
            var wanted = best.Has(Marks.Body) ? 0.6 : best.Tag is Tag.Article or Tag.Main || best.Has(Marks.Article) ? 0.66 : 0.75;
            if (share < wanted)
            {
                break;
            }

            region = best;
        }

        return Lifted(region);
    }

    // A single cell or item is too small a region.
    private static PageNode Lifted(PageNode region)
    {
        while (region.Parent is not null && region.Tag is Tag.P or Tag.Li or Tag.Tr or Tag.Tbody or Tag.Ul or Tag.Ol or Tag.Blockquote or Tag.Table)
        {
            region = region.Parent;
        }

        return region;
    }
}
