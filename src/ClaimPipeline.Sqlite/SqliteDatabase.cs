using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ClaimPipeline.Sqlite;

/// <summary>
/// One database file: a single writer, whose transactions queue up, and readers that never wait for it (write-ahead log). A
/// committed transaction survives a killed process and, in a durable database, a power failure; one that was not committed leaves
/// no trace.
/// </summary>
public sealed class SqliteDatabase : IDisposable
{
    private static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(30);

    private readonly string _connectionString;
    private readonly bool _isDurable;
    private readonly ConcurrentBag<SqliteSession> _readers = [];
    private readonly SqliteSession _writer;
    private readonly WriteQueue _writes;
    private volatile bool _isDisposed;

    private SqliteDatabase(string file, SqliteSchema schema, bool isDurable)
    {
        File = file;
        _isDurable = isDurable;
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = (int)BusyTimeout.TotalSeconds,
        }.ToString();
        try
        {
            _writer = Connect();
            _writes = new WriteQueue(_writer);
            Migrate(schema);
        }
        catch (SqliteException trouble) when (trouble.SqliteErrorCode == raw.SQLITE_NOTADB)
        {
            _writer?.Dispose();
            throw new InvalidDataException(
                $"{file} is no {schema.Purpose}, nor any SQLite database: name another data folder, or move the file away.", trouble);
        }
        catch
        {
            _writer?.Dispose();
            throw;
        }
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>Opens the store in that file, which is created when it is missing and brought up to date when it is older.</summary>
    /// <exception cref="InvalidDataException">
    /// The file is no store, or was written by a newer version of the program; the message says what to do.
    /// </exception>
    public static SqliteDatabase OpenStore(string file) => new(file, SqliteSchema.Store, isDurable: true);

    /// <summary>Opens the index in that file, which is made anew when it is missing, or of another version of the program.</summary>
    internal static SqliteDatabase OpenIndex(string file)
    {
        try
        {
            return new(file, SqliteSchema.Index, isDurable: false);
        }
        catch (OutdatedIndexException)
        {
            foreach (var ending in new[] { "", "-wal", "-shm" })
            {
                System.IO.File.Delete(file + ending);
            }

            return new(file, SqliteSchema.Index, isDurable: false);
        }
    }

    /// <summary>
    /// Copies the database as of one moment into a new file, while others read and write. The copy is whole, or not there.
    /// </summary>
    public Task CopyToAsync(string file, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        return ReadAloneAsync(
            session =>
            {
                var draft = file + ".new";
                System.IO.File.Delete(draft);
                session.Execute("VACUUM INTO $1", draft);
                System.IO.File.Move(draft, file, overwrite: true);
                return true;
            },
            cancellationToken);
    }

    /// <summary>What SQLite finds wrong in the file, at most twenty things; empty when all is well.</summary>
    public Task<IReadOnlyList<string>> CheckIntegrityAsync(CancellationToken cancellationToken) => ReadAloneAsync<IReadOnlyList<string>>(
        session => [.. session.Query("PRAGMA integrity_check(20)", r => r.GetString(0)).Where(line => line != "ok")], cancellationToken);

    /// <summary>The pages of the store that this is.</summary>
    public Storage.IPageStore Pages() => new SqlitePageStore(this);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _writer.Dispose();
    }

    /// <summary>
    /// Runs <paramref name="work"/> in a transaction; an exception undoes what it wrote. It must touch nothing but the session, for
    /// others may share the transaction.
    /// </summary>
    internal Task<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _writes.RunAsync(work, cancellationToken);
    }

    /// <summary>
    /// Runs <paramref name="work"/> on one snapshot of the database. It must be short: while it runs, the write-ahead log cannot
    /// shrink.
    /// </summary>
    internal Task<T> ReadAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        if (!_readers.TryTake(out var reader))
        {
            reader = Connect();
            reader.Execute("PRAGMA query_only = 1");

            // Each write empties it, and there are as many readers as threads.
            reader.Execute("PRAGMA cache_size = -2000");
        }

        var handle = reader.Connection.Handle;
        using var stopping = cancellationToken.Register(() => raw.sqlite3_interrupt(handle));
        try
        {
            reader.Execute("BEGIN");
            var result = work(reader);
            reader.Execute("COMMIT");
            return Task.FromResult(result);
        }
        catch (SqliteException trouble) when (trouble.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException("The query was stopped.", trouble, cancellationToken);
        }
        finally
        {
            RollBack(reader);
            if (_isDisposed)
            {
                reader.Dispose();
            }
            else
            {
                _readers.Add(reader);
            }
        }
    }

    /// <summary>Runs long work on a connection of its own, in a thread of its own.</summary>
    private Task<T> ReadAloneAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return Task.Run(
            () =>
            {
                using var session = Connect();
                var handle = session.Connection.Handle;
                using var stopping = cancellationToken.Register(() => raw.sqlite3_interrupt(handle));
                try
                {
                    return work(session);
                }
                catch (SqliteException trouble) when (trouble.SqliteErrorCode == raw.SQLITE_INTERRUPT)
                {
                    throw new OperationCanceledException("The work was stopped.", trouble, cancellationToken);
                }
            },
            cancellationToken);
    }

    /// <summary>Makes a connection of its own, for who needs transactions that outlive one call.</summary>
    internal SqliteSession Connect()
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            var session = new SqliteSession(connection);
            session.Number($"PRAGMA busy_timeout = {(int)BusyTimeout.TotalMilliseconds}");
            session.Execute($"PRAGMA synchronous = {(_isDurable ? "FULL" : "NORMAL")}");
            session.Execute("PRAGMA foreign_keys = ON");
            session.Execute("PRAGMA temp_store = MEMORY");
            session.Execute("PRAGMA cache_size = -16000");
            return session;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void RollBack(SqliteSession session)
    {
        if (session.InTransaction)
        {
            session.Execute("ROLLBACK");
        }
    }

    private void Migrate(SqliteSchema schema)
    {
        Check(schema);
        _writer.Text("PRAGMA journal_mode = WAL");
        if (Version() == schema.Version)
        {
            return;
        }

        _writer.Execute("BEGIN IMMEDIATE");
        try
        {
            // Looked at again under the lock: another process may have been faster.
            Check(schema);
            for (var version = (int)Version(); version < schema.Scripts.Count; version++)
            {
                _writer.Execute(schema.Scripts[version]);
            }

            _writer.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {schema.ApplicationId}"));
            _writer.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {schema.Version}"));
            _writer.Execute("COMMIT");
        }
        catch
        {
            RollBack(_writer);
            throw;
        }
    }

    private void Check(SqliteSchema schema)
    {
        var application = _writer.Number("PRAGMA application_id");
        var isEmpty = _writer.Number("SELECT count(*) FROM sqlite_master") == 0;
        if (application != schema.ApplicationId && !(application == 0 && isEmpty))
        {
            throw new InvalidDataException(
                $"{File} is an SQLite database, but no {schema.Purpose}: name another data folder, or move the file away.");
        }

        if (schema.IsDerived && Version() != 0 && Version() != schema.Version)
        {
            throw new OutdatedIndexException();
        }

        if (Version() > schema.Version)
        {
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"{File} was written by a newer version of the program (schema {Version()}, this one knows {schema.Version}): update the program."));
        }
    }

    private long Version() => _writer.Number("PRAGMA user_version") ?? 0;

    private sealed class OutdatedIndexException : Exception;
}
