using ClaimPipeline.Records;

namespace ClaimPipeline.Extraction;

/// <summary>Tells articles from error pages, lists of articles, consent walls and the like.</summary>
internal static class PageJudge
{
    private static readonly string[] ErrorTitles =
    [
        "404", "page not found", "not found", "error 4", "error 5", "access denied", "forbidden", "bad gateway", "service unavailable", "internal server error",
        "something went wrong", "page unavailable", "page doesn't exist", "page does not exist", "no longer available", "seite nicht gefunden", "página no encontrada", "page introuvable", "页面不存在", "找不到页面",
    ];

    private static readonly string[] WallTitles =
        ["just a moment", "attention required", "are you a robot", "captcha", "verify you are human", "before you continue", "cookie consent", "enable javascript", "checking your browser"];

    private static readonly string[] WallWords =
        ["cookie", "consent", "privacy", "gdpr", "subscribe", "subscriber", "javascript", "ad blocker", "adblock", "log in", "sign in", "einwilligung", "datenschutz", "verify you are"];

    public static PageVerdict Judge(
        PageTree page, PageNode region, PageMetadata metadata, ArticleDraft draft, List<TextPiece> pieces, FetchedPage fetched)
    {
        if (page.Body.Letters == 0 && draft.Letters == 0)
        {
            return new PageVerdict(DropReason.Empty, "The page has no text.");
        }

        var title = metadata.Title.ToLowerInvariant();
        if (draft.Letters < 1200 && Array.Find(ErrorTitles, e => title.Contains(e, StringComparison.Ordinal)) is { } error && IsErrorTitle(title, error))
        {
            return new PageVerdict(DropReason.ErrorPage, $"The title says '{metadata.Title}'.");
        }

        if (draft.Letters < 1500 && Array.Exists(WallTitles, w => title.Contains(w, StringComparison.Ordinal)))
        {
            return new PageVerdict(DropReason.ConsentWall, $"The title says '{metadata.Title}'.");
        }

        if (draft.Letters < 1500)
        {
            var text = draft.Text.ToLowerInvariant();
            var words = WallWords.Count(w => text.Contains(w, StringComparison.Ordinal));
            if (words >= 3 && draft.Letters < 400 * words)
            {
                return new PageVerdict(DropReason.ConsentWall, "The text is about cookies, consent or signing in.");
            }
        }

        if (IsListing(page, region, metadata, pieces, fetched) is { } why)
        {
            return new PageVerdict(DropReason.ListingPage, why);
        }

        return PageVerdict.Article;
    }

    private static bool IsErrorTitle(string title, string found) =>
        found == "404" ? title.StartsWith("404", StringComparison.Ordinal) || title.EndsWith("404", StringComparison.Ordinal) || title.Contains("error", StringComparison.Ordinal)
        : title.Length < found.Length + 40;

    private static string? IsListing(PageTree page, PageNode region, PageMetadata metadata, List<TextPiece> pieces, FetchedPage fetched)
    {
        if (metadata.JsonLd.IsArticle)
        {
            return null;
        }

        // A date that only stands in the text may be that of an entry.
        var isDated = metadata.Published is { Confidence: >= 0.75 };

        var prose = pieces.Where(p => p.Kind is BlockKind.Paragraph or BlockKind.Quote && p.LinkDensity < 0.5 && p.Letters >= 60).ToList();
        var longest = prose.Count == 0 ? 0 : prose.Max(p => p.Letters);
        var proseLetters = prose.Sum(p => p.Letters);

        var linkedHeads = pieces.Count(p => p.Kind == BlockKind.Heading && p.LinkDensity > 0.8);
        var readsOn = proseLetters >= 1500 && linkedHeads * 2 < prose.Count;

        // Beside an article there may be a list of others; a list is what has no prose of its own.
        var heads = 0;
        foreach (var node in (proseLetters < 800 ? page.Body : region).Subtree())
        {
            heads += node.Tag is Tag.H2 or Tag.H3 or Tag.H4 && node.LinkDensity > 0.8 && node.Letters > 15 ? 1 : 0;
        }

        var links = page.Body.Links;
        var isHome = Uri.TryCreate(fetched.Url, UriKind.Absolute, out var address) && address.AbsolutePath is "/" or "/index.html" or "/index.htm" or "/home";
        if (isHome && !isDated && links > 20)
        {
            return "The address is a home page, and the page has no date.";
        }

        if (!readsOn && !isDated && heads >= 6 && heads * 350 > proseLetters && longest < 500)
        {
            return $"{heads} headings lead elsewhere, and no paragraph is long.";
        }

        if (!isDated && proseLetters < 400 && page.Body.LinkDensity > 0.6 && links > 20)
        {
            return $"{links} links and hardly any prose.";
        }

        if (!isDated && proseLetters == 0 && page.Body.LinkDensity > 0.5 && links > 4)
        {
            return $"{links} links and no prose.";
        }

        return null;
    }
}
