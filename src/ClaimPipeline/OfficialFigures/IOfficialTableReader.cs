using ClaimPipeline.Records;

namespace ClaimPipeline.OfficialFigures;

/// <summary>Reads one layout of official tables. Implementations keep no state between files and read the stream once, forwards.</summary>
public interface IOfficialTableReader
{
    /// <summary>Whether a file whose first line names these columns has this reader's layout.</summary>
    bool CanRead(IReadOnlyList<string> header);

    /// <summary>
    /// The figures of a file, in its order: a value, or why a row has none (<see cref="DropReason.InvalidRow"/>), with file and line in the
    /// detail. A file that cannot be read at all gives one result with <see cref="DropReason.Unreadable"/>.
    /// </summary>
    /// <param name="stream">UTF-8 text; stays open.</param>
    /// <param name="file">Its name, for messages.</param>
    IEnumerable<StageResult<OfficialFigure>> Read(Stream stream, string file);
}
