using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>
/// Finds what a later version of a page tells otherwise than an earlier one: figures, claims that say something else or are not made any
/// more, the headline, and paragraphs that were taken out. A sentence that is only worded otherwise is no revision.
/// </summary>
public static class VersionComparer
{
    // Shorter ones are captions, dates and the like, which sites change all the time.
    private const int ShortestParagraph = 60;

    // Share of words in common from which on two sentences or paragraphs are the same one, edited.
    private const double Edited = 0.5;

    /// <summary>The revisions: figures, claims, headline, paragraphs, each in the order of the earlier text.</summary>
    public static IReadOnlyList<Revision> Compare(StoryText earlier, StoryText later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        var figures = StoryComparer.Compare(earlier, later, RevisionKind.Figure);
        var claims = Claims(earlier, later, figures).ToList();
        return [.. figures, .. claims, .. Headline(earlier, later), .. Paragraphs(earlier, later, [.. figures.Concat(claims).Select(r => r.Earlier.Text)])];
    }

    private static IEnumerable<Revision> Claims(StoryText earlier, StoryText later, IReadOnlyList<Revision> figures)
    {
        var taken = figures.SelectMany(r => new[] { r.Earlier.Claim, r.Later?.Claim }).ToHashSet();
        var (was, isNow) = (Sentences(earlier), Sentences(later));
        var fresh = later.Analysis.Claims.Where(c => !was.Contains(Plain(later.SentenceOf(c))) && !taken.Contains(c.Id)).ToList();
        foreach (var claim in earlier.Analysis.Claims.ToArray())
        {
            var sentence = earlier.SentenceOf(claim);
            if (taken.Contains(claim.Id) || isNow.Contains(Plain(sentence)))
            {
                continue;
            }

            var twin = fresh
                .Where(c => c.Kind == claim.Kind)
                .Select(c => (Claim: c, Likeness: Likeness(sentence, later.SentenceOf(c)) + (Says(c) == Says(claim) ? 1 : 0)))
                .Where(c => c.Likeness >= Edited)
                .OrderByDescending(c => c.Likeness)
                .Select(c => c.Claim)
                .FirstOrDefault();
            if (twin is not null)
            {
                fresh.Remove(twin);
            }

            if (twin is null || Says(twin) != Says(claim))
            {
                yield return Make(
                    RevisionKind.Claim, earlier.Tell(sentence, claim), later.Tell(twin is null ? "" : later.SentenceOf(twin), twin), StoryComparer.TopicOf(claim));
            }
        }
    }

    private static IEnumerable<Revision> Headline(StoryText earlier, StoryText later)
    {
        var (was, isNow) = (earlier.Analysis.Article.Title, later.Analysis.Article.Title);
        if (was.Length > 0 && isNow.Length > 0 && Plain(was) != Plain(isNow))
        {
            yield return Make(RevisionKind.Headline, earlier.Tell(was), later.Tell(isNow), "headline");
        }
    }

    // A paragraph whose sentence is told of as a claim already is not told of again.
    private static IEnumerable<Revision> Paragraphs(StoryText earlier, StoryText later, IReadOnlyList<string> told)
    {
        var now = Blocks(later).ToList();
        foreach (var paragraph in Blocks(earlier).Where(p => p.Length >= ShortestParagraph))
        {
            if (!told.Any(t => paragraph.Contains(t, StringComparison.Ordinal))
                && !now.Exists(n => Plain(n) == Plain(paragraph)) && !now.Exists(n => Likeness(paragraph, n) >= Edited))
            {
                yield return Make(RevisionKind.Paragraph, earlier.Tell(paragraph), later.Tell(""), "paragraph");
            }
        }
    }

    private static Revision Make(RevisionKind kind, RevisionSide earlier, RevisionSide later, string topic) => new()
    {
        Id = Revision.IdOf(kind, earlier, later), Kind = kind, SeenAt = later.FetchedAt, Earlier = earlier, Later = later, Topic = topic,
    };

    private static IEnumerable<string> Blocks(StoryText text) => text.Analysis.Article.Blocks
        .Where(b => b.Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Quote or BlockKind.TableRow)
        .Select(b => b.Span.Slice(text.Analysis.Article.Text));

    private static HashSet<string> Sentences(StoryText text) =>
        text.Analysis.Sentences.Select(s => Plain(s.Sentence.Text)).ToHashSet(StringComparer.Ordinal);

    // What the claim says, whatever the words.
    private static string Says(Claim claim) => string.Join(
        '|',
        claim.Kind, claim.Form, claim.Polarity, claim.Status, claim.Direction, claim.Rank, Name(claim.Indicator), Name(claim.Subject), Name(claim.Place),
        Name(claim.Counterpart), claim.Period is { Rule: not "article-date" } period ? period.Value : null,
        string.Join(';', claim.Figures.Select(f => f.Figure.Quantity with { Resolution = 0 })));

    private static string? Name(Slot<Entity>? slot) => slot?.Value.Name;

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Words in common among all words of both; runs of characters without spaces, as in Chinese, are compared by their characters.
    private static double Likeness(string one, string other)
    {
        var (a, b) = (Words(one), Words(other));
        var common = a.Count(b.Contains);
        return a.Count + b.Count - common is var all and > 0 ? (double)common / all : 0;
    }

    private static HashSet<string> Words(string text)
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isWord = i < text.Length && char.IsLetterOrDigit(text[i]);
            var isAlone = isWord && text[i] >= '\u2E80';
            if (start >= 0 && (!isWord || isAlone))
            {
                words.Add(text[start..i]);
                start = -1;
            }

            if (isAlone)
            {
                words.Add(text[i].ToString());
            }
            else if (isWord && start < 0)
            {
                start = i;
            }
        }

        return words;
    }
}
