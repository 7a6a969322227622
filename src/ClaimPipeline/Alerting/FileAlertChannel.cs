using System.Text;
using System.Text.Json;
using ClaimPipeline.Records;

namespace ClaimPipeline.Alerting;

/// <summary>Items as lines of JSON at the end of a file. The last line tells what has been written; a torn one is cut.</summary>
public sealed class FileAlertChannel : IAlertChannel
{
    // No line is longer: a sentence and a title are.
    private const int Tail = 1 << 20;

    /// <inheritdoc/>
    public AlertChannel Channel => AlertChannel.File;

    /// <inheritdoc/>
    public async Task DeliverAsync(Alert alert, IReadOnlyList<AlertItem> items, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        ArgumentNullException.ThrowIfNull(items);
        await using var file = new FileStream(alert.Target, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var written = await LastNumberAsync(file, alert.Name, cancellationToken);
        var lines = new StringBuilder();
        foreach (var item in items.Where(item => item.Number > written))
        {
            lines.Append(JsonSerializer.Serialize(item, RecordsJson.Compact.AlertItem)).Append('\n');
        }

        await file.WriteAsync(Encoding.UTF8.GetBytes(lines.ToString()), cancellationToken);
        file.Flush(flushToDisk: true);
    }

    // The highest number of the alert's items in the last lines. Leaves the file at the end of its last whole line.
    private static async Task<long> LastNumberAsync(FileStream file, string alert, CancellationToken cancellationToken)
    {
        var bytes = new byte[Math.Min(Tail, file.Length)];
        file.Seek(-bytes.Length, SeekOrigin.End);
        await file.ReadExactlyAsync(bytes, cancellationToken);
        var whole = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        if (whole < bytes.Length)
        {
            file.SetLength(file.Length - (bytes.Length - whole));
        }

        file.Seek(0, SeekOrigin.End);
        var last = 0L;
        foreach (var line in Encoding.UTF8.GetString(bytes, 0, whole).Split('\n').Reverse())
        {
            try
            {
                if (line.Length > 0 && JsonSerializer.Deserialize(line, RecordsJson.Compact.AlertItem) is { } item && item.Alert == alert)
                {
                    last = Math.Max(last, item.Number);
                }
            }
            catch (JsonException)
            {
                // A line of somebody else's, or one that begins before the tail.
            }
        }

        return last;
    }
}
