using ClaimPipeline.Archive;
using ClaimPipeline.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ClaimPipeline;

/// <summary>Registers the core: stages, passes and their options. Stores, index and archive are the caller's choice.</summary>
public static class ClaimPipelineServiceCollectionExtensions
{
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
            .AddRoomOptions<WarcArchiveOptions>(configuration, "Archive")
            .AddRoomOptions<ImportOptions>(configuration, "Import")
            .AddRoomOptions<PipelineOptions>(configuration, "Pipeline");
        return services
            .AddSingleton<OfficialImport>()
            .AddSingleton<ImportPass>();
    }

    private static IServiceCollection AddRoomOptions<T>(this IServiceCollection services, IConfiguration configuration, string section)
        where T : class
    {
        services.AddOptions<T>().Bind(configuration.GetSection(section), binder => binder.ErrorOnUnknownConfiguration = true).ValidateDataAnnotations();
        return services.AddSingleton(provider => provider.GetRequiredService<IOptions<T>>().Value);
    }
}
