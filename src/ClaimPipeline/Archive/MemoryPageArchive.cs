using System.Collections.Concurrent;
using ClaimPipeline.Records;

namespace ClaimPipeline.Archive;

/// <summary>An archive that lives as long as the process.</summary>
public sealed class MemoryPageArchive : IPageArchive
{
    private const string File = "memory";

    private readonly ConcurrentDictionary<long, byte[]> _bodies = new();
    private long _last;

    /// <inheritdoc/>
    public Task<WarcLocation> AppendAsync(ArchivedExchange exchange, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        cancellationToken.ThrowIfCancellationRequested();
        if (exchange.RevisitOf is { } original)
        {
            return Task.FromResult(
                original.Location ?? throw new ArgumentException($"Page {original.Id} has no location in the archive.", nameof(exchange)));
        }

        var body = exchange.OpenLargeBody is { } open ? ReadAll(open) : exchange.Body.ToArray();
        var offset = Interlocked.Increment(ref _last);
        _bodies[offset] = body;
        return Task.FromResult(new WarcLocation(File, offset, body.Length, WarcRecordFormat.DigestOf(body)));
    }

    /// <inheritdoc/>
    public Task CloseAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>> ReadBodyAsync(WarcLocation location, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(location);
        return _bodies.TryGetValue(location.Offset, out var body) && location.File == File
            ? Task.FromResult<ReadOnlyMemory<byte>>(body)
            : throw new InvalidDataException($"The archive in memory has no record {location.Offset} of {location.File}.");
    }

    private static byte[] ReadAll(Func<Stream> open)
    {
        using var source = open();
        using var whole = new MemoryStream();
        source.CopyTo(whole);
        return whole.ToArray();
    }
}
