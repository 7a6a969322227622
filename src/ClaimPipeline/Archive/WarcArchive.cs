using ClaimPipeline.Records;
using Microsoft.Win32.SafeHandles;

namespace ClaimPipeline.Archive;

/// <summary>
/// An archive of WARC 1.1 files, one gzip member per record, which other WARC tools read. One process at a time appends, many may
/// read. Appends that run side by side share one flush to disk.
/// </summary>
public sealed class WarcArchive : IPageArchive, IAsyncDisposable
{
    private const int CopyBytes = 1 << 16;

    private readonly WarcFolder _folder;
    private readonly WarcArchiveOptions _options;
    private readonly WarcRecordFormat _format;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private FileStream? _lock;
    private string _name = "";
    private SafeFileHandle? _file;
    private long _length;
    private Task _flushing = Task.CompletedTask;
    private Task? _nextFlush;

    /// <summary>An archive in <paramref name="folder"/>, which is made, and locked against other writers, on the first append.</summary>
    public WarcArchive(string folder, WarcArchiveOptions options, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        (_folder, _options, _format, _time) = (new WarcFolder(folder), options, new WarcRecordFormat(options), time);
    }

    /// <inheritdoc/>
    public async Task<WarcLocation> AppendAsync(ArchivedExchange exchange, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        if (exchange is { OpenLargeBody: not null, Digest: null, RevisitOf: null })
        {
            throw new ArgumentException($"The large body of {exchange.Page.Url} comes without its digest.", nameof(exchange));
        }

        var earlier = exchange.RevisitOf is { } original
            ? original.Location ?? throw new ArgumentException($"Page {original.Id} has no location in the archive.", nameof(exchange))
            : null;
        var digest = earlier?.Digest ?? exchange.Digest ?? WarcRecordFormat.DigestOf(exchange.Body.Span);
        var records = _format.Exchange(exchange, digest);

        try
        {
            var (location, flush) = await WriteAsync(records, digest, cancellationToken);
            await flush;
            return earlier ?? location;
        }
        finally
        {
            records.ForEach(r => r.Dispose());
        }
    }

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> ReadBodyAsync(WarcLocation location, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(location);
        var path = _folder.PathOf(location.File);
        var what = $"{path}: the record at byte {location.Offset}";
        try
        {
            var member = new byte[location.Length];
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, FileOptions.Asynchronous);
            for (var done = 0; done < member.Length;)
            {
                var read = await RandomAccess.ReadAsync(file, member.AsMemory(done), location.Offset + done, cancellationToken);
                if (read == 0)
                {
                    throw new InvalidDataException($"{what} is cut short.");
                }

                done += read;
            }

            var body = WarcRecord.Parse(GzipMember.Decompress(member)).Payload;
            return string.Equals(WarcRecordFormat.DigestOf(body.Span), location.Digest, StringComparison.Ordinal)
                ? body
                : throw new InvalidDataException($"{what} has not the digest {location.Digest}.");
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidDataException($"The archive file {path} is missing.", missing);
        }
        catch (InvalidDataException damage) when (!damage.Message.StartsWith(what, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{what} is damaged: {damage.Message}", damage);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await CloseAsync();

    /// <inheritdoc/>
    public async Task CloseAsync()
    {
        await _gate.WaitAsync();
        try
        {
            await _flushing;
            if (_file is not null)
            {
                RandomAccess.FlushToDisk(_file);
                _file.Dispose();
                _file = null;
            }

            if (_lock is not null)
            {
                await _lock.DisposeAsync();
            }

            _lock = null;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Where the first record went, and when all of them will be on disk.</summary>
    private async Task<(WarcLocation Location, Task Flush)> WriteAsync(List<Stream> records, string digest, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await MakeRoomAsync();
            var location = new WarcLocation(_name, _length, records[0].Length, digest);
            Write(records);
            return (location, _nextFlush ??= FlushAfterAsync(_flushing));
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task MakeRoomAsync()
    {
        if (_file is null)
        {
            _lock ??= _folder.Lock();
            (_name, _file, _length) = _folder.OpenLast();
        }

        if (_length >= _options.MaxFileBytes)
        {
            await _flushing;
            RandomAccess.FlushToDisk(_file);
            _file.Dispose();
            (_name, _file, _length) = _folder.After(_name);
        }

        if (_length == 0)
        {
            Write([_format.Info(_name, _time.GetUtcNow())]);
        }
    }

    private void Write(List<Stream> records)
    {
        var end = _length;
        try
        {
            if (records.TrueForAll(r => r is MemoryStream))
            {
                RandomAccess.Write(_file!, records.ConvertAll(r => (ReadOnlyMemory<byte>)BytesOf((MemoryStream)r)), end);
                end += records.Sum(r => r.Length);
            }
            else
            {
                records.ForEach(record => end += Copy(record, end));
            }
        }
        catch (IOException)
        {
            // A full disk may have taken half of it; what follows must not come behind a torn record.
            RandomAccess.SetLength(_file!, _length);
            throw;
        }

        _length = end;
    }

    private long Copy(Stream record, long offset)
    {
        var buffer = new byte[CopyBytes];
        record.Position = 0;
        for (int read; (read = record.Read(buffer)) > 0; offset += read)
        {
            RandomAccess.Write(_file!, buffer.AsSpan(0, read), offset);
        }

        return record.Length;
    }

    private static Memory<byte> BytesOf(MemoryStream stream) => stream.GetBuffer().AsMemory(0, (int)stream.Length);

    private async Task FlushAfterAsync(Task previous)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        await _gate.WaitAsync();
        var flush = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        SafeFileHandle? file;
        try
        {
            (_flushing, _nextFlush, file) = (flush.Task, null, _file);
        }
        finally
        {
            _gate.Release();
        }

        try
        {
            if (file is not null)
            {
                RandomAccess.FlushToDisk(file);
            }
        }
        finally
        {
            flush.SetResult();
        }
    }
}
