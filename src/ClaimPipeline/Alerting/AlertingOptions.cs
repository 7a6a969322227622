using System.ComponentModel.DataAnnotations;

namespace ClaimPipeline.Alerting;

/// <summary>Settings of alerts.</summary>
public sealed class AlertingOptions
{
    /// <summary>Claims that are told at once, in one POST or one write. Default: 100.</summary>
    [Range(1, 10_000)]
    public int BatchSize { get; set; } = 100;

    /// <summary>Entries that an Atom feed keeps, the newest. Default: 200.</summary>
    [Range(1, 10_000)]
    public int FeedEntries { get; set; } = 200;

    /// <summary>How often one POST is tried. Default: 3.</summary>
    [Range(1, 20)]
    public int WebhookAttempts { get; set; } = 3;

    /// <summary>Pause behind the first failed try; each further one is twice as long. Default: 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan WebhookPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Time that one try may take. Default: 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan WebhookTimeLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Key with which a POST is signed (HMAC-SHA256 of time and body); empty for no signature. Default: empty.</summary>
    public string WebhookSecret { get; set; } = "";

    /// <summary>
    /// Hosts that a POST may go to although they are not on the public internet: <c>HOST:PORT</c>. Default: none.
    /// </summary>
    public IReadOnlyList<string> AllowAddresses { get; set; } = [];

    /// <summary>Runs in which a delivery may fail before it is given up. Default: 24.</summary>
    [Range(1, 10_000)]
    public int MostAttempts { get; set; } = 24;

    /// <summary>How long deliveries are listed after they were told. Default: 30 days.</summary>
    public TimeSpan KeepSent { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Whether <c>run</c> and scheduled runs tell what is new when they end. Default: true.</summary>
    public bool AfterRun { get; set; } = true;

    /// <summary>The mail server that takes letters; empty for none. Default: empty.</summary>
    public string SmtpHost { get; set; } = "";

    /// <summary>Its port. Default: 587.</summary>
    [Range(1, 65_535)]
    public int SmtpPort { get; set; } = 587;

    /// <summary>How the connection is secured: <c>starttls</c> (required, or nothing is sent), <c>tls</c> from the beginning, or <c>none</c>. Default: starttls.</summary>
    [AllowedValues("starttls", "tls", "none")]
    public string SmtpSecurity { get; set; } = "starttls";

    /// <summary>A file with the certificate (PEM) of the authority that signed the mail server's; empty for those that the machine trusts. Default: empty.</summary>
    public string SmtpAuthority { get; set; } = "";

    /// <summary>Name to sign in to the mail server with, over a secured connection only; empty to sign in not at all. Default: empty.</summary>
    public string SmtpUser { get; set; } = "";

    /// <summary>Its password. Default: empty.</summary>
    public string SmtpPassword { get; set; } = "";

    /// <summary>Who letters come from. Default: empty, which is <c>claimpipeline@</c> and the machine's name.</summary>
    public string MailFrom { get; set; } = "";

    /// <summary>Time that sending a letter may take. Default: 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan MailTimeLimit { get; set; } = TimeSpan.FromSeconds(60);
}
