namespace ClaimPipeline.Sqlite;

/// <summary>The newest facts that a reader asked for.</summary>
internal sealed class FactCache
{
    private FactTable _newest = FactTable.Empty;

    /// <summary>The facts of the generation that a session reads.</summary>
    public FactTable Of(SqliteSession session)
    {
        var (generation, cleared) = session.Query("SELECT generation, cleared FROM state", r => (r.GetInt64(0), r.GetInt64(1)))[0];
        var known = Volatile.Read(ref _newest);
        if (known.Generation == generation)
        {
            return known;
        }

        var isLater = generation > known.Generation;
        var table = (isLater && cleared <= known.Generation ? known : FactTable.Empty).Renewed(session, generation);
        if (isLater)
        {
            // A race with another reader costs one of them the work, never a wrong answer.
            Volatile.Write(ref _newest, table);
        }

        return table;
    }
}
