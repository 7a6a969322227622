using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using ClaimPipeline.Records;

namespace ClaimPipeline.Alerting;

/// <summary>
/// A letter of plain text with all items of a delivery. Its Message-ID is made of the delivery's id, so that mail systems see a repeated one.
/// </summary>
public sealed class MailAlertChannel(AlertingOptions options, TimeProvider time) : IAlertChannel
{
    /// <inheritdoc/>
    public AlertChannel Channel => AlertChannel.Mail;

    /// <inheritdoc/>
    public async Task DeliverAsync(Alert alert, AlertDelivery delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        ArgumentNullException.ThrowIfNull(delivery);
        if (options.SmtpHost.Length == 0)
        {
            throw new IOException("No mail server is set: give Alerting:SmtpHost.");
        }

        if (options is { SmtpUser.Length: > 0, SmtpSecurity: "none" })
        {
            throw new IOException("A password is only sent over a secured connection: set Alerting:SmtpSecurity to starttls or tls, or leave Alerting:SmtpUser empty.");
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.MailTimeLimit);
        var server = string.Create(CultureInfo.InvariantCulture, $"The mail server {options.SmtpHost}:{options.SmtpPort}");
        try
        {
            var from = options.MailFrom.Length > 0 ? options.MailFrom : $"claimpipeline@{Environment.MachineName.ToLowerInvariant()}";
            await using var connection = await SmtpConnection.OpenAsync(options, limit.Token);
            await connection.SendAsync(from, alert.Target, Letter(from, alert, delivery), limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException($"{server} did not take the letter within {options.MailTimeLimit}.");
        }
        catch (Exception trouble) when (trouble is SocketException or AuthenticationException or InvalidDataException)
        {
            throw new IOException($"{server} did not take the letter: {trouble.Message}", trouble);
        }
    }

    private string Letter(string from, Alert alert, AlertDelivery delivery)
    {
        var first = delivery.Items[0];
        var subject = delivery.Items.Count == 1
            ? $"[{alert.Name}] {first.Title}"
            : string.Create(CultureInfo.InvariantCulture, $"[{alert.Name}] {delivery.Items.Count} new");
        var text = new StringBuilder();
        foreach (var item in delivery.Items)
        {
            text.Append(item.Sentence).Append("\r\n");
            if (item.Kind is { } kind)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {kind}{(item.Figure is { } figure ? $", {figure}" : "")}{(item.Verdict is { } verdict ? $", {verdict} ({item.Reason})" : "")}\r\n");
            }

            text.Append(item.Change is { } change ? $"  {change}\r\n" : "");
            text.Append(item.Claim is null ? "\r\n" : string.Create(CultureInfo.InvariantCulture, $"  {item.Title} ({item.Publisher}{(item.Published is { } day ? $", {day:yyyy-MM-dd}" : "")})\r\n  {item.Url}\r\n\r\n"));
        }

        text.Append(CultureInfo.InvariantCulture, $"-- \r\nClaimPipeline, alert {alert.Name}: {alert.Query}\r\n");
        var body = Convert.ToBase64String(Encoding.UTF8.GetBytes(text.ToString()), Base64FormattingOptions.InsertLineBreaks);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            From: ClaimPipeline <{from}>
            To: <{alert.Target}>
            Subject: {Encoded(subject)}
            Date: {time.GetUtcNow():ddd, dd MMM yyyy HH:mm:ss} +0000
            Message-ID: <{delivery.Id}@claimpipeline>
            X-ClaimPipeline-Delivery: {delivery.Id}
            Auto-Submitted: auto-generated
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: base64

            {body}
            """).ReplaceLineEndings("\r\n");
    }

    // RFC 2047 words of at most 75 characters; what pages hold can end no header line that way.
    private static string Encoded(string text)
    {
        var words = new List<string>();
        var piece = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(200))
        {
            if (Encoding.UTF8.GetByteCount(piece.ToString()) + rune.Utf8SequenceLength > 42)
            {
                Flush();
            }

            piece.Append(rune.ToString());
        }

        Flush();
        return string.Join("\r\n ", words);

        void Flush()
        {
            words.Add($"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(piece.ToString()))}?=");
            piece.Clear();
        }
    }
}
