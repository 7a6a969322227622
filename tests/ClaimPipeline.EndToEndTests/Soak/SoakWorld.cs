using System.Globalization;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;
using Microsoft.AspNetCore.Http;

namespace ClaimPipeline.EndToEndTests.Soak;

/// <summary>
/// Sources that live by a clock: articles appear, one in three is corrected after five days, one in seven goes after twenty; each source is out
/// of order for two days in twenty-nine, with errors or without any answer. What they show is a function of the moment alone.
/// </summary>
internal sealed class SoakWorld : IAsyncDisposable
{
    private const int ListedDays = 16;
    private const int CorrectedAfter = 5;
    private const int GoneAfter = 20;

    private readonly LoopbackSite _site;
    private readonly SoakClock _clock;
    private readonly DateTimeOffset _start;
    private readonly int _sources;
    private readonly int _days;

    private SoakWorld(LoopbackSite site, SoakClock clock, int sources, int days) =>
        (_site, _clock, _start, _sources, _days) = (site, clock, clock.Now, sources, days);

    /// <summary>The sources as a seed list has them.</summary>
    public IReadOnlyList<Seed> Seeds =>
        [.. Enumerable.Range(0, _sources).Select(s => new Seed($"s{s}", $"{_site.Base}/s{s}/", SeedKind.Listing, $"Source {s}", "en", "soak"))];

    /// <summary>Settings with which a crawler reaches them without dawdling, one address after the other.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Settings =>
    [
        new("Crawling:AllowAddresses:0", _site.Authority), new("Crawling:MinDelay", "00:00:00"), new("Crawling:Concurrency", "1"), new("Crawling:Retries", "0"),
        new("Crawling:FirstInterval", "1.00:00:00"), new("Crawling:MaxInterval", "4.00:00:00"), new("Pipeline:Parallelism", "1"),
        new("Scheduling:MinInterval", "08:00:00"), new("Scheduling:MaxInterval", "2.00:00:00"),
        new("Scheduling:QuietHours:0", "02:00-04:00"), new("Scheduling:TimeZone", "Europe/Berlin"),
    ];

    /// <summary>Starts the sites; they change for that many days, then stay as they are.</summary>
    public static async Task<SoakWorld> StartAsync(SoakClock clock, int sources, int days)
    {
        var site = await LoopbackSite.StartAsync();
        var world = new SoakWorld(site, clock, sources, days);
        for (var s = 0; s < sources; s++)
        {
            var source = s;
            site.Put($"/s{source}/", context => world.AnswerAsync(context, source, day => world.Listing(source, day)));
            foreach (var article in world.Articles(source))
            {
                site.Put($"/s{source}/{article}", context => world.AnswerAsync(context, source, day => Page(source, article, day)));
            }
        }

        return world;
    }

    /// <summary>Addresses that are there at the end, each with the figure that it tells then.</summary>
    public IReadOnlyDictionary<string, string> Final() => Enumerable.Range(0, _sources)
        .SelectMany(source => Articles(source).Select(article => (source, article)))
        .Where(one => Page(one.source, one.article, _days) is not null)
        .ToDictionary(one => $"{_site.Base}/s{one.source}/{one.article}", one => Figure(one.source, one.article, _days), StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private IEnumerable<int> Articles(int source) => Enumerable.Range(0, _days / Period(source));

    // Days between articles.
    private static int Period(int source) => 1 + (source % 3);

    private static int Published(int source, int article) => article * Period(source);

    private static string Figure(int source, int article, double day) => string.Create(
        CultureInfo.InvariantCulture,
        $"{100_000 + (source * 20_000) + (article * 50) + (article % 3 == 0 && day >= Published(source, article) + CorrectedAfter ? 7 : 0):#,0} tons");

    private string Listing(int source, double day) =>
        "<html><body>" + string.Concat(Articles(source)
            .Where(article => Page(source, article, day) is not null && day < Published(source, article) + ListedDays)
            .Select(article => $"""<p><a href="/s{source}/{article}">Report {article}</a></p>""")) + "</body></html>";

    private static string? Page(int source, int article, double day)
    {
        var age = day - Published(source, article);
        if (age < 0 || (article % 7 == 4 && age > GoneAfter))
        {
            return null;
        }

        var sentences = Enumerable.Range(0, 10).Select(line => string.Create(
            CultureInfo.InvariantCulture, $"In line {line} of report {article} source {source} adds that mine {(article * 31) + line} went on as in the year before."));
        return $"<html><head><title>Report {article} of source {source}</title></head><body><article><h1>Report {article} of source {source}</h1>"
            + $"<p>China produced {Figure(source, article, day)} of rare earths in 2022, the survey said. {string.Join(' ', sentences)}</p></article></body></html>";
    }

    private async Task AnswerAsync(HttpContext context, int source, Func<double, string?> body)
    {
        var day = Math.Min((_clock.Now - _start).TotalDays, _days);
        var phase = ((int)day + (source * 3)) % 29;
        if (day < _days && phase == 20)
        {
            context.Abort();
        }
        else if (day < _days && phase == 21)
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
        else if (body(day) is { } page)
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(page);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status410Gone;
        }
    }
}
