namespace ClaimPipeline.Extraction;

/// <summary>Which parts of a page are not its article, by their tags and marks.</summary>
internal static class Boilerplate
{
    private const Marks Strong = Marks.Comment | Marks.Modal;

    /// <summary>Marks whose elements are left out unless they hold much of the region's prose.</summary>
    private const Marks Usual = Marks.Related | Marks.Share | Marks.Promo | Marks.Ad | Marks.Nav | Marks.Footer | Marks.Sidebar | Marks.Meta;

    /// <summary>Whether the subtree is left out of an article whose region holds so much prose.</summary>
    public static bool Excludes(PageNode node, int regionProse, bool ignoreNames = false)
    {
        if (node.IsHidden || Tags.IsSilent(node.Tag))
        {
            return true;
        }

        var most = regionProse == 0 ? 0 : (double)node.Prose / regionProse;
        switch (node.Tag)
        {
            case Tag.Nav:
            case Tag.Dialog:
                return true;
            case Tag.Footer:
                return most < 0.3;
            case Tag.Aside:
                return most < 0.3;
            case Tag.Form:
            case Tag.Fieldset:
                return most < 0.4;
            case Tag.Label:
                return true;
            case Tag.Body:
            case Tag.Html:
            case Tag.Main:
            case Tag.Text:
            case Tag.P when !node.Has(Marks.Related | Marks.Share | Marks.Promo | Marks.Ad | Marks.Modal | Marks.Byline | Marks.Author | Marks.Meta | Marks.Caption | Marks.Notice):
                return false;
            default:
                break;
        }

        if (node.Marks == Marks.None || ignoreNames)
        {
            return false;
        }

        if (node.Has(Strong))
        {
            return most < 0.5;
        }

        if (node.Has(Marks.Body))
        {
            return node.Has(Usual) && most < 0.05 && node.LinkDensity > 0.4;
        }

        if (node.Has(Usual))
        {
            return most < (node.Has(Marks.Article) ? 0.2 : 0.3);
        }

        if (node.Has(Marks.Byline | Marks.Author | Marks.Notice) && Tags.IsBlock(node.Tag))
        {
            return most < 0.1 && node.Letters < 1500;
        }

        if (node.Has(Marks.Date) && Tags.IsBlock(node.Tag))
        {
            return node.Letters < 60;
        }

        return node.Has(Marks.Media) && most < 0.05;
    }

    /// <summary>
    /// Whether an element stands in what is not about the page's own article: menus, comments, related articles, the site's footer.
    /// Names on elements around much of the page are not believed.
    /// </summary>
    public static bool IsAside(PageNode node, PageTree page)
    {
        for (var n = node; n is not null && n.Letters * 3 < page.Body.Letters; n = n.Parent)
        {
            if (n.Tag is Tag.Nav or Tag.Aside || (n.Tag == Tag.Footer && n.Closest(Tag.Article) is null)
                || n.Has(Marks.Comment | Marks.Related | Marks.Nav | Marks.Sidebar | Marks.Modal | Marks.Promo))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a list, or a box of links, leads elsewhere instead of saying something.</summary>
    public static bool IsLinkBox(PageNode node)
    {
        if (node.Letters == 0 || node.Links == 0)
        {
            return false;
        }

        switch (node.Tag)
        {
            case Tag.Ul or Tag.Ol or Tag.Dl:
                return node.Links > 1 && node.LinkDensity > 0.7 && node.Prose == 0;
            case Tag.Div or Tag.Section or Tag.OtherBlock or Tag.Article or Tag.Header or Tag.Other or Tag.Center:
                return node.HoldsBlocks && node.Prose < 100 && node.LinkDensity > 0.5;
            case Tag.Table:
                return node.LinkDensity > 0.7 && !TableReader.IsData(node);
            default:
                return false;
        }
    }
}
