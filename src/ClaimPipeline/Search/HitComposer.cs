using ClaimPipeline.Records;

namespace ClaimPipeline.Search;

/// <summary>Makes hits of found documents in the same way for every engine: highlights, excerpts, claims.</summary>
public sealed class HitComposer
{
    /// <summary>Characters of an excerpt, roughly.</summary>
    private const int ExcerptLength = 240;

    private readonly SearchRequest _request;
    private readonly PhraseFinder _finder;
    private readonly ClaimFilter _wanted;
    private readonly bool _byScore;

    /// <summary>For the hits of one request.</summary>
    public HitComposer(SearchRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        _request = request;
        _finder = new PhraseFinder(request.Query);
        _wanted = request.Query.WantedClaims();
        _byScore = request.Sort == SearchSort.Relevance && PhraseFinder.Phrases(request.Query).Any();
    }

    /// <summary>The hit of a document that matches the request's query.</summary>
    /// <param name="document">The document.</param>
    /// <param name="place">Where it stands, which names the claim where a hit is one.</param>
    /// <param name="copies">Near-duplicates that stand with it, in their order.</param>
    /// <param name="copyCount">How many there are in all.</param>
    public SearchHit Compose(SearchDocument document, HitPlace place, IEnumerable<SearchHit> copies, int copyCount)
    {
        ArgumentNullException.ThrowIfNull(document);
        var terms = _finder.Find(document.Text, TextField.Body);
        var titleTerms = _finder.Find(document.Title, TextField.Title);
        var claims = place.Ordinal >= 0 ? [document.Claims[place.Ordinal]] : document.Claims.Where(_wanted.Fits).ToList();
        var ofText = claims.Where(claim => !claim.InTitle).ToList();
        var shown = claims
            .OrderByDescending(claim => (claim.InTitle ? titleTerms : terms).Count(claim.Sentence.Contains))
            .Take(_request.ClaimsPerHit)
            .Select(claim => new ClaimHit(
                claim.Claim, claim.Verdict, claim.Reason, Excerpt(document, claim.Sentence, claim.InTitle ? titleTerms : terms, [claim]), claim.Difference)
            {
                Revised = claim.Revised,
            })
            .ToValueList();
        return new SearchHit
        {
            Article = document.Article,
            Score = _byScore ? -place.Key : 0,
            Url = document.Url,
            Publisher = document.Publisher,
            Title = document.Title,
            TitleHighlights = titleTerms
                .Select(span => new Highlight(span, HighlightKind.Term)).ToValueList(),
            Published = document.Published,
            Language = document.Language,
            Excerpt = Window(document, terms, ofText) is { } window ? Excerpt(document, window, terms, ofText) : null,
            ClaimCount = claims.Count,
            Claims = shown,
            Copies = copies.ToValueList(),
            CopyCount = copyCount,
        };
    }

    // Highlights that reach over the border are cut at it: a claim may span more than an excerpt shows.
    private static Excerpt Excerpt(
        SearchDocument document, TextSpan span, IEnumerable<TextSpan> terms, IReadOnlyList<SearchClaim> claims)
    {
        var text = claims is [{ InTitle: true }] ? document.Title : document.Text;
        var highlights = new List<Highlight>();
        Add(terms, HighlightKind.Term);
        Add(Joined(claims.Select(c => c.Claim.Span)), HighlightKind.Claim);
        Add(Joined(claims.SelectMany(c => c.Claim.Figures.Select(f => f.Figure.Span.Shift(c.Sentence.Start)))), HighlightKind.Figure);
        return new Excerpt(
            span,
            span.Slice(text),
            highlights.OrderBy(h => h.Span.Start).ThenByDescending(h => h.Span.Length).ThenBy(h => h.Kind).ToValueList());

        void Add(IEnumerable<TextSpan> spans, HighlightKind kind) => highlights.AddRange(spans
            .Where(span.Overlaps)
            .Select(s => new Highlight(TextSpan.FromBounds(Math.Max(s.Start, span.Start), Math.Min(s.End, span.End)), kind)));
    }

    private static List<TextSpan> Joined(IEnumerable<TextSpan> spans)
    {
        var joined = new List<TextSpan>();
        foreach (var span in spans.Where(s => s.Length > 0).Order())
        {
            if (joined.Count > 0 && joined[^1].Overlaps(span))
            {
                joined[^1] = TextSpan.FromBounds(joined[^1].Start, Math.Max(joined[^1].End, span.End));
            }
            else
            {
                joined.Add(span);
            }
        }

        return joined;
    }

    // Where most searched words stand together; else the first wanted claim; else the beginning.
    private static TextSpan? Window(SearchDocument document, List<TextSpan> terms, List<SearchClaim> claims)
    {
        var text = document.Text;
        if (text.Length == 0)
        {
            return null;
        }

        if (terms.Count == 0)
        {
            return claims.Count > 0 ? claims[0].Sentence : TextSpan.FromBounds(0, EndNear(text, Math.Min(text.Length, ExcerptLength)));
        }

        var (best, most) = (0, 0);
        for (int first = 0, last = 0; first < terms.Count; first++)
        {
            while (last < terms.Count && terms[last].End <= terms[first].Start + (ExcerptLength * 2 / 3))
            {
                last++;
            }

            if (last - first > most)
            {
                (best, most) = (first, last - first);
            }

            last = Math.Max(last, first + 1);
        }

        var start = StartNear(text, Math.Max(0, terms[best].Start - (ExcerptLength / 4)), terms[best].Start);
        return TextSpan.FromBounds(start, EndNear(text, Math.Min(text.Length, Math.Max(start + ExcerptLength, terms[best].End))));
    }

    // The beginning of a line or sentence between the two offsets, else of a word.
    private static int StartNear(string text, int from, int to)
    {
        if (from == 0)
        {
            return 0;
        }

        for (var i = to; i > from; i--)
        {
            if (text[i - 1] == '\n' || (i > 1 && text[i - 1] == ' ' && text[i - 2] is '.' or '!' or '?') || text[i - 1] is '。' or '！' or '？')
            {
                return i;
            }
        }

        for (var i = from; i < to; i++)
        {
            if (char.IsWhiteSpace(text[i - 1]))
            {
                return i;
            }
        }

        return char.IsLowSurrogate(text[from]) ? from - 1 : from;
    }

    // The last end of a word at or before the offset, unless it is far.
    private static int EndNear(string text, int end)
    {
        if (end >= text.Length)
        {
            return text.Length;
        }

        for (var i = end; i > end - 30 && i > 0; i--)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                return i;
            }
        }

        return char.IsLowSurrogate(text[end]) ? end + 1 : end;
    }
}
