using System.Diagnostics;
using System.Globalization;
using ClaimPipeline.App.Backups;
using ClaimPipeline.App.Checking;
using ClaimPipeline.App.Observing;
using ClaimPipeline.App.Official;
using ClaimPipeline.App.Provenance;
using ClaimPipeline.App.Querying;
using ClaimPipeline.App.Reviewing;
using ClaimPipeline.App.Serving;
using ClaimPipeline.Archive;
using ClaimPipeline.Classification;
using ClaimPipeline.OfficialUpdates;
using ClaimPipeline.Scheduling;
using ClaimPipeline.Search;
using ClaimPipeline.Sqlite;
using ClaimPipeline.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ClaimPipeline.App;

/// <summary>The one place where providers are chosen, and where environment and settings files are read.</summary>
internal static class Composition
{
    /// <summary>Settings, later ones winning: the program's, the data folder's if there is one, the environment's, the command line's.</summary>
    public static IConfiguration Configure(DataFolder? folder, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var builder = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true);
        if (folder is not null)
        {
            builder.AddJsonFile(folder.SettingsFile, optional: true);
        }

        return builder.AddEnvironmentVariables("CLAIMPIPELINE_").AddInMemoryCollection(Last(settings)).Build();
    }

    /// <summary>The sections of the settings: those of the stages, and the program's own.</summary>
    public static IReadOnlyList<string> Sections { get; } = [.. ClaimPipelineServiceCollectionExtensions.Sections, "Serve", "Observability"];

    /// <summary>Everything that works on a data folder.</summary>
    public static ServiceProvider Compose(DataFolder folder, IConfiguration configuration, TimeProvider time)
    {
        var services = new ServiceCollection();
        Register(services, folder, configuration, time);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    /// <summary>Registers the same with somebody else's services, the web server's.</summary>
    public static void Register(IServiceCollection services, DataFolder folder, IConfiguration configuration, TimeProvider time)
    {
        services.AddSingleton(folder);
        services.AddSingleton(configuration);
        services.AddSingleton(time);
        services.AddLogging(logging => AddConsole(logging, configuration)
            // Says at every start that the keys in the data folder are not encrypted; the guide says so once.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        services.AddClaimPipeline(configuration);
        services.AddSingleton(OwnerOfLocks(folder));
        services.AddSingleton(provider => new DropFolder(Path.GetFullPath(provider.GetRequiredService<OfficialUpdatesOptions>().Folder, folder.Root)));
        services.AddClaimPipelineSqlite(folder.StoreFile);
        services.AddSingleton(provider => Classifiers.Open(provider.GetRequiredService<ClassificationOptions>()));
        services.AddSingleton(provider => Index(provider.GetRequiredService<SearchOptions>(), folder));
        services.AddSingleton<IPageArchive>(provider => new WarcArchive(folder.ArchiveFolder, provider.GetRequiredService<WarcArchiveOptions>(), time));
        services.AddSingleton<BundledOfficialData>();
        services.AddSingleton<Jobs.UpdateSchedule>();
        services.AddSingleton<BackupMaker>();
        services.AddSingleton<CitationFinder>();
        services.AddSingleton<ResolveName>(QueryNames.Resolve);
        services.AddSingleton<OfficialCatalogue>().AddSingleton<ProvenanceFinder>().AddSingleton<VerdictHistory>().AddSingleton<VerdictVerifier>().AddSingleton<TextChecker>();
        services.AddSingleton<ReviewQueue>();
        services.AddRoomOptions<ServeOptions>(configuration, "Serve");
        AddObserving(services, configuration);
    }

    // Read before the options are checked: a wrong value is told by these, and meanwhile counts as the default.
    private static ILoggingBuilder AddConsole(ILoggingBuilder logging, IConfiguration configuration)
    {
        var isJson = bool.TryParse(configuration["Observability:JsonLogs"], out var json) && json;
        var level = Enum.TryParse<LogLevel>(configuration["Observability:LogLevel"], out var typed) ? typed : LogLevel.Warning;
        logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(level);
        return !isJson ? logging : logging
            .AddJsonConsole(console => (console.IncludeScopes, console.UseUtcTimestamp, console.TimestampFormat) = (true, true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"))
            .Configure(factory => factory.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId | ActivityTrackingOptions.Tags);
    }

    private static void AddObserving(IServiceCollection services, IConfiguration configuration)
    {
        services.AddRoomOptions<ObservabilityOptions>(configuration, "Observability");
        services.AddSingleton<TelemetryExport>().AddSingleton<StateProbe>().AddSingleton<MetricCollector>();
        var ledger = services.Last(service => service.ServiceType == typeof(IRunLedger));
        services.Remove(ledger);
        services.AddSingleton<IRunLedger>(provider => new LoggedRunLedger(
            (IRunLedger)ActivatorUtilities.CreateInstance(provider, ledger.ImplementationType!), provider.GetRequiredService<ILogger<LoggedRunLedger>>()));
    }

    private static LockOwner OwnerOfLocks(DataFolder folder)
    {
        using var process = Process.GetCurrentProcess();
        return new LockOwner(
            Environment.MachineName,
            string.Create(CultureInfo.InvariantCulture, $"{process.Id} since {process.StartTime.ToUniversalTime():yyyy-MM-dd HH:mm:ss}"),
            folder.LockFolder);
    }

    // What is typed twice, or by --set and by an option of its own, counts as it was given last.
    private static IEnumerable<KeyValuePair<string, string?>> Last(IEnumerable<KeyValuePair<string, string?>> settings) =>
        settings.GroupBy(setting => setting.Key, StringComparer.OrdinalIgnoreCase).Select(same => same.Last());

    private static ISearchIndex Index(SearchOptions options, DataFolder folder) => options.Engine == "lucene"
        ? ProviderAssembly.Opener<ISearchIndex>("ClaimPipeline.Lucene", "ClaimPipeline.Lucene.LuceneSearchIndex", "Open")(folder.LuceneFolder)
        : SqliteSearchIndex.Open(folder.IndexFile);
}
