namespace ClaimPipeline.Extraction;

/// <summary>Finds the elements that hold the article: the smallest one around nearly all of its prose, and a lead that stands before it.</summary>
internal static class ContentFinder
{
    private const int LeastProse = 250;

    /// <summary>The parts of the region in document order; the last is the main one.</summary>
    public static List<PageNode> Find(PageTree page, PageNode? headline)
    {
        var region = Descend(page.Body);
        if (headline is not null && OwnOf(headline, Common(headline, region)) is { } own)
        {
            region = Descend(own);
        }

        region = Lifted(region);
        var parts = Leads(region, headline);
        parts.Add(region);
        return parts;
    }

    // Goes down as long as one child holds nearly all of the prose.
    private static PageNode Descend(PageNode region)
    {
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

            if (best is null || best.Prose == 0 || (!Tags.IsBlock(best.Tag) && best.Tag != Tag.Other)
                || best.Tag is Tag.P or Tag.Li or Tag.Tr or Tag.Tbody or Tag.Pre)
            {
                return region;
            }

            var share = (double)best.Prose / region.Prose;
            var wanted = best.Has(Marks.Body) ? 0.6 : best.Tag is Tag.Article or Tag.Main || best.Has(Marks.Article) ? 0.66 : 0.75;
            if (share < wanted)
            {
                return region;
            }

            region = best;
        }
    }

    private static PageNode Common(PageNode headline, PageNode region)
    {
        while (!headline.IsWithin(region))
        {
            region = region.Parent!;
        }

        return region;
    }

    // The smallest element around the headline with an article's worth of prose, if what the region has besides is other articles:
    // teasers full of links, or article elements of their own.
    private static PageNode? OwnOf(PageNode headline, PageNode region)
    {
        var own = headline;
        while (own != region && own.Prose < Math.Max(LeastProse, region.Prose / 8))
        {
            own = own.Parent!;
        }

        if (own == region || own.Tag is Tag.Header)
        {
            return null;
        }

        var rest = region.Letters - own.Letters;
        var restLinks = (double)(region.LinkLetters - own.LinkLetters) / Math.Max(1, rest);
        if (restLinks > 0.15 && restLinks > own.LinkDensity * 2)
        {
            return own;
        }

        int inArticles = 0;
        foreach (var node in region.Subtree())
        {
            if (node.Tag == Tag.Article && !node.IsWithin(own) && !own.IsWithin(node) && node.Parent?.Closest(Tag.Article) is null)
            {
                inArticles += node.Prose;
            }
        }

        return own.Closest(Tag.Article) is not null && inArticles > (region.Prose - own.Prose) * 0.7 ? own : null;
    }

    // Paragraphs between the headline and the region: a lead in a box of its own.
    private static List<PageNode> Leads(PageNode region, PageNode? headline)
    {
        var leads = new List<PageNode>();
        if (headline is null || region.Order < headline.Order)
        {
            return leads;
        }

        var node = region;
        for (var level = 0; level < 4 && node.Parent is { Tag: not Tag.Body } parent && !headline.IsWithin(node); level++)
        {
            for (var before = node.Previous; before is not null; before = before.Previous)
            {
                if (before.Order > headline.Order && before.Prose > 0 && before.LinkDensity < 0.3 && before.Prose < region.Prose)
                {
                    leads.Insert(0, before);
                }
            }

            node = parent;
        }

        return leads;
    }

    // A single cell or item is too small a region.
    private static PageNode Lifted(PageNode region)
    {
        while (region.Parent is not null && region.Tag is Tag.P or Tag.Li or Tag.Tr or Tag.Tbody or Tag.Ul or Tag.Ol or Tag.Blockquote or Tag.Table)
        {
            region = region.Parent!;
        }

        return region;
    }
}
