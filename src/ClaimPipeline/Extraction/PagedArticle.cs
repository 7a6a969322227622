using ClaimPipeline.Records;

namespace ClaimPipeline.Extraction;

/// <summary>Puts the numbered parts of an article together.</summary>
public static class PagedArticle
{
    // What a further page says again of the article, such as its summary, is a whole paragraph.
    private const int LeastRepeated = 40;

    /// <summary>Whether a page goes on where another ends: the number behind it, and the same title but for the number.</summary>
    public static bool IsNext(ExtractionAttempt before, ExtractionAttempt next) =>
        before is { Article: { } first, Paging: { } paging } && next is { Article: { } second, Paging: { } further } && next.Reason is null or DropReason.TooShort
        && further.Number == paging.Number + 1 && IsSameTitle(first.Title, second.Title);

    /// <summary>
    /// The first part with the text of the further ones behind it. Anchors of a further part begin with <c>part=2:</c> and so on; the pages
    /// they stand in are <see cref="Article.Parts"/>. Paragraphs that a further part repeats from before are left out.
    /// </summary>
    public static ExtractionAttempt Join(ExtractionAttempt first, IReadOnlyList<ExtractionAttempt> further)
    {
        ArgumentNullException.ThrowIfNull(first);
        if (further.Count == 0 || first.Article is not { } article)
        {
            return first;
        }

        var draft = new ArticleDraft(false);
        var origins = first.Origins.ToArray().ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in article.Blocks)
        {
            seen.Add(block.Span.Slice(article.Text).ToString());
            draft.Add(block.Kind, block.Span.Slice(article.Text), [], block.Anchor, block.Context);
        }

        for (var i = 0; i < further.Count; i++)
        {
            var part = further[i].Article!;
            var name = FormattableString.Invariant($"part={i + 2}:");
            foreach (var block in part.Blocks)
            {
                var text = block.Span.Slice(part.Text).ToString();
                if (!seen.Add(text) && text.Length >= LeastRepeated)
                {
                    continue;
                }

                draft.Add(block.Kind, text, [], name + block.Anchor, block.Context);
                var shift = draft.Blocks[^1].Span.Start - block.Span.Start;
                origins.AddRange(further[i].Origins.ToArray().Where(origin => block.Span.Contains(origin.Span))
                    .Select(origin => origin with { Span = origin.Span.Shift(shift), Anchor = name + origin.Anchor }));
            }
        }

        var joined = article with
        {
            Id = Article.IdOf(article.CanonicalUrl, article.Title, article.Published, draft.Text),
            Text = draft.Text,
            Blocks = draft.Blocks,
            Parts = further.Select(part => part.Article!.Page).ToValueList(),
        };
        return first with { Article = joined, Origins = origins.ToValueList(), Reason = first.Reason is DropReason.TooShort ? null : first.Reason };
    }

    // "Tin, and where it goes", "Tin, and where it goes - Page 2", "Tin, and where it goes (2/3)"
    private static bool IsSameTitle(string first, string second)
    {
        var key = Key(first);
        return key.Length > 0 && key == Key(second);
    }

    private static string Key(string title)
    {
        var words = title.ToLowerInvariant().Split([' ', '-', '–', '—', '|', '(', ')', '/', ',', ':'], StringSplitOptions.RemoveEmptyEntries).ToList();
        while (words.Count > 1 && (words[^1].All(char.IsAsciiDigit) || words[^1] is "page" or "part" or "seite" or "of"))
        {
            words.RemoveAt(words.Count - 1);
        }

        return TitleReader.Key(string.Concat(words));
    }
}
