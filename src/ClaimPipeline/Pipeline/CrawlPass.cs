using ClaimPipeline.Archive;
using ClaimPipeline.Crawling;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Pipeline;

/// <summary>
/// Visits what the frontier says is due, and puts into it what that leads to. Of each visit it writes archive, page, discovered
/// addresses and the visited address, in this order and each durably, so that a killed process loses nothing: at worst a page is
/// fetched again.
/// </summary>
public sealed class CrawlPass(
    IFrontierStore frontier,
    IPageStore pages,
    IPageArchive archive,
    IRunLedger ledger,
    QuarantineKeeper quarantine,
    PageFetcher fetcher,
    CrawlingOptions options,
    TimeProvider time)
{
    /// <summary>Name in the ledger.</summary>
    public const string Name = "crawl";

    internal const string Version = "crawl-1";
    private const int SeedPriority = 1000;

    /// <summary>
    /// Runs until nothing is due, the limit of pages is reached, or it is cancelled; in the last two cases the run says that it
    /// was interrupted.
    /// </summary>
    /// <param name="request">Seeds and switches.</param>
    /// <param name="progress">Told of every address; null for nobody.</param>
    /// <param name="cancellationToken">Stops it; what is in flight is dropped and due again.</param>
    public async Task<Run> RunAsync(CrawlRequest request, IProgress<PassProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var scopes = new ScopeSet(request.Seeds, options);
        var recorder = await RunRecorder.StartAsync(ledger, time, Name, Version, progress, cancellationToken, request.Source);
        var start = recorder.Current.StartedAt;
        var gate = await quarantine.OpenAsync(recorder.Current, cancellationToken);
        var isCut = false;
        var visit = new CrawlVisit(frontier, pages, archive, fetcher, recorder, gate, scopes, options, time, start) { NewPage = request.NewPage };
        try
        {
            await PrepareAsync(request, start, cancellationToken);
            await ReopenAsync(gate, start, cancellationToken);
            isCut = await new CrawlScheduler(frontier, options, start, request.Source, visit.RunAsync).RunAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            isCut = true;
        }

        await gate.CloseAsync();
        return await recorder.FinishAsync(interrupted: isCut, visit.Tallies.Taken);
    }

    // Its schedule says when a source is looked at, not the rhythm of the address that it begins with.
    private async Task MakeDueAsync(Seed? seed, string source, DateTimeOffset start, CancellationToken cancellationToken)
    {
        if (seed is null)
        {
            throw new ArgumentException($"No seed is called '{source}'.", nameof(source));
        }

        if (await frontier.GetAsync(UrlNormalizer.Normalize(seed.Url) ?? seed.Url, cancellationToken) is { Quarantined: null, Attempts: 0 } entry
            && entry.DueAt > start)
        {
            await frontier.SaveAsync(entry with { DueAt = start }, cancellationToken);
        }
    }

    /// <summary>Makes addresses due again that this version has not tried yet, or that are to be tried again.</summary>
    private async Task ReopenAsync(QuarantineGate gate, DateTimeOffset start, CancellationToken cancellationToken)
    {
        foreach (var item in gate.Known.Where(item => item.State == QuarantineState.Replay || item.Version != Version))
        {
            if (await frontier.GetAsync(item.Item, cancellationToken) is { } entry)
            {
                await frontier.SaveAsync(entry with { Quarantined = null, Attempts = 0, DueAt = start }, cancellationToken);
            }
        }
    }

    private async Task PrepareAsync(CrawlRequest request, DateTimeOffset start, CancellationToken cancellationToken)
    {
        var seeds = request.Seeds.Where(seed => request.Source is null || seed.Name == request.Source).ToList();
        if (request.Source is { } source)
        {
            await MakeDueAsync(seeds.Find(seed => seed.Name == source), source, start, cancellationToken);
        }

        if (request.Now)
        {
            await frontier.MakeDueAsync(start, cancellationToken);
        }

        if (request.FromQuarantine)
        {
            await foreach (var entry in frontier.QuarantinedAsync(cancellationToken))
            {
                await frontier.SaveAsync(entry with { Quarantined = null, Attempts = 0, DueAt = start }, cancellationToken);
            }
        }

        await frontier.AddAsync(
            [
                .. seeds.Select(seed => new FrontierEntry
                {
                    Url = UrlNormalizer.Normalize(seed.Url) ?? seed.Url,
                    Seed = seed.Name,
                    Kind = seed.Kind switch
                    {
                        SeedKind.Site => FrontierKind.Site,
                        SeedKind.Feed => FrontierKind.Feed,
                        SeedKind.Sitemap => FrontierKind.Sitemap,
                        SeedKind.Listing => FrontierKind.Listing,
                        _ => FrontierKind.Page,
                    },
                    DueAt = start,
                    Priority = SeedPriority,
                }),
            ],
            cancellationToken);
    }
}
