using System.ComponentModel.DataAnnotations;

namespace ClaimPipeline.Crawling;

/// <summary>How the crawler behaves, bound to the section "Crawling". The defaults suit publishers that do not know us.</summary>
public sealed class CrawlingOptions
{
    /// <summary>Product token: what robots.txt files name, and how the User-Agent begins. Default: ClaimPipelineBot.</summary>
    [Required, RegularExpression("^[A-Za-z_-]+$", ErrorMessage = "Crawling:Agent may hold letters, '-' and '_' only (RFC 9309).")]
    public string Agent { get; set; } = "ClaimPipelineBot";

    /// <summary>Where a publisher can complain: an address of a web page or a mailbox. Default: a page that every installation should replace.</summary>
    [Required, MinLength(3)]
    public string Contact { get; set; } = "https://example.org/claimpipeline-bot";

    /// <summary>Accept-Language as sent; empty for none. Default: en,*;q=0.5.</summary>
    public string AcceptLanguage { get; set; } = "en,*;q=0.5";

    /// <summary>Time between the end of a request and the next one to the same site (hosts of one registrable domain together). Default: 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan MinDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest delay that is kept between requests, whatever Crawl-delay or a slow server asks for. Default: 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Requests in flight to one site. Default: 1.</summary>
    [Range(1, 256)]
    public int PerHostConcurrency { get; set; } = 1;

    /// <summary>Requests in flight to all sites. Default: 32.</summary>
    [Range(1, 4096)]
    public int Concurrency { get; set; } = 32;

    /// <summary>Whether hosts of one registrable domain (a.example.com, b.example.com) count as one site. Default: true.</summary>
    public bool DelayPerDomain { get; set; } = true;

    /// <summary>
    /// Sites whose distances, breakers and robots.txt are remembered; those not asked for longest are forgotten beyond that, once their
    /// delays have passed. Default: 5,000.
    /// </summary>
    [Range(100, 10_000_000)]
    public int MaxRememberedSites { get; set; } = 5_000;

    /// <summary>Largest body on the wire, in bytes. Default: 10 MiB.</summary>
    [Range(1, int.MaxValue)]
    public int MaxBytes { get; set; } = 10 << 20;

    /// <summary>Largest body after decompression, in bytes. Default: 64 MiB.</summary>
    [Range(1, int.MaxValue)]
    public int MaxDecompressedBytes { get; set; } = 64 << 20;

    /// <summary>
    /// Largest sitemap, in bytes on the wire and after decompression; it is read piece by piece. Default: 64 MiB, for the standard allows 50 MB.
    /// </summary>
    [Range(1, int.MaxValue)]
    public int MaxSitemapBytes { get; set; } = 64 << 20;

    /// <summary>Indexes that lead from one sitemap to the next before it is left alone. Default: 5, for the standard knows one.</summary>
    [Range(0, 1000)]
    public int MaxSitemapDepth { get; set; } = 5;

    /// <summary>
    /// Bodies of more bytes, on the wire or after decompression, wait in a temporary file and are worked on one at a time, so that many at
    /// once do not fill the memory. Default: 1 MiB.
    /// </summary>
    [Range(1 << 10, 1 << 30)]
    public int LargeBodyBytes { get; set; } = 1 << 20;

    /// <summary>Largest head of an answer, in KiB. Default: 64.</summary>
    [Range(1, 1024)]
    public int MaxHeaderKilobytes { get; set; } = 64;

    /// <summary>Redirects that are followed in a row. Default: 10.</summary>
    [Range(0, 100)]
    public int MaxRedirects { get; set; } = 10;

    /// <summary>Time to connect, TLS included. Default: 10 s.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Time from the request to the end of the answer's head. Default: 20 s.</summary>
    public TimeSpan HeadersTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Longest silence inside a body. Default: 15 s.</summary>
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Time for one request altogether. Default: 45 s.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>Times that a failed request is tried again at once. Default: 3.</summary>
    [Range(0, 10)]
    public int Retries { get; set; } = 3;

    /// <summary>First wait before a retry; doubles each time, with jitter. Default: 1 s.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest Retry-After that is waited for; longer ones put the address off. Default: 60 s.</summary>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Failed visits after which an address goes into quarantine. Default: 5.</summary>
    [Range(1, 1000)]
    public int MaxAttempts { get; set; } = 5;

    /// <summary>How long a site is left alone when nearly all its answers fail. Default: 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a robots.txt file is trusted; RFC 9309 allows a day at most. Default: 24 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RobotsAge { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long a site is left alone whose robots.txt could not be had. Default: 1 h.</summary>
    public TimeSpan RobotsRetry { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Bytes of a robots.txt file that are read; RFC 9309 asks for 500 KiB at least. Default: 2 MiB.</summary>
    [Range(512_000, int.MaxValue)]
    public int MaxRobotsBytes { get; set; } = 2 << 20;

    /// <summary>Whether pages that say noindex (meta or X-Robots-Tag) are dropped. Default: true.</summary>
    public bool RespectNoIndex { get; set; } = true;

    /// <summary>Whether pages that say noarchive are dropped. Default: false, for the archive is not shown to the public.</summary>
    public bool RespectNoArchive { get; set; }

    /// <summary>Whether links marked nofollow (rel, meta or X-Robots-Tag) are left alone. Default: true.</summary>
    public bool RespectNoFollow { get; set; } = true;

    /// <summary>Hosts and ports, as <c>HOST:PORT</c>, that may be reached although their addresses are private. Default: none.</summary>
    public IReadOnlyList<string> AllowAddresses { get; set; } = [];

    /// <summary>
    /// Where to connect instead, as <c>host:port=address:port</c>; the target must be public, or be allowed, like any other.
    /// Default: none.
    /// </summary>
    public IReadOnlyList<string> ConnectTo { get; set; } = [];

    /// <summary>Pages fetched in one run; null for no limit. Default: none.</summary>
    [Range(1, int.MaxValue)]
    public int? MaxPages { get; set; }

    /// <summary>Links followed from a seed of kind Site, pagination not counted. Default: 12.</summary>
    [Range(0, 1000)]
    public int MaxDepth { get; set; } = 12;

    /// <summary>Pages of one listing that are turned. Default: 500.</summary>
    [Range(0, 100_000)]
    public int MaxListingPages { get; set; } = 500;

    /// <summary>Segments that a path may have. Default: 14.</summary>
    [Range(1, 100)]
    public int MaxPathSegments { get; set; } = 14;

    /// <summary>Longest address, in characters. Default: 2,000.</summary>
    [Range(64, 65_536)]
    public int MaxUrlLength { get; set; } = 2000;

    /// <summary>
    /// Linked addresses taken per host and <see cref="PatternPeriod"/> that differ in small numbers or word-like parameters only: calendars,
    /// filters, sort orders. Default: 100.
    /// </summary>
    [Range(1, int.MaxValue)]
    public int PatternBudget { get; set; } = 100;

    /// <summary>
    /// Linked addresses taken per host and <see cref="PatternPeriod"/> that differ in long numbers only, as those of articles often do.
    /// Default: 20,000.
    /// </summary>
    [Range(1, int.MaxValue)]
    public int IdPatternBudget { get; set; } = 20_000;

    /// <summary>Time after which the budgets for addresses of one pattern begin anew, however many runs there were. Default: 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "3650.00:00:00")]
    public TimeSpan PatternPeriod { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Addresses of one host that the frontier takes; what is found later is left alone. Default: 2,000,000.</summary>
    [Range(1, long.MaxValue)]
    public long HostBudget { get; set; } = 2_000_000;

    /// <summary>Links taken from one page. Default: 2,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxLinksPerPage { get; set; } = 2000;

    /// <summary>Entries taken from one feed or sitemap. Default: 50,000, the most that a sitemap may have.</summary>
    [Range(1, 10_000_000)]
    public int MaxListedEntries { get; set; } = 50_000;

    /// <summary>Visits brought forward by one reading of a feed or sitemap that says that pages have changed. Default: 500.</summary>
    [Range(0, 1_000_000)]
    public int MaxHintedVisits { get; set; } = 500;

    /// <summary>Shortest time between two visits to a page that changes, or a feed. Default: 15 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "365.00:00:00")]
    public TimeSpan MinInterval { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Time to the second visit of an article. Default: 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "365.00:00:00")]
    public TimeSpan FirstInterval { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Longest time between two visits to a page that does not change. Default: 60 days.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "3650.00:00:00")]
    public TimeSpan MaxInterval { get; set; } = TimeSpan.FromDays(60);

    /// <summary>The User-Agent header.</summary>
    public string UserAgent => $"{Agent}/1.0 (+{Contact})";
}
