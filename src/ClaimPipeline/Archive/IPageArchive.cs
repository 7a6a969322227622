using ClaimPipeline.Records;

namespace ClaimPipeline.Archive;

/// <summary>Keeps the bytes of every page for ever. Append-only: what was written never changes.</summary>
public interface IPageArchive
{
    /// <summary>
    /// Appends an exchange. When the task completes the bytes are on disk; a crash in the middle leaves at most one torn record
    /// at the end, which the next opening cuts off.
    /// </summary>
    Task<WarcLocation> AppendAsync(ArchivedExchange exchange, CancellationToken cancellationToken);

    /// <summary>Lets other processes append, until this one appends again.</summary>
    Task CloseAsync();

    /// <summary>The body of a page as it was archived, content decoding undone.</summary>
    /// <exception cref="InvalidDataException">The record is missing, damaged, or its digest is not that of the location.</exception>
    Task<ReadOnlyMemory<byte>> ReadBodyAsync(WarcLocation location, CancellationToken cancellationToken);
}
