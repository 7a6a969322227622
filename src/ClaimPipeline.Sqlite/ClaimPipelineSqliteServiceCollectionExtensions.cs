using ClaimPipeline.Search;
using ClaimPipeline.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimPipeline.Sqlite;

/// <summary>Registers SQLite as the provider of every store and of the index.</summary>
public static class ClaimPipelineSqliteServiceCollectionExtensions
{
    /// <summary>
    /// Keeps every record in one file and the index in another. Each is opened, and created when it is missing, when the first
    /// service over it is asked for.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="storeFile">Path of the store; its folder must exist.</param>
    /// <param name="indexFile">Path of the index; its folder must exist.</param>
    public static IServiceCollection AddClaimPipelineSqlite(this IServiceCollection services, string storeFile, string indexFile)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(storeFile);
        ArgumentException.ThrowIfNullOrEmpty(indexFile);
        services.AddSingleton(_ => SqliteDatabase.OpenStore(storeFile));
        services.AddSingleton<IFrontierStore, SqliteFrontierStore>();
        services.AddSingleton<IPageStore, SqlitePageStore>();
        services.AddSingleton<IAnalysisStore, SqliteAnalysisStore>();
        services.AddSingleton<IVerdictStore, SqliteVerdictStore>();
        services.AddSingleton<IReferenceStore, SqliteReferenceStore>();
        services.AddSingleton<IRunLedger, SqliteRunLedger>();
        services.AddSingleton<IAlertStore, SqliteAlertStore>();
        services.AddSingleton<ISearchIndex>(_ => SqliteSearchIndex.Open(indexFile));
        return services;
    }
}
