using System.Runtime.InteropServices;
using ClaimPipeline.Search;

namespace ClaimPipeline.Sqlite;

/// <summary>
/// The facts of documents with neighbouring numbers. A block never changes: what is written makes a new one. Columns are filled when
/// they are first needed.
/// </summary>
internal sealed class FactBlock
{
    /// <summary>Documents of a block. A commit writes whole blocks, so few; each is read by itself, so not too few.</summary>
    public const int Size = 256;

    // The name of a column's row is made of the block's number and the column's.
    private const int Columns = 8;

    // Of Claims, by themselves: most conditions fail on them, so little memory is read.
    private int[] _places = [];
    private int[] _commodities = [];
    private int[] _indicators = [];
    private int[] _starts = [];
    private int[] _ends = [];

    /// <summary>By the document's place in the block.</summary>
    public DocumentFacts[] Documents { get; private set; } = [];

    /// <summary><see cref="DocumentFacts.Length"/> by itself.</summary>
    public int[] Lengths { get; private set; } = [];

    /// <summary><see cref="DocumentFacts.FirstClaim"/> by itself, and the end of the last.</summary>
    public int[] ClaimStarts { get; private set; } = [];

    /// <summary>By <see cref="DocumentFacts.FirstClaim"/>.</summary>
    public ClaimFacts[] Claims { get; private set; } = [];

    /// <summary><see cref="ClaimFacts.FirstFigure"/> by itself, and the end of the last.</summary>
    public int[] FigureStarts { get; private set; } = [];

    /// <summary>By <see cref="ClaimFacts.FirstFigure"/>.</summary>
    public FigureFacts[] Figures { get; private set; } = [];

    /// <summary>As <see cref="Figures"/>.</summary>
    public FigureRounding[] Roundings { get; private set; } = [];

    /// <summary>As <see cref="Claims"/>.</summary>
    public ClaimMeasures[] Measures { get; private set; } = [];

    /// <summary>The block of a document, and its place there.</summary>
    public static (int Block, int Slot) Of(long doc) => ((int)(doc / Size), (int)(doc % Size));

    /// <summary>The name of the row that holds a column of a block.</summary>
    public static long RowOf(int block, FactColumn column) => ((long)block * Columns) + (int)column;

    /// <summary>What stands in a slot, claim by claim.</summary>
    public int[] Slots(ClaimSlot slot) => slot switch
    {
        ClaimSlot.Place => _places,
        ClaimSlot.Commodity => _commodities,
        _ => _indicators,
    };

    /// <summary>The numbers of a facet's values, of some claims; negative for none. A loop for each facet, for this is asked of millions.</summary>
    public void Values(SearchFacet facet, ReadOnlySpan<int> claims, Span<int> values)
    {
        switch (facet)
        {
            case SearchFacet.Place:
                Named(_places, claims, values);
                break;
            case SearchFacet.Commodity:
                Named(_commodities, claims, values);
                break;
            case SearchFacet.Indicator:
                Named(_indicators, claims, values);
                break;
            default:
                var all = Claims;
                for (var i = 0; i < claims.Length; i++)
                {
                    values[i] = all[claims[i]].ValueOf(facet);
                }

                break;
        }
    }

    /// <summary>Whether a claim's period shares a day with those from one to another.</summary>
    public bool IsInPeriod(int claim, int start, int end) => IsWithin(_starts[claim], _ends[claim], start, end);

    /// <summary>The next claim of which that is so, from a place on; negative when there is none.</summary>
    public int NextInPeriod(int from, int start, int end)
    {
        var (starts, ends) = (_starts, _ends);
        for (var claim = from; claim < starts.Length && claim < ends.Length; claim++)
        {
            if (IsWithin(starts[claim], ends[claim], start, end))
            {
                return claim;
            }
        }

        return -1;
    }

    private static void Named(int[] column, ReadOnlySpan<int> claims, Span<int> values)
    {
        for (var i = 0; i < claims.Length; i++)
        {
            values[i] = column[claims[i]] is not 0 and var number ? number : -1;
        }
    }

    // Both are compared each time: half of all first comparisons come out either way, which the processor cannot foresee.
    private static bool IsWithin(int start, int end, int from, int to) => (start <= to) & (end >= from);

    /// <summary>Fills a column with what is stored of it.</summary>
    public void Fill(FactColumn column, ReadOnlySpan<byte> data)
    {
        switch (column)
        {
            case FactColumn.Documents:
                Documents = MemoryMarshal.Cast<byte, DocumentFacts>(data).ToArray();
                Lengths = Array.ConvertAll(Documents, document => document.Length);
                ClaimStarts = Starts(Documents);
                break;
            case FactColumn.Claims:
                Claims = MemoryMarshal.Cast<byte, ClaimFacts>(data).ToArray();
                _places = Array.ConvertAll(Claims, claim => claim.Place);
                _commodities = Array.ConvertAll(Claims, claim => claim.Commodity);
                _indicators = Array.ConvertAll(Claims, claim => claim.Indicator);
                _starts = Array.ConvertAll(Claims, claim => claim.Start);
                _ends = Array.ConvertAll(Claims, claim => claim.End);
                FigureStarts = [.. Claims.Select(claim => claim.FirstFigure), Claims is [.., var last] ? last.FirstFigure + last.Figures : 0];
                break;
            case FactColumn.Figures:
                Figures = MemoryMarshal.Cast<byte, FigureFacts>(data).ToArray();
                break;
            case FactColumn.Roundings:
                Roundings = MemoryMarshal.Cast<byte, FigureRounding>(data).ToArray();
                break;
            default:
                Measures = MemoryMarshal.Cast<byte, ClaimMeasures>(data).ToArray();
                break;
        }
    }

    // Claims lie in the order of their documents; places without a document have none.
    private static int[] Starts(DocumentFacts[] documents)
    {
        var starts = new int[documents.Length + 1];
        for (var i = 0; i < documents.Length; i++)
        {
            starts[i + 1] = starts[i] + documents[i].Claims;
        }

        return starts;
    }
}
