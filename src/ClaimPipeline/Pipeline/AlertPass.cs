using ClaimPipeline.Alerting;
using ClaimPipeline.Health;
using ClaimPipeline.Records;
using ClaimPipeline.Search;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Pipeline;

/// <summary>
/// Runs saved searches and tells the claims that are new since they ran last. What is found is stored before it is told, so that a
/// crash or a channel out of order loses nothing: the next run tells it.
/// </summary>
public sealed class AlertPass(
    ISearchIndex index, IAlertStore store, IRevisionStore revisions, SourceHealthBook sources, IEnumerable<IAlertChannel> channels, ResolveName resolve, TimeProvider time, AlertingOptions options)
{
    private const int Page = 500;

    /// <summary>Adds an alert. All claims that its query finds now count as told.</summary>
    /// <returns>How many claims it finds now; null when there is an alert of that name, and nothing is changed.</returns>
    /// <exception cref="ArgumentException">The query cannot be read.</exception>
    public async Task<long?> AddAsync(Alert alert, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        if ((await store.ListAsync(cancellationToken)).Any(other => other.Name == alert.Name))
        {
            return null;
        }

        if (alert.Watches == AlertSubject.Sources)
        {
            await store.ForgetAsync(alert.Name, cancellationToken);
            var known = await NoticesAsync(alert, cancellationToken);
            await store.MarkFoundAsync(alert.Name, [.. known.Select(item => item.Key)], cancellationToken);
            return await store.AddAsync(alert, cancellationToken) ? known.Count : null;
        }

        var query = QueryOf(alert);
        await store.ForgetAsync(alert.Name, cancellationToken);
        var count = 0L;
        await foreach (var page in index.PagesAsync(Request(query), cancellationToken))
        {
            await store.MarkFoundAsync(alert.Name, [.. page.Hits.Select(hit => hit.Claims[0].Claim.Id.Value)], cancellationToken);
            count += page.Hits.Count;
        }

        return await store.AddAsync(alert, cancellationToken) ? count : null;
    }

    /// <summary>Runs one alert.</summary>
    public async Task<AlertOutcome> RunAsync(Alert alert, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        if (alert.Watches == AlertSubject.Sources)
        {
            return await TellAsync(alert, await store.EnqueueAsync(alert.Name, await NoticesAsync(alert, cancellationToken), cancellationToken), cancellationToken);
        }

        var found = 0;
        await foreach (var page in index.PagesAsync(Request(QueryOf(alert)), cancellationToken))
        {
            var items = new List<AlertItem>();
            foreach (var hit in page.Hits.ToArray())
            {
                items.Add(Item(alert, hit) with { Change = await ChangeAsync(hit, cancellationToken) });
            }

            found += await store.EnqueueAsync(alert.Name, items, cancellationToken);
        }

        return await TellAsync(alert, found, cancellationToken);
    }

    /// <summary>Runs all alerts, by name. One that fails does not keep the others from telling.</summary>
    public async Task<IReadOnlyList<AlertOutcome>> RunAllAsync(CancellationToken cancellationToken)
    {
        var outcomes = new List<AlertOutcome>();
        foreach (var alert in await store.ListAsync(cancellationToken))
        {
            try
            {
                outcomes.Add(await RunAsync(alert, cancellationToken));
            }
            catch (ArgumentException trouble)
            {
                // A query that an older version of the program could read.
                outcomes.Add(new AlertOutcome(alert.Name, 0, 0, trouble.Message));
            }
        }

        return outcomes;
    }

    /// <summary>Tells what waits. A delivery that fails too often is given up, so that it does not hold up the others for ever.</summary>
    private async Task<AlertOutcome> TellAsync(Alert alert, int found, CancellationToken cancellationToken)
    {
        await store.ForgetSentAsync(time.GetUtcNow() - options.KeepSent, cancellationToken);
        var (told, dead) = (0, 0);
        string? trouble = null;
        var channel = channels.First(channel => channel.Channel == alert.Channel);
        while (await store.NextAsync(alert.Name, options.BatchSize, cancellationToken) is { } delivery)
        {
            try
            {
                await channel.DeliverAsync(alert, delivery, cancellationToken);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                trouble = failure.Message;
                var tried = delivery with { Attempts = delivery.Attempts + 1, TriedAt = time.GetUtcNow(), Error = trouble };
                var isDead = tried.Attempts >= options.MostAttempts;
                await store.SaveAsync(isDead ? tried with { State = AlertDeliveryState.Dead } : tried, cancellationToken);
                if (!isDead)
                {
                    break; // In order: the next one waits for this one.
                }

                dead++;
                continue;
            }

            // It is told: a cancellation that comes now must not have it told again.
            await store.SaveAsync(delivery with { State = AlertDeliveryState.Sent, TriedAt = time.GetUtcNow(), Error = null }, CancellationToken.None);
            told += delivery.Items.Count;
        }

        return new AlertOutcome(alert.Name, found, told, trouble, dead);
    }

    /// <summary>A notice for each source with which something is the matter, named by what and since when: told once as long as that lasts.</summary>
    private async Task<List<AlertItem>> NoticesAsync(Alert alert, CancellationToken cancellationToken) =>
    [
        .. (await sources.ReportAsync(cancellationToken))
            .Where(health => health.State == SourceState.Flagged)
            .Select(health => new AlertItem(
                0, alert.Name, time.GetUtcNow(), null, null, $"{health.Source}: {health.Cause}. {health.Detail}", null, null, null, null,
                $"{health.Source}: {health.Cause}", health.Source, null, "")
            {
                Notice = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{health.Source}/{health.Cause}/{health.Since:yyyyMMdd'T'HHmmss}"),
            }),
    ];

    private async Task<string?> ChangeAsync(SearchHit hit, CancellationToken cancellationToken)
    {
        if (hit.Claims[0] is not { Revised.Count: > 0 } found)
        {
            return null;
        }

        var told = (await revisions.OfArticleAsync(hit.Article, cancellationToken))
            .Where(r => Revision.IsOfArticle(r.Kind) || r.Earlier.Claim == found.Claim.Id || r.Later?.Claim == found.Claim.Id)
            .Select(r => r.Told());
        return string.Join("; ", told) is { Length: > 0 } change ? change : null;
    }

    // Oldest first, so that they are told in that order.
    private static SearchRequest Request(SearchQuery query) =>
        new(query) { Level = SearchLevel.Claims, Sort = SearchSort.Oldest, Take = Page };

    private SearchQuery QueryOf(Alert alert)
    {
        var parsed = QueryParser.Parse(alert.Query, resolve);
        return parsed.Query ?? throw new ArgumentException($"The query of alert {alert.Name} cannot be read. {parsed.Error}", nameof(alert));
    }

    private AlertItem Item(Alert alert, SearchHit hit)
    {
        var found = hit.Claims[0];
        return new AlertItem(
            0, alert.Name, time.GetUtcNow(), found.Claim.Id, found.Claim.Kind, found.Sentence.Text, found.Claim.MainFigure()?.Figure.Surface,
            found.Verdict, found.Reason, hit.Article, hit.Title, hit.Publisher, hit.Published, hit.Url);
    }
}
