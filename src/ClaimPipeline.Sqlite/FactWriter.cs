namespace ClaimPipeline.Sqlite;

/// <summary>Writes facts. Blocks are collected until <see cref="Flush"/>, so that each is written once for many documents.</summary>
internal sealed class FactWriter(SqliteSession session)
{
    private const int MostOpen = 64;

    private readonly Dictionary<int, OpenBlock> _open = [];

    /// <summary>Adds the facts of a document.</summary>
    public void Add(long doc, DocumentEntry entry)
    {
        var (block, slot) = FactBlock.Of(doc);
        Open(block).Add(slot, entry);
    }

    /// <summary>Removes those of a document.</summary>
    public void Remove(long doc)
    {
        var (block, slot) = FactBlock.Of(doc);
        Open(block).Remove(slot);
    }

    /// <summary>Removes everything.</summary>
    public void Clear()
    {
        Forget();
        session.Execute("DELETE FROM fact");
        session.Execute("DELETE FROM block");
        session.Execute("UPDATE state SET cleared = generation + 1");
    }

    /// <summary>Writes what was collected; to be called before each commit.</summary>
    public void Flush()
    {
        var generation = session.Number("SELECT generation + 1 FROM state")!.Value;
        foreach (var block in _open.Values)
        {
            block.Write(generation);
        }

        Forget();
    }

    /// <summary>Forgets what was collected: the transaction was rolled back.</summary>
    public void Forget() => _open.Clear();

    private OpenBlock Open(int number)
    {
        if (!_open.TryGetValue(number, out var block))
        {
            if (_open.Count == MostOpen)
            {
                Flush();
            }

            block = new OpenBlock(session, number);
            _open.Add(number, block);
        }

        return block;
    }
}
