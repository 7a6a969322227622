using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ClaimPipeline.Tests.Alerting;

/// <summary>A small mail server on a loopback socket: it speaks SMTP, knows STARTTLS and AUTH PLAIN, and keeps every line and letter.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate;
    private readonly bool _offersTls;
    private readonly string _rejects;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public SmtpServer(bool offersTls = false, string rejects = "")
    {
        (_offersTls, _rejects) = (offersTls, rejects);
        var now = TimeProvider.System.GetUtcNow();
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        _certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string CertificatePem => _certificate.ExportCertificatePem();

    /// <summary>Every line that came, and whether over TLS.</summary>
    public ConcurrentQueue<(string Line, bool IsSecured)> Lines { get; } = new();

    public ConcurrentQueue<string> Letters { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _certificate.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await TalkAsync(client.GetStream());
            }
            catch (Exception trouble) when (trouble is OperationCanceledException or IOException or SocketException or System.Security.Authentication.AuthenticationException)
            {
                // The other side has gone, or does not trust us.
            }
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        var isSecured = false;
        var reader = new StreamReader(stream, Encoding.UTF8);
        await SayAsync(stream, "220 ready");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            Lines.Enqueue((line, isSecured));
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (_rejects == verb)
            {
                await SayAsync(stream, "550 not here");
                continue;
            }

            switch (verb)
            {
                case "EHLO":
                    await SayAsync(stream, $"250-localhost\r\n{(_offersTls && !isSecured ? "250-STARTTLS\r\n" : "")}250 AUTH PLAIN");
                    break;
                case "STARTTLS":
                    await SayAsync(stream, "220 go on");
                    var secured = new SslStream(stream);
                    await secured.AuthenticateAsServerAsync(_certificate);
                    (stream, isSecured) = (secured, true);
                    reader = new StreamReader(stream, Encoding.UTF8);
                    break;
                case "AUTH":
                    await SayAsync(stream, line.EndsWith(Convert.ToBase64String("\0me\0s3cret"u8), StringComparison.Ordinal) ? "235 welcome" : "535 wrong");
                    break;
                case "DATA":
                    await SayAsync(stream, "354 go on");
                    var letter = new StringBuilder();
                    while (await reader.ReadLineAsync(_stop.Token) is { } text and not ".")
                    {
                        letter.Append(text.StartsWith("..", StringComparison.Ordinal) ? text[1..] : text).Append("\r\n");
                    }

                    Letters.Enqueue(letter.ToString());
                    await SayAsync(stream, "250 taken");
                    break;
                case "QUIT":
                    return;
                default:
                    await SayAsync(stream, "250 fine");
                    break;
            }
        }
    }

    private async Task SayAsync(Stream stream, string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text + "\r\n"), _stop.Token);
}
