using System.Globalization;
using System.Runtime.CompilerServices;
using ClaimPipeline.Records;
using ClaimPipeline.Search;
using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using LuceneDirectory = Lucene.Net.Store.Directory;

namespace ClaimPipeline.Lucene;

/// <summary>
/// The index in a folder of Lucene.Net. The folder may be deleted at any time; an index of another version of the program counts as
/// empty. One process writes at a time; any number of others read.
/// </summary>
public sealed class LuceneSearchIndex : ISearchIndex, IDisposable
{
    private const LuceneVersion Compatibility = LuceneVersion.LUCENE_48;
    private const double BufferMegabytes = 64;

    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly LuceneDirectory _directory;
    private readonly SnapshotSource _snapshots;
    private readonly WordAnalyzer _analyzer = new();
    private IndexWriter? _writer;
    private long _generation;
    private bool _isChanged;

    private LuceneSearchIndex(LuceneDirectory directory, SnapshotSource snapshots) => (_directory, _snapshots) = (directory, snapshots);

    /// <summary>Opens the index in that folder, which is created when it is missing.</summary>
    /// <exception cref="InvalidDataException">The index cannot be read; the message says what to do.</exception>
    public static LuceneSearchIndex Open(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (File.Exists(folder))
        {
            throw new InvalidDataException($"The index is a folder, but '{folder}' is a file: move it away, then run 'claimpipeline index'.");
        }

        var directory = FSDirectory.Open(folder);
        try
        {
            return new LuceneSearchIndex(directory, new SnapshotSource(directory));
        }
        catch (IOException trouble)
        {
            directory.Dispose();
            throw new InvalidDataException(
                $"The index in '{folder}' cannot be read ({trouble.Message}): delete the folder, then run 'claimpipeline index', which makes it again.",
                trouble);
        }
    }

    /// <inheritdoc/>
    public Task UpsertAsync(IReadOnlyList<SearchDocument> documents, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return documents.Count == 0
            ? Task.CompletedTask
            : WriteAsync(
                writer =>
                {
                    foreach (var document in documents)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        writer.UpdateDocuments(TermOf(document.Article), LuceneDocuments.BlockOf(document));
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
            : WriteAsync(writer => writer.DeleteDocuments([.. articles.Select(TermOf)]), cancellationToken);
    }

    /// <inheritdoc/>
    public Task ClearAsync(CancellationToken cancellationToken) => WriteAsync(writer => writer.DeleteAll(), cancellationToken);

    /// <inheritdoc/>
    public async Task<long> CommitAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            if (!_isChanged)
            {
                return await GenerationAsync(cancellationToken);
            }

            _writer!.SetCommitData(new Dictionary<string, string>
            {
                [SnapshotSource.VersionKey] = SnapshotSource.Version,
                [SnapshotSource.GenerationKey] = (_generation + 1).ToString(CultureInfo.InvariantCulture),
            });
            _writer.Commit();
            (_isChanged, _generation) = (false, _generation + 1);
            _snapshots.Announce(_writer, _generation);
            return _generation;
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
    public Task<long> GenerationAsync(CancellationToken cancellationToken) => ReadAsync(snapshot => snapshot.Generation, cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<(ArticleId Article, string Stamp)> StampsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var snapshot = _snapshots.Take();
        foreach (var stamp in CommittedArticles.Stamps(snapshot.Reader))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return stamp;
        }

        await Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<long> CountAsync(CancellationToken cancellationToken) =>
        ReadAsync(CommittedArticles.Count, cancellationToken);

    /// <inheritdoc/>
    public Task<SearchDocument?> GetAsync(ArticleId article, CancellationToken cancellationToken) => ReadAsync(
        snapshot => snapshot.Find(article.ToString()) is { } number ? LuceneDocuments.Read(snapshot.Reader, number) : null,
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken) => ReadAsync<IReadOnlyList<string>>(
        snapshot => _snapshots.HasCommit ? [.. FolderCheck.Faults(_directory), .. BlockCheck.Faults(snapshot.Reader)] : [],
        cancellationToken);

    /// <inheritdoc/>
    public Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ReadAsync(
            snapshot =>
            {
                using var search = new IndexSearch(snapshot, request, cancellationToken);
                return search.Result();
            },
            cancellationToken);
    }

    /// <summary>Closes the index; what was written since the last commit is given up.</summary>
    public void Dispose()
    {
        if (_isChanged)
        {
            _writer?.Rollback();
        }

        _writer?.Dispose();
        _snapshots.Dispose();
        _analyzer.Dispose();
        _directory.Dispose();
        _writing.Dispose();
    }

    private static Term TermOf(ArticleId article) => new(IndexFields.Article, article.Value);

    private Task<T> ReadAsync<T>(Func<IndexSnapshot, T> read, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var snapshot = _snapshots.Take();
            return read(snapshot);
        },
        cancellationToken);

    // The writer buffers until the commit; an error takes all of it back.
    private async Task WriteAsync(Action<IndexWriter> write, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            _writer ??= OpenWriter();
            _isChanged = true;
            await Task.Run(() => write(_writer), cancellationToken);
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

    private IndexWriter OpenWriter()
    {
        var settings = new IndexWriterConfig(Compatibility, _analyzer)
        {
            // An index of another version is replaced as a whole.
            OpenMode = _snapshots.HasCommit ? OpenMode.CREATE_OR_APPEND : OpenMode.CREATE,
            RAMBufferSizeMB = BufferMegabytes,
            Similarity = new BM25Similarity(),
        };
        try
        {
            var writer = new IndexWriter(_directory, settings);
            using var snapshot = _snapshots.Take();
            _generation = snapshot.Generation;
            _snapshots.BeginWriting();
            return writer;
        }
        catch (LockObtainFailedException trouble)
        {
            throw new IOException(
                "Another process is writing to the index: wait until it has finished, then run the same command again.", trouble);
        }
    }

    // Lucene closes a writer that takes its changes back.
    private void RollBack()
    {
        _isChanged = false;
        if (_writer is { } writer)
        {
            _writer = null;
            writer.Rollback();
            _snapshots.EndWriting();
        }
    }
}
