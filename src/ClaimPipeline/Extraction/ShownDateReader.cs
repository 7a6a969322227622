namespace ClaimPipeline.Extraction;

/// <summary>Finds the dates that a page shows of its article: time elements, marked elements, and lines near the headline that are but a date.</summary>
internal static class ShownDateReader
{
    // In nodes.
    private const int HeadOfArticle = 60;
    // In nodes: what stands right at the headline belongs to it, whatever the names around both say.
    private const int AtHeadline = 10;

    // In nodes: the head of an article is small.
    private const int NearHeadline = 250;

    private static readonly string[] OtherDays = ["hours", "schedule", "event-date", "calendar", "countdown", "last-active"];

    private static readonly string[] OtherPhrases = ["last active", "member since", "joined", "open today"];

    /// <summary>The dates in document order.</summary>
    public static List<ShownDate> Read(PageTree page, PageNode? headline, string language)
    {
        var found = new List<ShownDate>();
        void Add(PageNode node, string text, string source, double confidence, int distance) =>
            found.Add(new ShownDate(text, source, confidence - distance / 4000.0, IsUpdate(node), node, distance));
        foreach (var node in page.Body.Subtree())
        {
            if (node.IsHidden || node.Letters > 160 || (node.Letters < 6 && node.Tag != Tag.Time && node.Tag != Tag.Meta))
            {
                continue;
            }

            var distance = headline is null ? 100 : Math.Abs(node.Order - headline.Order);
            if (node.Element is not { } element)
            {
                // A date on a line of its own, between other elements.
                if (node.Letters <= 40 && distance < NearHeadline && headline is not null && !IsLeaf(node.Parent!) && IsOnlyDate(node.Text!) && !IsElsewhere(node.Parent!, page, distance))
                {
                    Add(node, node.Text!, "text", 0.6, distance);
                }

                continue;
            }

            if (node.Attribute("itemprop") is "datePublished" or "dateCreated")
            {
                Add(node, node.Attribute("datetime") ?? node.Attribute("content") ?? node.InnerText(), "microdata:datePublished", 0.85, 0);
                continue;
            }

            var confidence = node.Tag == Tag.Time && (distance < NearHeadline || element.HasAttribute("pubdate")) ? 0.8
                : node.Letters >= 6 && distance < 400 && node.Has(Marks.Date | Marks.Byline | Marks.Meta) ? 0.7
                : node.Letters is >= 6 and <= 40 && distance < NearHeadline && IsLeaf(node) && headline is not null ? 0.6 : 0;
            if (confidence == 0 || IsElsewhere(node, page, distance))
            {
                continue;
            }

            var text = node.Tag == Tag.Time && node.Attribute("datetime") is { Length: > 0 } exact ? exact : node.InnerText();
            if (confidence == 0.6 && !IsOnlyDate(text))
            {
                continue;
            }

            Add(node, text, node.Tag == Tag.Time ? "time" : "text", confidence, distance);
        }

        RemoveEntries(found, language);
        return found;
    }

    // Three days or more on elements that look alike: entries of a list, each with its own date. The head of the article is none.
    private static void RemoveEntries(List<ShownDate> found, string language)
    {
        var lists = found.Where(d => d.Distance > HeadOfArticle)
            .GroupBy(d => (d.Node.Tag, d.Node.Attribute("class") ?? d.Node.Parent?.Attribute("class")))
            .Where(group => group.Select(d => DateReader.Read(d.Text, language)?.Date).Distinct().Count() >= 3)
            .SelectMany(group => group).ToHashSet();
        found.RemoveAll(lists.Contains);
    }

    // Side matter, and days that are not about the article: opening hours, events, the last visit.
    private static bool IsElsewhere(PageNode node, PageTree page, int distance)
    {
        var level = 0;
        for (var n = node; n is not null && level < 4; n = n.Parent, level++)
        {
            var names = $"{n.Attribute("class")} {n.Attribute("id")}";
            if (Array.Exists(OtherDays, word => names.Contains(word, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return (distance > AtHeadline && Boilerplate.IsAside(node, page)) || (node.Parent is { Letters: < 60 } parent
            && Array.Exists(OtherPhrases, phrase => parent.InnerText().Contains(phrase, StringComparison.OrdinalIgnoreCase)));
    }

    private static bool IsLeaf(PageNode node)
    {
        var elements = 0;
        foreach (var child in node.Children())
        {
            elements += child.Letters > 0 && child.Text is null ? 1 : 0;
        }

        return elements == 0;
    }

    // "Published on Oct 21, 2025": a date with hardly a word besides.
    private static bool IsOnlyDate(string text)
    {
        var others = 0;
        foreach (var word in text.Split([' ', ',', '.', ':', '|', '-'], StringSplitOptions.RemoveEmptyEntries))
        {
            others += char.IsLetter(word[0]) && word.Length > 1 && !DateReader.IsMonth(word) ? 1 : 0;
        }

        return others <= 3;
    }

    private static bool IsUpdate(PageNode node)
    {
        var text = (node.Parent is { Letters: < 60 } parent ? parent : node).InnerText();
        return (text.Contains("updated", StringComparison.OrdinalIgnoreCase) || text.Contains("modified", StringComparison.OrdinalIgnoreCase)
            || text.Contains("reviewed", StringComparison.OrdinalIgnoreCase)) && !text.Contains("published", StringComparison.OrdinalIgnoreCase);
    }
}
