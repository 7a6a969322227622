using ClaimPipeline.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimPipeline.Sqlite;

/// <summary>Registers SQLite as the provider of every store.</summary>
public static class ClaimPipelineSqliteServiceCollectionExtensions
{
    /// <summary>
    /// Keeps every record in one file, which is opened, and created when it is missing, when the first service over it is asked for.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="storeFile">Path of the store; its folder must exist.</param>
    public static IServiceCollection AddClaimPipelineSqlite(this IServiceCollection services, string storeFile)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(storeFile);
        services.AddSingleton(_ => SqliteDatabase.OpenStore(storeFile));
        services.AddSingleton<IFrontierStore, SqliteFrontierStore>();
        services.AddSingleton<IPageStore, SqlitePageStore>();
        services.AddSingleton<IAnalysisStore, SqliteAnalysisStore>();
        services.AddSingleton<IVerdictStore, SqliteVerdictStore>();
        services.AddSingleton<IRevisionStore, SqliteRevisionStore>();
        services.AddSingleton<IReferenceStore, SqliteReferenceStore>();
        services.AddSingleton<IOfficialUpdateStore, SqliteOfficialUpdateStore>();
        services.AddSingleton<IRunLedger, SqliteRunLedger>();
        services.AddSingleton<IAlertStore, SqliteAlertStore>();
        services.AddSingleton<IQuarantineStore, SqliteQuarantineStore>();
        services.AddSingleton<IScheduleStore, SqliteScheduleStore>();
        services.AddSingleton<ILockStore, SqliteLockStore>();
        services.AddSingleton<IReviewStore, SqliteReviewStore>();
        services.AddSingleton<IAccountStore, SqliteAccountStore>();
        return services;
    }
}
