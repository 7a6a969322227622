using ClaimPipeline.Alerting;
using ClaimPipeline.Archive;
using ClaimPipeline.Classification;
using ClaimPipeline.Comparison;
using ClaimPipeline.Crawling;
using ClaimPipeline.Diagnosis;
using ClaimPipeline.Extraction;
using ClaimPipeline.Figures;
using ClaimPipeline.Health;
using ClaimPipeline.Linking;
using ClaimPipeline.OfficialFigures;
using ClaimPipeline.OfficialUpdates;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Scheduling;
using ClaimPipeline.Search;
using ClaimPipeline.Segmentation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ClaimPipeline;

/// <summary>Registers the core: stages, passes and their options. Stores, index and archive are the caller's choice.</summary>
public static class ClaimPipelineServiceCollectionExtensions
{
    /// <summary>The sections of the configuration that are read, one per room.</summary>
    public static IReadOnlyList<string> Sections { get; } =
    [
        "Alerting", "Archive", "Classification", "Comparison", "Crawling", "Diagnosis", "Extraction", "Figures", "Health", "Import", "Linking",
        "OfficialFigures", "OfficialUpdates", "Pipeline", "Scheduling", "Search",
        "Segmentation",
    ];

    /// <summary>
    /// Adds every stage and pass as a singleton. The options of a room are bound to the section of the room's name and validated when
    /// they are first used.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="configuration">Settings; sections that are missing leave the defaults.</param>
    public static IServiceCollection AddClaimPipeline(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services
            .AddRoomOptions<AlertingOptions>(configuration, "Alerting")
            .AddRoomOptions<WarcArchiveOptions>(configuration, "Archive")
            .AddRoomOptions<ClassificationOptions>(configuration, "Classification")
            .AddRoomOptions<ComparisonOptions>(configuration, "Comparison")
            .AddRoomOptions<CrawlingOptions>(configuration, "Crawling")
            .AddRoomOptions<DiagnosisOptions>(configuration, "Diagnosis")
            .AddRoomOptions<ExtractionOptions>(configuration, "Extraction")
            .AddRoomOptions<FiguresOptions>(configuration, "Figures")
            .AddRoomOptions<HealthOptions>(configuration, "Health")
            .AddRoomOptions<ImportOptions>(configuration, "Import")
            .AddRoomOptions<LinkingOptions>(configuration, "Linking")
            .AddRoomOptions<OfficialFiguresOptions>(configuration, "OfficialFigures")
            .AddRoomOptions<OfficialUpdatesOptions>(configuration, "OfficialUpdates")
            .AddRoomOptions<PipelineOptions>(configuration, "Pipeline")
            .AddRoomOptions<SchedulingOptions>(configuration, "Scheduling")
            .AddRoomOptions<SearchOptions>(configuration, "Search")
            .AddRoomOptions<SegmentationOptions>(configuration, "Segmentation");
        services
            .AddSingleton(provider => new AddressGuard(provider.GetRequiredService<CrawlingOptions>()))
            .AddSingleton<PageFetcher>()
            .AddSingleton<FileFetcher>()
            .AddSingleton<IPdfTextReader, PopplerTextReader>()
            .AddSingleton<ArticleExtractor>()
            .AddSingleton<SentenceSegmenter>()
            .AddSingleton<IClaimClassifier>(Classifier)
            .AddSingleton<FigureExtractor>()
            .AddSingleton<ClaimLinker>()
            .AddSingleton<OfficialTableReader>()
            .AddSingleton<ClaimComparer>()
            .AddSingleton<ArticleAnalyzer>();
        return services
            .AddSingleton<QuarantineKeeper>()
            .AddSingleton<RevisionRecorder>()
            .AddSingleton<OfficialImport>()
            .AddSingleton<ImportPass>()
            .AddSingleton<CrawlPass>()
            .AddSingleton<AnalyzePass>()
            .AddSingleton<ComparePass>()
            .AddSingleton<IndexPass>()
            .AddSingleton<IndexVerifier>()
            .AddSingleton<IAlertChannel, FileAlertChannel>()
            .AddSingleton<IAlertChannel, AtomAlertChannel>()
            .AddSingleton<IAlertChannel>(Webhook)
            .AddSingleton<IAlertChannel, MailAlertChannel>()
            .AddSingleton<SourceHealthBook>()
            .AddSingleton<AlertPass>()
            .AddSingleton<RunLocks>()
            .AddSingleton<DerivedPasses>()
            .AddSingleton<SourceRunner>()
            .AddSingleton<SchedulePlanner>()
            .AddSingleton<SourceJobs>()
            .AddSingleton<DroppedFileImport>()
            .AddSingleton<AddressLook>()
            .AddSingleton<OfficialUpdater>();
    }

    // The crawler's guard with permissions of its own: what may be crawled need not be posted to.
    private static WebhookAlertChannel Webhook(IServiceProvider services)
    {
        var options = services.GetRequiredService<AlertingOptions>();
        var guard = new AddressGuard(new CrawlingOptions { AllowAddresses = options.AllowAddresses });
        return new WebhookAlertChannel(options, services.GetRequiredService<TimeProvider>(), guard.ConnectAsync);
    }

    private static IClaimClassifier Classifier(IServiceProvider services)
    {
        var options = services.GetRequiredService<ClassificationOptions>();
        return options.Classifier == "keyword" ? new KeywordClassifier() : HybridClassifier.Load(options);
    }

    /// <summary>Binds the options of a room to a section and registers them as they are; a name in it that does not exist is an error.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="configuration">Settings; a missing section leaves the defaults.</param>
    /// <param name="section">Name of the section.</param>
    public static IServiceCollection AddRoomOptions<T>(this IServiceCollection services, IConfiguration configuration, string section)
        where T : class
    {
        services.AddOptions<T>().Bind(configuration.GetSection(section), binder => binder.ErrorOnUnknownConfiguration = true).ValidateDataAnnotations();
        return services.AddSingleton(provider => ValueOf<T>(provider, section));
    }

    private static T ValueOf<T>(IServiceProvider provider, string section)
        where T : class
    {
        try
        {
            return provider.GetRequiredService<IOptions<T>>().Value;
        }
        catch (InvalidOperationException trouble)
        {
            // The binder says "unknown" and "cannot be converted" with a general exception; to a user both are wrong settings.
            throw new OptionsValidationException(section, typeof(T), [$"section {section}: {trouble.Message}"]);
        }
    }
}
