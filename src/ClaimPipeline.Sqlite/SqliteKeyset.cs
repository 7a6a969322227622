using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace ClaimPipeline.Sqlite;

/// <summary>Long lists, a chunk per snapshot: one reader over all of it would keep the write-ahead log from shrinking.</summary>
internal static class SqliteKeyset
{
    private const int Chunk = 500;

    /// <summary>Streams rows in the order of a text key; rows that come in behind the key while it streams are given too.</summary>
    /// <param name="database">Where from.</param>
    /// <param name="sql">A query with <c>key &gt; $1</c> and <c>ORDER BY key</c>, and no limit.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="keyOf">The key of a row.</param>
    /// <param name="more">Parameters from <c>$2</c> on.</param>
    /// <param name="cancellationToken">Stops it between chunks.</param>
    public static async IAsyncEnumerable<T> StreamAsync<T>(
        this SqliteDatabase database,
        string sql,
        Func<SqliteDataReader, T> read,
        Func<T, string> keyOf,
        object?[] more,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = "";
        while (true)
        {
            object?[] parameters = [last, .. more];
            var rows = await database.ReadAsync(session => session.Query($"{sql} LIMIT {Chunk}", read, parameters), cancellationToken);
            foreach (var row in rows)
            {
                yield return row;
            }

            if (rows.Count < Chunk)
            {
                yield break;
            }

            last = keyOf(rows[^1]);
        }
    }
}
