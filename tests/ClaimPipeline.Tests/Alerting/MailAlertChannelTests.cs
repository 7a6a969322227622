using System.Text;
using ClaimPipeline.Alerting;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Alerting;

/// <summary>Letters, over real conversations with a small mail server on loopback.</summary>
public sealed class MailAlertChannelTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Deliver_OverStartTls_SignsInAndSendsALetterThatCanBeRead()
    {
        await using var server = new SmtpServer(offersTls: true);
        var authority = Path.GetTempFileName();
        await File.WriteAllTextAsync(authority, server.CertificatePem, Token);
        await SendAsync(new AlertingOptions
        {
            SmtpHost = "localhost", SmtpPort = server.Port, SmtpUser = "me", SmtpPassword = "s3cret", SmtpAuthority = authority, MailFrom = "desk@press.test",
        });
        File.Delete(authority);

        var letter = server.Letters.ShouldHaveSingleItem();
        letter.ShouldContain("From: ClaimPipeline <desk@press.test>\r\nTo: <reader@press.test>\r\n");
        letter.ShouldContain("Message-ID: <quotas-7-8@claimpipeline>\r\n");
        letter.ShouldContain("Date: Sun, 01 Mar 2026 12:00:00 +0000");
        Encoding.UTF8.GetString(Convert.FromBase64String(letter.Split("\r\n\r\n")[1])).ShouldContain("Die Quote fällt auf 5 t.\r\n  Quota, 5 t\r\n");
        server.Lines.ShouldContain(("MAIL FROM:<desk@press.test>", true));
        server.Lines.Where(line => line.Line.StartsWith("AUTH", StringComparison.Ordinal)).ShouldHaveSingleItem().IsSecured.ShouldBeTrue();
    }

    [Fact]
    public async Task Deliver_WithoutSecurityAsAskedFor_SendsALetter()
    {
        await using var server = new SmtpServer();
        await SendAsync(new AlertingOptions { SmtpHost = "127.0.0.1", SmtpPort = server.Port, SmtpSecurity = "none" });
        server.Letters.ShouldHaveSingleItem().ShouldContain("Subject: =?utf-8?B?");
    }

    [Theory]
    [InlineData(false, "starttls", "does not offer STARTTLS")]
    [InlineData(true, "starttls", "certificate")]
    [InlineData(true, "none", "only sent over a secured connection")]
    public async Task Deliver_ConnectionThatIsNotSecure_SendsNeitherPasswordNorLetter(bool offersTls, string security, string message)
    {
        await using var server = new SmtpServer(offersTls);
        var trouble = await Should.ThrowAsync<IOException>(() => SendAsync(new AlertingOptions
        {
            SmtpHost = "localhost", SmtpPort = server.Port, SmtpSecurity = security, SmtpUser = "me", SmtpPassword = "s3cret",
        }));
        trouble.ToString().ShouldContain(message);
        trouble.ToString().ShouldNotContain("s3cret");
        server.Lines.ShouldNotContain(line => line.Line.StartsWith("AUTH", StringComparison.Ordinal));
        server.Letters.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("RCPT", "550 not here")]
    [InlineData("MAIL", "550 not here")]
    public async Task Deliver_ServerThatRefuses_IsToldWithItsWords(string verb, string message)
    {
        await using var server = new SmtpServer(rejects: verb);
        var trouble = await Should.ThrowAsync<IOException>(
            () => SendAsync(new AlertingOptions { SmtpHost = "127.0.0.1", SmtpPort = server.Port, SmtpSecurity = "none" }));
        trouble.Message.ShouldContain(message);
        server.Letters.ShouldBeEmpty();
    }

    [Fact]
    public async Task Deliver_WithoutAServer_SaysWhatToSet() =>
        (await Should.ThrowAsync<IOException>(() => SendAsync(new AlertingOptions()))).Message.ShouldContain("Alerting:SmtpHost");

    private static Task SendAsync(AlertingOptions options)
    {
        ValueList<AlertItem> items = [Item(7), Item(8)];
        var alert = new Alert { Name = "quotas", Query = "type:quota", Channel = AlertChannel.Mail, Target = "reader@press.test", CreatedAt = Some.Noon };
        var delivery = new AlertDelivery { Id = AlertDelivery.IdOf("quotas", items), Alert = "quotas", Items = items };
        return new MailAlertChannel(options, new NoonTime()).DeliverAsync(alert, delivery, Token);
    }

    private static AlertItem Item(int number) => new(
        number, "quotas", Some.Noon, new ClaimId($"c{number}"), ClaimKind.Quota, "Die Quote fällt auf 5 t.", "5 t", null, null, new ArticleId("a"), "Title\r\nBcc: all",
        "Press", null, "https://news.test/1");

    private sealed class NoonTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Some.Noon;
    }
}
