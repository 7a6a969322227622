using System.Numerics;

namespace ClaimPipeline.Sqlite;

/// <summary>
/// The facts of all documents of one generation, in memory: conditions on claims are tested, claims counted and hits sorted here,
/// without a look into the file. Shared by the readers of the generation; the next one takes over the blocks that did not change.
/// </summary>
internal sealed class FactTable
{
    /// <summary>Words of a block's bits of those that are there.</summary>
    public const int AliveWords = FactBlock.Size / 64;

    private readonly Lock _loading = new();
    private readonly FactBlock?[] _blocks;
    private readonly ulong[] _alive;
    private readonly int[] _loaded;
    private int _complete;

    private FactTable(long generation, FactBlock?[] blocks, ulong[] alive, int[] loaded) =>
        (Generation, _blocks, _alive, _loaded) = (generation, blocks, alive, loaded);

    /// <summary>Without any document, before the first generation.</summary>
    public static FactTable Empty { get; } = new(-1, [], [], []);

    /// <summary>The generation.</summary>
    public long Generation { get; }

    /// <summary>Higher than the number of any document.</summary>
    public int End => _alive.Length * 64;

    /// <summary>By their number; null where there never was one.</summary>
    public ReadOnlySpan<FactBlock?> Blocks => _blocks;

    /// <summary>The table of a later generation.</summary>
    /// <param name="session">Reads that generation.</param>
    /// <param name="generation">Its number.</param>
    public FactTable Renewed(SqliteSession session, long generation)
    {
        var changed = session.Query(
            "SELECT block, facts_changed, alive FROM block WHERE changed > $1 ORDER BY block",
            r => (Block: r.GetInt32(0), HasNewFacts: r.GetInt64(1) > Generation, Alive: r.GetFieldValue<byte[]>(2)),
            Generation);
        var size = Math.Max(_blocks.Length, changed.Count == 0 ? 0 : changed[^1].Block + 1);
        var (blocks, alive, loaded) = (new FactBlock?[size], new ulong[size * AliveWords], new int[size]);
        _alive.CopyTo(alive, 0);
        lock (_loading)
        {
            for (var i = 0; i < size; i++)
            {
                (blocks[i], loaded[i]) = i < _blocks.Length ? (_blocks[i], _loaded[i]) : (null, 0);
            }
        }

        foreach (var (block, hasNewFacts, bits) in changed)
        {
            Buffer.BlockCopy(bits, 0, alive, block * AliveWords * sizeof(ulong), bits.Length);
            if (hasNewFacts || blocks[block] is null)
            {
                (blocks[block], loaded[block]) = (new FactBlock(), 0);
            }
        }

        return new FactTable(generation, blocks, alive, loaded);
    }

    /// <summary>Reads a column that is not yet there.</summary>
    /// <exception cref="InvalidDataException">The file is damaged; the message says what to do.</exception>
    public void Load(SqliteSession session, FactColumn column)
    {
        if (Missing(session, column) > 0)
        {
            throw new InvalidDataException("The index is damaged: 'claimpipeline index --rebuild' makes it anew from the store.");
        }
    }

    /// <summary>Reads a column that is not yet there, and counts the blocks that lack it.</summary>
    public int Missing(SqliteSession session, FactColumn column)
    {
        var bit = 1 << (int)column;
        if ((Volatile.Read(ref _complete) & bit) != 0)
        {
            return 0;
        }

        var missing = 0;
        lock (_loading)
        {
            for (var i = 0; i < _blocks.Length; i++)
            {
                if (_blocks[i] is not { } block || (_loaded[i] & bit) != 0)
                {
                    continue;
                }

                if (session.First("SELECT data FROM fact WHERE id = $1", r => r.GetFieldValue<byte[]>(0), FactBlock.RowOf(i, column)) is { } data)
                {
                    block.Fill(column, data);
                    _loaded[i] |= bit;
                }
                else
                {
                    missing++;
                }
            }

            if (missing == 0)
            {
                Volatile.Write(ref _complete, _complete | bit);
            }
        }

        return missing;
    }

    /// <summary>The block of a document, and its place there; the document must be there.</summary>
    public FactBlock BlockOf(long doc, out int slot)
    {
        (var block, slot) = FactBlock.Of(doc);
        return _blocks[block]!;
    }

    /// <summary>The facts of a document.</summary>
    public ref readonly DocumentFacts this[long doc] => ref BlockOf(doc, out var slot).Documents[slot];

    /// <summary>The words of a document.</summary>
    public int LengthOf(long doc) => BlockOf(doc, out var slot).Lengths[slot];

    /// <summary>The numbers of all documents, in order.</summary>
    /// <param name="among">A bit for each that is wanted; null for all.</param>
    public IEnumerable<long> Docs(ulong[]? among)
    {
        for (var i = 0; i < _alive.Length; i++)
        {
            for (var bits = _alive[i] & (among?[i] ?? ulong.MaxValue); bits != 0; bits &= bits - 1)
            {
                yield return ((long)i * 64) + BitOperations.TrailingZeroCount(bits);
            }
        }
    }

    /// <summary>Whether the facts of a document and of so many claims of it are there, in all columns.</summary>
    public bool IsWhole(long doc, int claims)
    {
        var block = BlockOf(doc, out var slot);
        if (slot >= block.Documents.Length || block.Measures.Length != block.Claims.Length || block.Roundings.Length != block.Figures.Length)
        {
            return false;
        }

        var document = block.Documents[slot];
        return document.Claims == claims
            && document.FirstClaim + claims <= block.Claims.Length
            && Array.TrueForAll(block.Claims[document.FirstClaim..(document.FirstClaim + claims)], claim => claim.FirstFigure + claim.Figures <= block.Figures.Length);
    }
}
