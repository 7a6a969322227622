using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ClaimPipeline.Alerting;

/// <summary>
/// A conversation with a mail server (RFC 5321) that is signed in, where settings say so. What a server says is told in errors, what is
/// said to it is not: a password stands there.
/// </summary>
internal sealed class SmtpConnection : IAsyncDisposable
{
    private const int LongestLine = 2_000;
    private const int MostLines = 100;

    private Stream _stream;
    private HashSet<string> _extensions = [];

    private SmtpConnection(Stream stream) => _stream = stream;

    /// <summary>Connects, secures the connection and signs in.</summary>
    /// <exception cref="InvalidDataException">The server refuses, or cannot do what the settings ask for.</exception>
    public static async Task<SmtpConnection> OpenAsync(AlertingOptions options, CancellationToken cancellationToken)
    {
        var client = new TcpClient();
        try
        {
            await client.ConnectAsync(options.SmtpHost, options.SmtpPort, cancellationToken);
            var connection = new SmtpConnection(client.GetStream());
            if (options.SmtpSecurity == "tls")
            {
                await connection.SecureAsync(options, cancellationToken);
            }

            await connection.ExpectAsync(220, cancellationToken);
            await connection.GreetAsync(cancellationToken);
            if (options.SmtpSecurity == "starttls")
            {
                if (!connection._extensions.Contains("STARTTLS"))
                {
                    throw new InvalidDataException("it does not offer STARTTLS, without which nothing is sent (Alerting:SmtpSecurity)");
                }

                await connection.AskAsync("STARTTLS", 220, cancellationToken);
                await connection.SecureAsync(options, cancellationToken);
                await connection.GreetAsync(cancellationToken);
            }

            if (options.SmtpUser.Length > 0)
            {
                var secret = Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{options.SmtpUser}\0{options.SmtpPassword}"));
                await connection.AskAsync($"AUTH PLAIN {secret}", 235, cancellationToken);
            }

            return connection;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Sends one letter: header and body, lines ended by CR LF.</summary>
    public async Task SendAsync(string from, string to, string letter, CancellationToken cancellationToken)
    {
        await AskAsync($"MAIL FROM:<{from}>", 250, cancellationToken);
        await AskAsync($"RCPT TO:<{to}>", 250, cancellationToken);
        await AskAsync("DATA", 354, cancellationToken);
        var stuffed = string.Join("\r\n", letter.Split("\r\n").Select(line => line.StartsWith('.') ? "." + line : line));
        await AskAsync($"{stuffed}\r\n.", 250, cancellationToken);

        // The letter is taken: whatever happens to the good-bye does not matter.
        await WriteAsync("QUIT", cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private async Task GreetAsync(CancellationToken cancellationToken)
    {
        var lines = await AskAsync($"EHLO {Environment.MachineName}", 250, cancellationToken);
        _extensions = lines.Skip(1).Select(line => line.Split(' ')[0].ToUpperInvariant()).ToHashSet(StringComparer.Ordinal);
    }

    private async Task SecureAsync(AlertingOptions options, CancellationToken cancellationToken)
    {
        var policy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck };
        if (options.SmtpAuthority.Length > 0)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.ImportFromPemFile(options.SmtpAuthority);
        }

        var secured = new SslStream(_stream);
        await secured.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions { TargetHost = options.SmtpHost, CertificateChainPolicy = policy }, cancellationToken);
        _stream = secured;
    }

    private async Task<List<string>> AskAsync(string command, int code, CancellationToken cancellationToken)
    {
        await WriteAsync(command, cancellationToken);
        return await ExpectAsync(code, cancellationToken);
    }

    private async Task WriteAsync(string command, CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(Encoding.UTF8.GetBytes(command + "\r\n"), cancellationToken);
        await _stream.FlushAsync(cancellationToken);
    }

    /// <summary>The lines of an answer without their codes.</summary>
    private async Task<List<string>> ExpectAsync(int code, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        while (true)
        {
            var line = await ReadLineAsync(cancellationToken);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var given) || lines.Count == MostLines)
            {
                throw new InvalidDataException("it does not speak SMTP");
            }

            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-')
            {
                return given == code ? lines : throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"it says {given} {string.Join(' ', lines)}"));
            }
        }
    }

    // Byte by byte: what comes behind the answer to STARTTLS belongs to the secured stream.
    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await _stream.ReadAsync(one, cancellationToken) == 1)
        {
            if (one[0] == '\n')
            {
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(one[0]);
            if (line.Count > LongestLine)
            {
                break;
            }
        }

        throw new InvalidDataException(line.Count == 0 ? "it closed the connection" : "it does not speak SMTP");
    }
}
