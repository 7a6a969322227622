using System.Data.Common;
using System.Diagnostics.Metrics;
using System.Globalization;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Observing;

/// <summary>Looks how the data folder stands, not more often than settings allow, and offers that as gauges.</summary>
internal sealed class StateProbe : IDisposable
{
    private const int RunsLookedAt = 200;

    private readonly DataFolder _folder;
    private readonly IPageStore _pages;
    private readonly IAnalysisStore _analyses;
    private readonly IFrontierStore _frontier;
    private readonly IQuarantineStore _quarantine;
    private readonly IAlertStore _alerts;
    private readonly IRunLedger _ledger;
    private readonly IndexPass _index;
    private readonly ObservabilityOptions _options;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Meter _meter;
    private SystemState? _last;

    public StateProbe(
        DataFolder folder, IPageStore pages, IAnalysisStore analyses, IFrontierStore frontier, IQuarantineStore quarantine, IAlertStore alerts, IRunLedger ledger,
        IndexPass index, ObservabilityOptions options, TimeProvider time)
    {
        (_folder, _pages, _analyses, _frontier, _quarantine, _alerts, _ledger, _index, _options, _time) =
            (folder, pages, analyses, frontier, quarantine, alerts, ledger, index, options, time);
        _meter = new Meter(new MeterOptions(PassTelemetry.Name) { Scope = this });
        _meter.CreateObservableGauge("claimpipeline.queue.size", Queues, description: "Items that wait, by queue.");
        _meter.CreateObservableGauge("claimpipeline.stored", Stored, description: "Records in the store.");
        _meter.CreateObservableGauge("claimpipeline.index.lag", () => Read(state => state.IndexLag), description: "Articles that store and index do not have alike.");
        _meter.CreateObservableGauge("claimpipeline.disk.free", () => Read(state => state.FreeBytes), "By", "Free bytes on the disk of the data folder.");
        _meter.CreateObservableGauge("claimpipeline.ready", () => Read(state => state.Troubles.Count == 0 ? 1 : 0), description: "1 when all is well, else 0.");
    }

    /// <summary>How it stands; never throws for what is wrong with it.</summary>
    public async Task<SystemState> LookAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_last is not { } last || _time.GetUtcNow() - last.At >= _options.ProbeInterval)
            {
                _last = await ProbeAsync(cancellationToken);
            }

            return _last;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _meter.Dispose();
        _gate.Dispose();
    }

    private async Task<SystemState> ProbeAsync(CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var troubles = new List<HealthTrouble>();
        var state = new SystemState(now, 0, 0, 0, 0, 0, 0, 0, 0, 0, FreeBytes(troubles), troubles);
        try
        {
            var (articles, claims) = await _analyses.CountAsync(cancellationToken);
            var hosts = await _frontier.HostsAsync(now, cancellationToken);
            var outbox = await _alerts.OutboxAsync(null, cancellationToken);
            state = state with
            {
                Pages = await _pages.CountAsync(cancellationToken),
                Articles = articles,
                Claims = claims,
                Due = hosts.Sum(host => (long)host.Due),
                GivenUp = await _frontier.CountQuarantinedAsync(cancellationToken),
                Quarantined = (await _quarantine.ListAsync(null, cancellationToken)).Count(item => item.State != QuarantineState.Dropped),
                Undelivered = outbox.Count(delivery => delivery.State == AlertDeliveryState.Pending),
                Dead = outbox.Count(delivery => delivery.State == AlertDeliveryState.Dead),
            };
        }
        catch (Exception trouble) when (trouble is DbException or IOException or InvalidDataException)
        {
            troubles.Add(new HealthTrouble("store", $"The store cannot be read: {trouble.Message}"));
            return state;
        }

        try
        {
            state = state with { IndexLag = await _index.LagAsync(cancellationToken) };
            await CheckIndexAsync(state, troubles, cancellationToken);
        }
        catch (Exception trouble) when (trouble is DbException or IOException or InvalidDataException)
        {
            troubles.Add(new HealthTrouble("index", $"The index cannot be read: {trouble.Message} Delete index.db (or index.lucene) and run 'claimpipeline index': it is made from the store."));
        }

        return state;
    }

    // A run of the pass that ended in an error stays open in the ledger, as one that was killed does.
    private async Task CheckIndexAsync(SystemState state, List<HealthTrouble> troubles, CancellationToken cancellationToken)
    {
        var runs = await _ledger.LatestAsync(RunsLookedAt, cancellationToken);
        var before = state.At - _options.MostIndexLag;
        if (runs.FirstOrDefault(run => run.Pass == IndexPass.Name) is { FinishedAt: null } open && open.StartedAt <= before && state.IndexLag > 0)
        {
            troubles.Add(new HealthTrouble("index", string.Create(
                CultureInfo.InvariantCulture, $"The index pass begun at {open.StartedAt:u} did not end: run 'claimpipeline index' and see what it says.")));
        }
        else if (state.IndexLag > 0
            && runs.Where(run => run.Pass is AnalyzePass.Name or ComparePass.Name).Max(run => run.FinishedAt) is var derived && !(derived > before))
        {
            troubles.Add(new HealthTrouble("index", string.Create(
                CultureInfo.InvariantCulture, $"The index lacks {state.IndexLag} article(s) for longer than {_options.MostIndexLag}: run 'claimpipeline index'.")));
        }
    }

    private long FreeBytes(List<HealthTrouble> troubles)
    {
        try
        {
            var free = new DriveInfo(_folder.Root).AvailableFreeSpace;
            if (free < _options.LeastFreeBytes)
            {
                troubles.Add(new HealthTrouble("disk", string.Create(
                    CultureInfo.InvariantCulture, $"The disk of the data folder has {free:#,0} bytes left, fewer than {_options.LeastFreeBytes:#,0}: free some space.")));
            }

            return free;
        }
        catch (IOException trouble)
        {
            troubles.Add(new HealthTrouble("disk", $"The disk of the data folder cannot be read: {trouble.Message}"));
            return 0;
        }
    }

    private IEnumerable<Measurement<long>> Read(Func<SystemState, long> value) => _last is { } state ? [new(value(state))] : [];

    private IEnumerable<Measurement<long>> Queues() => _last is not { } state ? [] :
    [
        new(state.Due, new KeyValuePair<string, object?>("queue", "frontier")),
        new(state.GivenUp, new KeyValuePair<string, object?>("queue", "given_up")),
        new(state.Quarantined, new KeyValuePair<string, object?>("queue", "quarantine")),
        new(state.Undelivered, new KeyValuePair<string, object?>("queue", "alerts")),
        new(state.Dead, new KeyValuePair<string, object?>("queue", "alerts_dead")),
    ];

    private IEnumerable<Measurement<long>> Stored() => _last is not { } state ? [] :
    [
        new(state.Pages, new KeyValuePair<string, object?>("record", "page")),
        new(state.Articles, new KeyValuePair<string, object?>("record", "article")),
        new(state.Claims, new KeyValuePair<string, object?>("record", "claim")),
    ];
}
