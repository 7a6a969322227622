using ClaimPipeline.Records;
using ClaimPipeline.Search;

namespace ClaimPipeline.Sqlite;

/// <summary>
/// The index in an SQLite file of its own: words in FTS5, facts of documents and claims in blocks that are tested in memory. The file may be deleted at any
/// time; one of another version of the program is made anew when it is opened.
/// </summary>
public sealed class SqliteSearchIndex : ISearchIndex, IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly SqliteSession _session;
    private readonly IndexWriter _writer;
    private readonly FactCache _facts = new();

    private SqliteSearchIndex(SqliteDatabase database)
    {
        _database = database;
        _session = database.Connect();
        _writer = new IndexWriter(_session);
    }

    /// <summary>Opens the index in that file, which is created when it is missing.</summary>
    /// <exception cref="InvalidDataException">The file is no index; the message says what to do.</exception>
    public static SqliteSearchIndex Open(string file) => new(SqliteDatabase.OpenIndex(file));

    /// <inheritdoc/>
    public Task UpsertAsync(IReadOnlyList<SearchDocument> documents, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return documents.Count == 0
            ? Task.CompletedTask
            : WriteAsync(
                () =>
                {
                    foreach (var document in documents)
                    {
                        _writer.Upsert(document);
                    }
                },
                cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(IReadOnlyList<ArticleId> articles, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(articles);
        return articles.Count == 0
            ? Task.CompletedTask
            : WriteAsync(
                () =>
                {
                    foreach (var article in articles)
                    {
                        _writer.Delete(article);
                    }
                },
                cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken) =>
        _database.ReadAsync<IReadOnlyList<string>>(session => [.. IndexCheck.Faults(session, _facts.Of(session))], cancellationToken);

    /// <inheritdoc/>
    public Task ClearAsync(CancellationToken cancellationToken) => WriteAsync(_writer.Clear, cancellationToken);

    /// <inheritdoc/>
    public async Task<long> CommitAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            if (_session.InTransaction)
            {
                _writer.Flush();
                _session.Execute("UPDATE state SET generation = generation + 1");
                _session.Execute("COMMIT");
            }

            return Generation(_session);
        }
        catch
        {
            RollBack();
            throw;
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc/>
    public Task<long> GenerationAsync(CancellationToken cancellationToken) => _database.ReadAsync(Generation, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<(ArticleId Article, string Stamp)> StampsAsync(CancellationToken cancellationToken) => _database.StreamAsync(
        "SELECT article, stamp FROM document WHERE article > $1 ORDER BY article",
        r => (Article: new ArticleId(r.GetString(0)), Stamp: r.GetString(1)),
        row => row.Article.Value,
        [],
        cancellationToken);

    /// <inheritdoc/>
    public Task<long> CountAsync(CancellationToken cancellationToken) => _database.ReadAsync(
        session => session.Number("SELECT documents FROM state") ?? 0, cancellationToken);

    /// <inheritdoc/>
    public Task<SearchDocument?> GetAsync(ArticleId article, CancellationToken cancellationToken) => _database.ReadAsync(
        session => session.First(
            "SELECT r.record FROM document d JOIN record r ON r.doc = d.doc WHERE d.article = $1",
            r => IndexWriter.RecordOf(r.GetFieldValue<byte[]>(0)),
            article.ToString()),
        cancellationToken);

    /// <inheritdoc/>
    public Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _database.ReadAsync(
            session => new IndexSearcher(session, _facts.Of(session), request).Search(), cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _database.Dispose();
        _writing.Dispose();
    }

    private static long Generation(SqliteSession session) => session.Number("SELECT generation FROM state") ?? 0;

    // The transaction stays open until the commit; an error takes all of it back.
    private async Task WriteAsync(Action write, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            if (!_session.InTransaction)
            {
                _session.Execute("BEGIN IMMEDIATE");
            }

            write();
        }
        catch
        {
            RollBack();
            throw;
        }
        finally
        {
            _writing.Release();
        }
    }

    private void RollBack()
    {
        _writer.Forget();
        if (_session.InTransaction)
        {
            _session.Execute("ROLLBACK");
        }
    }
}
