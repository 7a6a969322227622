namespace ClaimPipeline.Extraction;

/// <summary>The short lines that pages put around and into articles, known by their words (the lists beside this file).</summary>
internal static class LinePhrases
{
    private static readonly PhraseList Tails = PhraseList.Load("tails.txt");
    private static readonly PhraseList Promotions = PhraseList.Load("promotions.txt");
    private static readonly PhraseList Credits = PhraseList.Load("credits.txt");

    /// <summary>Whether a line announces what else the site has, so that the article has ended.</summary>
    public static bool EndsArticle(string line) => Tails.Matches(line) || (line.Length < 60 && IsMoreOf(line));

    /// <summary>Whether a line asks to share, subscribe or read something else.</summary>
    public static bool IsPromotion(string line, double linkDensity) =>
        IsNotice(line) || (line.Length < 400 && Promotions.Matches(line) && (line.Length < 120 || linkDensity > 0.1));

    // "© 2024 The Paper. All rights reserved."
    private static bool IsNotice(string line) =>
        line.Length < 160 && (line[0] == '©' || (line.EndsWith("all rights reserved.", StringComparison.OrdinalIgnoreCase) && line.Contains('©', StringComparison.Ordinal)));

    /// <summary>Whether a line says who made a picture.</summary>
    public static bool IsCredit(string line)
    {
        if (Credits.Matches(line))
        {
            return true;
        }

        // "... in Paris (Image: Getty)", "... on Monday. [Photo/Xinhua]"
        var at = line.LastIndexOfAny(['(', '[']);
        return at > 0 && line[^1] is ')' or ']' && line.Length - at < 60 && Credits.Matches(line[(at + 1)..]);
    }

    /// <summary>Whether a short line in front of the text says when and by whom it was published.</summary>
    public static bool IsDateline(string line, string? byline)
    {
        if (line.Length > 150)
        {
            return false;
        }

        var words = line.Count(c => c == ' ') + 1;
        if (words > 6 && line[^1] == '.')
        {
            return false;
        }

        return (DateReader.Read(line) is not null && words <= 18) || (byline is not null && words <= 12 && line.Contains(byline, StringComparison.OrdinalIgnoreCase))
            || (words <= 6 && (line.StartsWith("By ", StringComparison.Ordinal) || line.EndsWith(" min read", StringComparison.OrdinalIgnoreCase)
                || line.EndsWith(" minute read", StringComparison.OrdinalIgnoreCase) || line.EndsWith(" ago", StringComparison.Ordinal)));
    }

    // "More great WIRED stories", "More from the ministry".
    private static bool IsMoreOf(string line) =>
        line.StartsWith("More ", StringComparison.OrdinalIgnoreCase)
        && (line.EndsWith("stories", StringComparison.OrdinalIgnoreCase) || line.EndsWith("news", StringComparison.OrdinalIgnoreCase)
            || line.EndsWith("articles", StringComparison.OrdinalIgnoreCase) || line.EndsWith("posts", StringComparison.OrdinalIgnoreCase)
            || line.EndsWith("coverage", StringComparison.OrdinalIgnoreCase));
}
