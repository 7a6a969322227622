using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ClaimPipeline.Sqlite;

/// <summary>A connection with its prepared statements. Parameters are <c>$1</c>, <c>$2</c> ... by position. Not for two threads at once.</summary>
internal sealed class SqliteSession : IDisposable
{
    // Searches make statements of many shapes; past this many, all are forgotten.
    private const int MostCommands = 256;

    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);
    private MatchGatherer? _gatherer;

    /// <summary>A session on an open connection, which it owns.</summary>
    public SqliteSession(SqliteConnection connection) => Connection = connection;

    /// <summary>The connection.</summary>
    public SqliteConnection Connection { get; }

    /// <summary>Finds words, in a connection to the index.</summary>
    public MatchGatherer Gatherer => _gatherer ??= new MatchGatherer(Connection);

    /// <summary>Whether a transaction is open.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(Connection.Handle) == 0;

    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it inserted, changed or deleted.</returns>
    public int Execute(string sql, params ReadOnlySpan<object?> arguments) => Bind(sql, arguments).ExecuteNonQuery();

    /// <summary>All rows of a query.</summary>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> map, params ReadOnlySpan<object?> arguments)
    {
        var rows = new List<T>();
        using var reader = Bind(sql, arguments).ExecuteReader();
        while (reader.Read())
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    /// <summary>Calls <paramref name="take"/> for each row of a query, one in memory at a time.</summary>
    public void ForEach(string sql, Action<SqliteDataReader> take, params ReadOnlySpan<object?> arguments)
    {
        using var reader = Bind(sql, arguments).ExecuteReader();
        while (reader.Read())
        {
            take(reader);
        }
    }

    /// <summary>The first row of a query; null when it has none.</summary>
    public T? First<T>(string sql, Func<SqliteDataReader, T> map, params ReadOnlySpan<object?> arguments)
        where T : class
    {
        using var reader = Bind(sql, arguments).ExecuteReader();
        return reader.Read() ? map(reader) : null;
    }

    /// <summary>The first column of the first row as a text; null when there is none.</summary>
    public string? Text(string sql, params ReadOnlySpan<object?> arguments) => Bind(sql, arguments).ExecuteScalar() as string;

    /// <summary>The first column of the first row as a number; null when there is none.</summary>
    public long? Number(string sql, params ReadOnlySpan<object?> arguments) => Bind(sql, arguments).ExecuteScalar() as long?;

    /// <inheritdoc/>
    public void Dispose()
    {
        Forget();
        Connection.Dispose();
        _gatherer?.Dispose();
    }

    private void Forget()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        _commands.Clear();
    }

    private SqliteCommand Bind(string sql, ReadOnlySpan<object?> arguments)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            if (_commands.Count >= MostCommands)
            {
                Forget();
            }

            command = Connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < arguments.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i + 1}" });
            }

            _commands.Add(sql, command);
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            command.Parameters[i].Value = arguments[i] ?? DBNull.Value;
        }

        return command;
    }
}
