using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ClaimPipeline.Archive;
using ClaimPipeline.Benchmarks.Crawl;
using ClaimPipeline.Records;
using ClaimPipeline.Sqlite;
using ClaimPipeline.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimPipeline.Benchmarks.Serving;

/// <summary>
/// A data folder as months of crawling leave it: pages in store and archive as the crawl writes them, then the program's own passes over
/// them, the ledger of the crawls, and what reviewers decided.
/// </summary>
internal sealed class ServedFolder(string folder, TextWriter output)
{
    private const int AtOnce = 64;
    private const int Reviews = 2_000;

    private readonly ServedPages _pages = new();

    /// <summary>The folder.</summary>
    public string Path => folder;

    /// <summary>The pages that it is filled with.</summary>
    public ServedPages Pages => _pages;

    /// <summary>Fills it; one that was begun is gone on with, one that is full is left as it is.</summary>
    public async Task FillAsync(int articles, CancellationToken cancellationToken)
    {
        var full = System.IO.Path.Combine(folder, "full");
        if (File.Exists(full))
        {
            return;
        }

        var clock = Stopwatch.StartNew();
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(System.IO.Path.Combine(folder, "seeds.json"), SeedList(), cancellationToken);
        await AddPagesAsync(0, articles, cancellationToken);
        await AddCrawlsAsync(articles, cancellationToken);
        await PassesAsync(cancellationToken);
        await AddReviewsAsync(cancellationToken);
        await AddAlertAsync(cancellationToken);
        await File.WriteAllTextAsync(full, "", cancellationToken);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"filled in {clock.Elapsed.TotalSeconds:0} s"));
    }

    /// <summary>What a crawl adds: pages, in store and archive, as far as they are not there.</summary>
    public async Task AddPagesAsync(int first, int count, CancellationToken cancellationToken)
    {
        await using var services = Services();
        var store = services.GetRequiredService<IPageStore>();
        await using var archive = new WarcArchive(System.IO.Path.Combine(folder, "archive"), new WarcArchiveOptions(), TimeProvider.System);
        await Parallel.ForEachAsync(
            Enumerable.Range(first, count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (number, cancel) =>
            {
                var (page, body) = _pages.Make(number);
                if (await store.GetAsync(page.Id, cancel) is not null)
                {
                    return;
                }

                var location = await archive.AppendAsync(new ArchivedExchange(page, body, null, null), cancel);
                await store.AddAsync(page with { Location = location }, cancel);
            });
    }

    /// <summary>The passes behind a crawl, each as a process of its own.</summary>
    public async Task PassesAsync(CancellationToken cancellationToken)
    {
        foreach (var pass in new[] { "analyze", "compare", "index" })
        {
            await RunAsync([pass, "--data", folder], cancellationToken);
        }
    }

    private static string SeedList() => JsonSerializer.Serialize(
        [
            .. Enumerable.Range(0, ServedPages.Sources).Select(i => new Seed(
                ServedPages.SourceName(i), ServedPages.SourceUrl(i), SeedKind.Site, string.Create(CultureInfo.InvariantCulture, $"Site {i}"), "en", "Measured")),
        ],
        RecordsJson.Compact.ListSeed);

    private static async Task AddCrawlsAsync(IRunLedger ledger, int newPages, CancellationToken cancellationToken)
    {
        var writes = new List<Task>();
        for (var crawl = 0; crawl < ServedPages.Crawls; crawl++)
        {
            for (var source = 0; source < ServedPages.Sources; source++)
            {
                var start = ServedPages.CrawlStart(source, crawl);
                writes.Add(ledger.SaveAsync(
                    new Run
                    {
                        Id = Run.IdOf($"crawl {source}", start),
                        Pass = "crawl",
                        Source = ServedPages.SourceName(source),
                        StartedAt = start,
                        FinishedAt = start.AddMinutes(10),
                        Version = "crawl-1",
                        Read = newPages,
                        Kept = newPages,
                        Sources = [new SourceTally(ServedPages.SourceName(source), newPages, newPages, []) { IsSeedSeen = true }],
                    },
                    cancellationToken));
            }
        }

        await Task.WhenAll(writes);
    }

    private async Task AddCrawlsAsync(int articles, CancellationToken cancellationToken)
    {
        await using var services = Services();
        await AddCrawlsAsync(services.GetRequiredService<IRunLedger>(), articles / ServedPages.Sources / ServedPages.Crawls, cancellationToken);
    }

    private async Task AddReviewsAsync(CancellationToken cancellationToken)
    {
        await using var services = Services();
        var analyses = services.GetRequiredService<IAnalysisStore>();
        var reviews = new List<Review>();
        await foreach (var id in analyses.ListAsync(cancellationToken))
        {
            var sentence = (await analyses.GetAsync(id, cancellationToken))!.Sentences[0];
            foreach (var reviewer in reviews.Count % 4 == 0 ? new[] { "ada", "ben" } : ["ada"])
            {
                reviews.Add(new Review
                {
                    Text = sentence.Sentence.Text,
                    Sentence = sentence.Sentence.Id,
                    Decision = ReviewDecision.Labelled,
                    Labels = reviewer == "ben" && reviews.Count % 7 == 0 ? [ClaimKind.Share] : [],
                    Reviewer = reviewer,
                    At = ServedPages.FirstCrawl.AddMinutes(reviews.Count),
                });
            }

            if (reviews.Count >= Reviews)
            {
                break;
            }
        }

        await services.GetRequiredService<IReviewStore>().AppendAsync(reviews, cancellationToken);
    }

    private async Task AddAlertAsync(CancellationToken cancellationToken)
    {
        await using var services = Services();
        await services.GetRequiredService<IAlertStore>().AddAsync(
            new Alert
            {
                Name = "cobalt",
                Query = "commodity:cobalt",
                Channel = AlertChannel.Atom,
                Target = System.IO.Path.Combine(folder, "cobalt.xml"),
                CreatedAt = ServedPages.FirstCrawl,
            },
            cancellationToken);
    }

    private ServiceProvider Services() => new ServiceCollection().AddClaimPipelineSqlite(System.IO.Path.Combine(folder, "store.db")).BuildServiceProvider();

    private async Task RunAsync(IEnumerable<string> args, CancellationToken cancellationToken)
    {
        var process = await MeasuredProcess.RunAsync(OurCrawl.Program(), args, cancellationToken);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{process.Output.Trim()} ({process.Elapsed.TotalSeconds:0.0} s, {process.Processor.TotalSeconds:0.0} s of processor)"));
    }
}
