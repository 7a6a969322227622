using ClaimPipeline.Alerting;
using ClaimPipeline.Records;
using ClaimPipeline.Search;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Pipeline;

/// <summary>
/// Runs saved searches and tells the claims that are new since they ran last. What is found is stored before it is told, so that a
/// crash or a channel out of order loses nothing: the next run tells it.
/// </summary>
public sealed class AlertPass(
    ISearchIndex index, IAlertStore store, IRevisionStore revisions, IEnumerable<IAlertChannel> channels, ResolveName resolve, TimeProvider time, AlertingOptions options)
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

        var query = QueryOf(alert);
        await store.ForgetAsync(alert.Name, cancellationToken);
        var count = 0L;
        await foreach (var page in index.PagesAsync(Request(query), cancellationToken))
        {
            await store.MarkFoundAsync(alert.Name, [.. page.Hits.Select(hit => hit.Claims[0].Claim.Id)], cancellationToken);
            count += page.Hits.Count;
        }

        return await store.AddAsync(alert, cancellationToken) ? count : null;
    }

    /// <summary>Runs one alert.</summary>
    public async Task<AlertOutcome> RunAsync(Alert alert, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
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

        var told = 0;
        var channel = channels.First(channel => channel.Channel == alert.Channel);
        while (await store.PendingAsync(alert.Name, options.BatchSize, cancellationToken) is { Count: > 0 } pending)
        {
            try
            {
                await channel.DeliverAsync(alert, pending, cancellationToken);
            }
            catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
            {
                return new AlertOutcome(alert.Name, found, told, trouble.Message);
            }

            await store.DeliveredAsync(alert.Name, pending[^1].Number, cancellationToken);
            told += pending.Count;
        }

        return new AlertOutcome(alert.Name, found, told, null);
    }

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
