using System.ComponentModel.DataAnnotations;

namespace ClaimPipeline.App.Serving;

/// <summary>Settings of the workbench and the API, bound to the section "Serve".</summary>
public sealed class ServeOptions
{
    /// <summary>Where to listen, several parted by semicolons. Default: http://127.0.0.1:5080.</summary>
    [Required]
    public string Urls { get; set; } = "http://127.0.0.1:5080";

    /// <summary>
    /// Names under which browsers may ask, beside localhost and the loopback addresses: a page of another site that lets its name point
    /// here gets nothing. Default: none.
    /// </summary>
    public IReadOnlyList<string> Hosts { get; set; } = [];

    /// <summary>Bytes that the body of a request may have. Default: 4194304.</summary>
    [Range(1024, 1024 * 1024 * 1024)]
    public int MaxRequestBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>How long an answer may take before it is given up. Default: 00:01:00.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long requests may still take when the server is stopped. Default: 00:00:10.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan StopGrace { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Hits on a page of the workbench. Default: 20.</summary>
    [Range(1, 200)]
    public int HitsPerPage { get; set; } = 20;

    /// <summary>Claims shown with an article that was found. Default: 5.</summary>
    [Range(1, 100)]
    public int ClaimsPerHit { get; set; } = 5;

    /// <summary>Copies shown with an article that was found. Default: 5.</summary>
    [Range(1, 100)]
    public int CopiesPerHit { get; set; } = 5;

    /// <summary>Claims of the same that are shown with a claim. Default: 12.</summary>
    [Range(1, 200)]
    public int LikeClaims { get; set; } = 12;

    /// <summary>Characters that a sentence may have for its labels to be explained. Default: 5000.</summary>
    [Range(0, 1_000_000)]
    public int MaxExplainedLength { get; set; } = 5000;

    /// <summary>Characters of an article's text on one page. Default: 60000.</summary>
    [Range(1000, 10_000_000)]
    public int MaxTextLength { get; set; } = 60_000;

    /// <summary>Claims and revisions listed with an article, of each. Default: 100.</summary>
    [Range(1, 10_000)]
    public int MaxListed { get; set; } = 100;

    /// <summary>Versions and near-duplicates listed with an article, of each: every one is read. Default: 20.</summary>
    [Range(1, 1000)]
    public int MaxRelated { get; set; } = 20;

    /// <summary>Values of a facet that are counted one by one. Default: 60.</summary>
    [Range(1, 1000)]
    public int FacetSize { get; set; } = 60;

    /// <summary>Characters that a query may have. Default: 2000.</summary>
    [Range(1, 100_000)]
    public int MaxQueryLength { get; set; } = 2000;

    /// <summary>Sentences that the queue of reviews is chosen from, the most doubtful of the store. Default: 2000.</summary>
    [Range(1, 1_000_000)]
    public int ReviewQueueLength { get; set; } = 2000;

    /// <summary>How old that choice may be before the store is gone through again. Default: 00:10:00.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan ReviewQueueAge { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Series, measures or changed rows on a page of official figures. Default: 100.</summary>
    [Range(1, 2000)]
    public int SeriesPerPage { get; set; } = 100;

    /// <summary>Claims that rest on a series, counted and shown. Default: 100.</summary>
    [Range(1, 5000)]
    public int CitationsSought { get; set; } = 100;

    /// <summary>Sources on a page of the workbench. Default: 50.</summary>
    [Range(1, 1000)]
    public int SourcesPerPage { get; set; } = 50;

    /// <summary>Runs, and items in quarantine, on the page of sources. Default: 50.</summary>
    [Range(1, 1000)]
    public int RunsShown { get; set; } = 50;

    /// <summary>Latest runs among which the last crawl of each source is looked for. Default: 1000.</summary>
    [Range(1, 100_000)]
    public int RunsLookedAt { get; set; } = 1000;

    /// <summary>
    /// Whether people have to log in even though only this machine can ask, as behind a proxy. Without it they have to as soon as an address
    /// or a name of <see cref="Hosts"/> lets other machines ask. Default: false.
    /// </summary>
    public bool Login { get; set; }

    /// <summary>
    /// Whether a proxy in front takes requests by https and hands them on by http: then cookies go by https only. Default: false.
    /// </summary>
    public bool BehindHttps { get; set; }

    /// <summary>How long a session lasts without a request. Default: 12:00:00.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan SessionLength { get; set; } = TimeSpan.FromHours(12);

    /// <summary>Wrong passwords for an account, or from an address, before there is a pause. Default: 5.</summary>
    [Range(1, 1000)]
    public int LoginAttempts { get; set; } = 5;

    /// <summary>How long that pause is. Default: 00:05:00.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LoginPause { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Requests that one account or address may make in a minute. Default: 6000.</summary>
    [Range(1, 10_000_000)]
    public int RequestsPerMinute { get; set; } = 6000;

    /// <summary>Of these, how many may be checks of texts. Default: 60.</summary>
    [Range(1, 10_000_000)]
    public int ChecksPerMinute { get; set; } = 60;

    /// <summary>Characters of a text that is checked. Default: 200000.</summary>
    [Range(1, 100_000_000)]
    public int MaxCheckLength { get; set; } = 200_000;

    /// <summary>Texts of one batch of checks. Default: 100.</summary>
    [Range(1, 100_000)]
    public int MaxBatch { get; set; } = 100;

    /// <summary>Items that an answer of the API may have. Default: 200.</summary>
    [Range(1, 10_000)]
    public int MaxPageSize { get; set; } = 200;
}
