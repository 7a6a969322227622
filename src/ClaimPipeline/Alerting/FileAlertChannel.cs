using System.Text;
using System.Text.Json;
using ClaimPipeline.Records;

namespace ClaimPipeline.Alerting;

/// <summary>Items as lines of JSON at the end of a file. The last lines tell what has been written; a torn one is cut.</summary>
public sealed class FileAlertChannel : IAlertChannel
{
    // More than a delivery: only the last one can have been written without being known as told.
    private const int Tail = 16 << 20;

    /// <inheritdoc/>
    public AlertChannel Channel => AlertChannel.File;

    /// <inheritdoc/>
    public async Task DeliverAsync(Alert alert, AlertDelivery delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        ArgumentNullException.ThrowIfNull(delivery);
        await using var file = new FileStream(alert.Target, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var written = await NumbersAsync(file, alert.Name, cancellationToken);
        var lines = new StringBuilder();
        foreach (var item in delivery.Items.Where(item => !written.Contains(item.Number)))
        {
            lines.Append(JsonSerializer.Serialize(item, RecordsJson.Compact.AlertItem)).Append('\n');
        }

        await file.WriteAsync(Encoding.UTF8.GetBytes(lines.ToString()), cancellationToken);
        file.Flush(flushToDisk: true);
    }

    // The numbers of the alert's items in the last lines. Leaves the file at the end of its last whole line.
    private static async Task<HashSet<long>> NumbersAsync(FileStream file, string alert, CancellationToken cancellationToken)
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
        var numbers = new HashSet<long>();
        foreach (var line in Encoding.UTF8.GetString(bytes, 0, whole).Split('\n'))
        {
            try
            {
                if (line.Length > 0 && JsonSerializer.Deserialize(line, RecordsJson.Compact.AlertItem) is { } item && item.Alert == alert)
                {
                    numbers.Add(item.Number);
                }
            }
            catch (JsonException)
            {
                // A line of somebody else's, or one that begins before the tail.
            }
        }

        return numbers;
    }
}
