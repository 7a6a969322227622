using ClaimPipeline.Records;

namespace ClaimPipeline.Extraction;

/// <summary>Tells from a page's address and links whether it is one of the numbered parts of an article.</summary>
internal static class PagingReader
{
    /// <summary>Which part the page is; null when nothing on it leads to a part before or behind it.</summary>
    public static ArticlePaging? Read(PageTree page, string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var own) || own.Scheme is not ("http" or "https"))
        {
            return null;
        }

        var part = PagedAddress.Of(own);
        string? next = null, first = null;
        var hasPrevious = false;
        foreach (var node in page.Root.Subtree())
        {
            if (node.Tag is not (Tag.A or Tag.Link) || node.Attribute("href") is not { Length: > 0 } href || href[0] == '#'
                || !Uri.TryCreate(own, href, out var target) || target.Host != own.Host)
            {
                continue;
            }

            var other = PagedAddress.Of(target);
            if (other.Base != part.Base || other.Number == part.Number)
            {
                continue;
            }

            var address = target.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
            next ??= other.Number == part.Number + 1 ? address : null;
            first ??= other.Number == 1 ? address : null;
            hasPrevious |= other.Number == part.Number - 1;
        }

        return part.Number == 1
            ? next is null ? null : new ArticlePaging(1, url, next)
            : hasPrevious ? new ArticlePaging(part.Number, first ?? $"{own.Scheme}://{part.Base.TrimEnd('?')}", next) : null;
    }
}
