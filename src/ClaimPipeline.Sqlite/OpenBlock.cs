using System.Runtime.InteropServices;

namespace ClaimPipeline.Sqlite;

/// <summary>A block that is being written: what is there of it, document by document.</summary>
internal sealed class OpenBlock
{
    private readonly SqliteSession _session;
    private readonly int _number;
    private readonly ulong[] _alive = new ulong[FactTable.AliveWords];
    private DocumentEntry?[]? _documents;
    private long _factsChanged;

    /// <summary>Reads which of a block's documents are there.</summary>
    public OpenBlock(SqliteSession session, int number)
    {
        (_session, _number) = (session, number);
        foreach (var (changed, alive) in session.Query(
            "SELECT facts_changed, alive FROM block WHERE block = $1", r => (r.GetInt64(0), r.GetFieldValue<byte[]>(1)), number))
        {
            _factsChanged = changed;
            Buffer.BlockCopy(alive, 0, _alive, 0, alive.Length);
        }
    }

    /// <summary>Adds a document. Reads what is there of the others.</summary>
    public void Add(int slot, DocumentEntry entry)
    {
        _documents ??= Read();
        _documents[slot] = entry;
        _alive[slot / 64] |= 1UL << (slot % 64);
    }

    /// <summary>Removes a document; its facts stay until the block is written again, and nobody asks for them.</summary>
    public void Remove(int slot)
    {
        _alive[slot / 64] &= ~(1UL << (slot % 64));
        _documents?[slot] = null;
    }

    /// <summary>Writes it.</summary>
    /// <param name="generation">The generation that it will belong to.</param>
    public void Write(long generation)
    {
        if (_documents is not null)
        {
            _factsChanged = generation;
            WriteFacts(_documents);
        }

        _session.Execute(
            "INSERT OR REPLACE INTO block (block, changed, facts_changed, alive) VALUES ($1, $2, $3, $4)",
            _number,
            generation,
            _factsChanged,
            MemoryMarshal.AsBytes(_alive.AsSpan()).ToArray());
    }

    private DocumentEntry?[] Read()
    {
        var block = new FactBlock();
        foreach (var column in Enum.GetValues<FactColumn>())
        {
            foreach (var data in _session.Query(
                "SELECT data FROM fact WHERE id = $1", r => r.GetFieldValue<byte[]>(0), FactBlock.RowOf(_number, column)))
            {
                block.Fill(column, data);
            }
        }

        var entries = new DocumentEntry?[FactBlock.Size];
        for (var i = 0; i < block.Documents.Length; i++)
        {
            if ((_alive[i / 64] & (1UL << (i % 64))) != 0)
            {
                entries[i] = DocumentEntry.Of(block, i);
            }
        }

        return entries;
    }

    private void WriteFacts(DocumentEntry?[] entries)
    {
        var documents = new DocumentFacts[FactBlock.Size];
        var (claims, measures) = (new List<ClaimFacts>(), new List<ClaimMeasures>());
        var (figures, roundings) = (new List<FigureFacts>(), new List<FigureRounding>());
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i] is { } entry)
            {
                documents[i] = entry.Document with { FirstClaim = claims.Count, Claims = entry.Claims.Length };
                foreach (var claim in entry.Claims)
                {
                    claims.Add(claim.Facts with { FirstFigure = figures.Count, Figures = claim.Figures.Length });
                    measures.Add(claim.Measures);
                    figures.AddRange(claim.Figures);
                    roundings.AddRange(claim.Roundings);
                }
            }
        }

        Write(FactColumn.Documents, documents);
        Write<ClaimFacts>(FactColumn.Claims, CollectionsMarshal.AsSpan(claims));
        Write<FigureFacts>(FactColumn.Figures, CollectionsMarshal.AsSpan(figures));
        Write<FigureRounding>(FactColumn.Roundings, CollectionsMarshal.AsSpan(roundings));
        Write<ClaimMeasures>(FactColumn.Measures, CollectionsMarshal.AsSpan(measures));
    }

    private void Write<T>(FactColumn column, Span<T> rows)
        where T : struct =>
        _session.Execute(
            "INSERT OR REPLACE INTO fact (id, data) VALUES ($1, $2)", FactBlock.RowOf(_number, column), MemoryMarshal.AsBytes(rows).ToArray());
}
