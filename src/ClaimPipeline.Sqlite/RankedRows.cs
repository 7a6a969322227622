using ClaimPipeline.Records;
using ClaimPipeline.Search;

namespace ClaimPipeline.Sqlite;

/// <summary>
/// What matches a request, in its order. All matches are walked over and the best kept; ids of articles are read for these, and to
/// break the few ties that the beginning of an id leaves.
/// </summary>
internal sealed class RankedRows
{
    private readonly SqliteSession _session;
    private readonly SearchRequest _request;
    private readonly FactTable _facts;
    private readonly Matches _matches;
    private readonly ClaimTest? _wanted;
    private readonly bool _byScore;
    private readonly Dictionary<long, string> _ids = [];

    /// <summary>For one request, inside a read transaction.</summary>
    public RankedRows(SqliteSession session, SearchRequest request, FactTable facts, Matches matches, ClaimTest? wanted)
    {
        (_session, _request, _facts, _matches, _wanted) = (session, request, facts, matches, wanted);
        _byScore = IsByScore(request);
        if (request.Sort is SearchSort.LargestFigure or SearchSort.SmallestFigure or SearchSort.LargestDifference)
        {
            facts.Load(session, FactColumn.Claims);
            facts.Load(session, FactColumn.Measures);
        }
    }

    /// <summary>Whether hits stand by relevance: a query without words has no better and worse.</summary>
    public static bool IsByScore(SearchRequest request) =>
        request.Sort == SearchSort.Relevance && PhraseFinder.Phrases(request.Query).Any();

    /// <summary>The rows behind a place, or from the beginning; found in pieces of <paramref name="size"/>.</summary>
    public IEnumerable<RankedRow> From(HitPlace? after, int size)
    {
        while (true)
        {
            var rows = Best(after, size);
            foreach (var row in rows)
            {
                yield return row;
            }

            if (rows.Count < size)
            {
                yield break;
            }

            after = rows[^1].Place;
        }
    }

    /// <summary>The rows of some articles only, in no order; those that do not match are left out.</summary>
    public List<RankedRow> Of(IEnumerable<string> articles)
    {
        var rows = new List<RankedRow>();
        foreach (var article in articles)
        {
            if (_session.Number("SELECT doc FROM document WHERE article = $1", article) is { } doc
                && _matches.IndexOf(doc) is >= 0 and var index)
            {
                ForEachRow(index, (in Candidate row) => rows.Add(Row(row)));
            }
        }

        return rows;
    }

    private List<RankedRow> Best(HitPlace? after, int size)
    {
        var best = new PriorityQueue<Candidate, Candidate>(Comparer<Candidate>.Create((one, other) => Compare(other, one)));
        for (var i = 0; i < _matches.Count; i++)
        {
            // Most matches are worse than the worst of the best, which their score alone tells.
            if (!_byScore || best.Count < size || -_matches.ScoreAt(i) <= best.Peek().Key)
            {
                ForEachRow(i, Consider);
            }
        }

        return [.. best.UnorderedItems.Select(item => item.Element).Order(Comparer<Candidate>.Create(Compare)).Select(Row)];

        void Consider(in Candidate row)
        {
            if (best.Count == size && (row.Key > best.Peek().Key || Compare(row, best.Peek()) > 0))
            {
                return;
            }

            if (after is not { } place || IsBehind(row, place))
            {
                if (best.Count == size)
                {
                    best.Dequeue();
                }

                best.Enqueue(row, row);
            }
        }
    }

    // The rows of the match at a place: the document, or its fitting claims.
    private void ForEachRow(int index, TakeRow take)
    {
        var doc = _matches.Docs[index];
        var block = _facts.BlockOf(doc, out var slot);
        ref readonly var document = ref block.Documents[slot];
        var key = KeyOf(document, index);
        if (_request.Level == SearchLevel.Articles)
        {
            take(new Candidate(key ?? Least(block, document), document.Order, doc, -1));
            return;
        }

        for (var i = 0; i < document.Claims; i++)
        {
            if (_wanted is null || _wanted(block, document.FirstClaim + i))
            {
                take(new Candidate(key ?? KeyOf(block.Measures[document.FirstClaim + i]), document.Order, doc, i));
            }
        }
    }

    // Null where the claims tell it.
    private double? KeyOf(in DocumentFacts document, int index) => _request.Sort switch
    {
        SearchSort.Relevance when _byScore => -_matches.ScoreAt(index),
        SearchSort.LargestFigure or SearchSort.SmallestFigure or SearchSort.LargestDifference => null,
        _ when document.Published == DocumentFacts.NoDay => double.PositiveInfinity,
        SearchSort.Oldest => document.Published,
        _ => -document.Published,
    };

    private double Least(FactBlock block, in DocumentFacts document)
    {
        var least = double.PositiveInfinity;
        for (var i = document.FirstClaim; i < document.FirstClaim + document.Claims; i++)
        {
            if (_wanted is null || _wanted(block, i))
            {
                least = Math.Min(least, KeyOf(block.Measures[i]));
            }
        }

        return least;
    }

    private double KeyOf(ClaimMeasures measures)
    {
        var key = _request.Sort switch
        {
            SearchSort.LargestFigure => -measures.Amount,
            SearchSort.SmallestFigure => measures.Amount,
            _ => -measures.Difference,
        };
        return double.IsNaN(key) ? double.PositiveInfinity : key;
    }

    private bool IsBehind(in Candidate row, in HitPlace place) => row.Key > place.Key
        || (row.Key == place.Key && new HitPlace(row.Key, IdOf(row.Doc), row.Ordinal) > place);

    private int Compare(Candidate one, Candidate other)
    {
        var order = one.Key.CompareTo(other.Key);
        order = order != 0 ? order : one.Order.CompareTo(other.Order);
        order = order != 0 || one.Doc == other.Doc ? order : string.CompareOrdinal(IdOf(one.Doc), IdOf(other.Doc));
        return order != 0 ? order : one.Ordinal.CompareTo(other.Ordinal);
    }

    private string IdOf(long doc)
    {
        if (!_ids.TryGetValue(doc, out var id))
        {
            _ids[doc] = id = _session.Text("SELECT article FROM document WHERE doc = $1", doc)!;
        }

        return id;
    }

    private RankedRow Row(Candidate row) => _session.First(
        "SELECT article, fingerprint FROM document WHERE doc = $1",
        r => new RankedRow(
            row.Doc, new HitPlace(row.Key, r.GetString(0), row.Ordinal), new Fingerprint(unchecked((ulong)r.GetInt64(1)))),
        row.Doc)!;

    private delegate void TakeRow(in Candidate row);

    private readonly record struct Candidate(double Key, ulong Order, long Doc, int Ordinal);
}
