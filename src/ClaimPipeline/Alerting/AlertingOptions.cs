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

    /// <summary>Key with which a POST is signed (HMAC-SHA256); empty for no signature. Default: empty.</summary>
    public string WebhookSecret { get; set; } = "";
}
