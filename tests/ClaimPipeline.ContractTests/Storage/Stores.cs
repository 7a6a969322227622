using ClaimPipeline.Sqlite;
using ClaimPipeline.Storage;

namespace ClaimPipeline.ContractTests.Storage;

/// <summary>One store of every kind, over one provider.</summary>
public sealed class Stores : IDisposable
{
    private readonly Action _dispose;

    private Stores(
        IFrontierStore frontier,
        IPageStore pages,
        IAnalysisStore analyses,
        IVerdictStore verdicts,
        IReferenceStore reference,
        IRunLedger runs,
        IAlertStore alerts,
        IRevisionStore revisions,
        IQuarantineStore quarantine,
        IScheduleStore schedules,
        ILockStore locks,
        IReviewStore reviews,
        IAccountStore accounts,
        IOfficialUpdateStore updates,
        Action dispose)
    {
        (Frontier, Pages, Analyses, Verdicts, Reference, Runs, Alerts, Revisions, Quarantine) = (frontier, pages, analyses, verdicts, reference, runs, alerts, revisions, quarantine);
        (Schedules, Locks, Reviews, Accounts, Updates) = (schedules, locks, reviews, accounts, updates);
        _dispose = dispose;
    }

    public IFrontierStore Frontier { get; }

    public IPageStore Pages { get; }

    public IAnalysisStore Analyses { get; }

    public IVerdictStore Verdicts { get; }

    public IReferenceStore Reference { get; }

    public IRunLedger Runs { get; }

    public IAlertStore Alerts { get; }

    public IRevisionStore Revisions { get; }

    public IQuarantineStore Quarantine { get; }

    public IScheduleStore Schedules { get; }

    public ILockStore Locks { get; }

    public IReviewStore Reviews { get; }

    public IAccountStore Accounts { get; }

    public IOfficialUpdateStore Updates { get; }

    public static Stores InMemory()
    {
        var pages = new MemoryPageStore();
        var analyses = new MemoryAnalysisStore(pages);
        var revisions = new MemoryRevisionStore(analyses);
        return new Stores(
            new MemoryFrontierStore(),
            pages,
            analyses,
            new MemoryVerdictStore(analyses, revisions),
            new MemoryReferenceStore(),
            new MemoryRunLedger(),
            new MemoryAlertStore(),
            revisions,
            new MemoryQuarantineStore(),
            new MemoryScheduleStore(),
            new MemoryLockStore(),
            new MemoryReviewStore(),
            new MemoryAccountStore(),
            new MemoryOfficialUpdateStore(),
            () => { });
    }

    public static Stores OfSqlite()
    {
        var folder = new TemporaryFolder();
        var stores = OfSqlite(folder.At("store.db"));
        return new Stores(
            stores.Frontier, stores.Pages, stores.Analyses, stores.Verdicts, stores.Reference, stores.Runs, stores.Alerts, stores.Revisions, stores.Quarantine,
            stores.Schedules, stores.Locks,
            stores.Reviews, stores.Accounts, stores.Updates,
            () =>
            {
                stores.Dispose();
                folder.Dispose();
            });
    }

    public static Stores OfSqlite(string file)
    {
        var database = SqliteDatabase.OpenStore(file);
        return new Stores(
            new SqliteFrontierStore(database),
            new SqlitePageStore(database),
            new SqliteAnalysisStore(database),
            new SqliteVerdictStore(database),
            new SqliteReferenceStore(database),
            new SqliteRunLedger(database),
            new SqliteAlertStore(database),
            new SqliteRevisionStore(database),
            new SqliteQuarantineStore(database),
            new SqliteScheduleStore(database),
            new SqliteLockStore(database),
            new SqliteReviewStore(database),
            new SqliteAccountStore(database),
            new SqliteOfficialUpdateStore(database),
            database.Dispose);
    }

    public void Dispose() => _dispose();
}
