using ClaimPipeline.Search;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Spans;
using Lucene.Net.Util;

namespace ClaimPipeline.Lucene;

/// <summary>
/// Documents that hold phrases close together as <see cref="SearchQuery.Near"/> means it. Lucene's own span queries measure
/// nearness in another way, so they only find the phrases here.
/// </summary>
/// <param name="field">Where they stand.</param>
/// <param name="phrases">For each phrase its words, and for each word the terms that it may be.</param>
/// <param name="distance">Words between the end of each phrase and the beginning of the last, at most.</param>
internal sealed class NearFilter(string field, IReadOnlyList<IReadOnlyList<Term[]>> phrases, int distance) : Filter
{
    /// <inheritdoc/>
    public override DocIdSet GetDocIdSet(AtomicReaderContext context, IBits? acceptDocs)
    {
        var found = new FixedBitSet(context.Reader.MaxDoc);
        var spans = phrases.Select(phrase => SpansOf(phrase).GetSpans(context, acceptDocs, new Dictionary<Term, TermContext>())).ToArray();
        if (!Array.TrueForAll(spans, s => s.MoveNext()))
        {
            return found;
        }

        var starts = spans.Select(_ => new List<int>()).ToArray();
        while (MeetOn(spans))
        {
            var number = spans[0].Doc;
            var goOn = true;
            for (var i = 0; i < spans.Length; i++)
            {
                goOn &= Collect(spans[i], starts[i]);
            }

            if (AreNear(starts))
            {
                found.Set(number);
            }

            if (!goOn)
            {
                break;
            }
        }

        return found;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{field}:NEAR/{distance}";

    // Moves all to the first document, at or behind where they are, that has them all.
    private static bool MeetOn(Spans[] spans)
    {
        while (true)
        {
            var last = spans.Max(s => s.Doc);
            if (Array.TrueForAll(spans, s => s.Doc == last))
            {
                return true;
            }

            if (!Array.TrueForAll(spans, s => s.Doc == last || s.SkipTo(last)))
            {
                return false;
            }
        }
    }

    // The beginnings in the current document; whether there is another document behind it.
    private static bool Collect(Spans spans, List<int> starts)
    {
        starts.Clear();
        var number = spans.Doc;
        do
        {
            starts.Add(spans.Start);
            if (!spans.MoveNext())
            {
                return false;
            }
        }
        while (spans.Doc == number);
        return true;
    }

    private static SpanQuery SpansOf(IReadOnlyList<Term[]> phrase)
    {
        SpanQuery[] words = [.. phrase.Select(SpanQuery (terms) =>
            terms.Length == 1 ? new SpanTermQuery(terms[0]) : new SpanOrQuery([.. terms.Select(term => new SpanTermQuery(term))]))];
        return words.Length == 1 ? words[0] : new SpanNearQuery(words, 0, inOrder: true);
    }

    private bool AreNear(List<int>[] starts) => starts.SelectMany(s => s).Any(last => phrases
        .Select((phrase, i) => starts[i].Exists(start => start <= last && start + phrase.Count + distance >= last))
        .All(isThere => isThere));
}
