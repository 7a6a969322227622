using System.IO.Compression;
using ClaimPipeline.App.Jobs;
using ClaimPipeline.App.Observing;
using ClaimPipeline.App.Serving;
using ClaimPipeline.App.Workbench;
using ClaimPipeline.App.Workbench.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ClaimPipeline.App;

/// <summary>The web server over a data folder: workbench and API, with the services that the verbs work with.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebServer(WebApplication app) => _app = app;

    /// <summary>Where it listens, with the port that a 0 became.</summary>
    public IReadOnlyList<string> Addresses => [.. _app.Urls];

    /// <summary>A service; each is made once per server.</summary>
    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Opens a data folder, a missing one is created, and starts to listen.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="time">The clock.</param>
    /// <param name="settings">Settings of the command line, which win over files and environment.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    public static async Task<WebServer> StartAsync(
        string path, TimeProvider time, IEnumerable<KeyValuePair<string, string?>> settings, CancellationToken cancellationToken)
    {
        var folder = DataFolder.Open(path);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = typeof(WebServer).Assembly.GetName().Name });
        builder.Host.UseDefaultServiceProvider(provider => (provider.ValidateScopes, provider.ValidateOnBuild) = (true, true));
        Composition.Register(builder.Services, folder, Composition.Configure(folder, settings), time);
        AddWeb(builder, folder);
        var server = new WebServer(builder.Build());
        try
        {
            server.Get<TelemetryExport>();
            server.Get<MetricCollector>();
            server.Map();
            await server.Get<BundledOfficialData>().EnsureAsync(cancellationToken);
            await server.ListenAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until it is told to stop, then lets the requests that are under way come to their end.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await _app.WaitForShutdownAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static void AddWeb(WebApplicationBuilder builder, DataFolder folder)
    {
        builder.WebHost.UseKestrelCore();
        var services = builder.Services;
        services.AddOptions<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>().Configure<ServeOptions>((kestrel, options) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MaxRequestBytes;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        services.AddOptions<HostOptions>().Configure<ServeOptions>((host, options) => host.ShutdownTimeout = options.StopGrace);
        services.AddOptions<HostFilteringOptions>().Configure<ServeOptions>((filter, options) =>
        {
            filter.AllowedHosts = ["localhost", "127.0.0.1", "[::1]", .. options.Hosts];
            filter.AllowEmptyHosts = false;
            filter.IncludeFailureMessage = false;
        });
        services.AddHostFiltering(_ => { });
        services.AddRouting();
        services.AddRequestTimeouts();
        services.AddOptions<Microsoft.AspNetCore.Http.Timeouts.RequestTimeoutOptions>().Configure<ServeOptions>((timeouts, options) =>
            timeouts.DefaultPolicy = new() { Timeout = options.RequestTimeout, TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable });
        services.AddResponseCompression();
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.AddDataProtection().SetApplicationName("claimpipeline").PersistKeysToFileSystem(KeysIn(folder));
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "claimpipeline-form";
            antiforgery.Cookie.HttpOnly = true;
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services.AddRazorComponents();
        services.AddSingleton<Workbench.Claims.ClaimPageSources>().AddSingleton<Workbench.Articles.ArticlePageSources>();
        services.AddSingleton<SourcesReader>();
        services.AddHostedService<ScheduleService>();
    }

    /// <summary>Whoever reads the keys can sign forms and cookies: nobody but their owner may.</summary>
    private static DirectoryInfo KeysIn(DataFolder folder) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(folder.KeysFolder)
        : Directory.CreateDirectory(folder.KeysFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private void Map()
    {
        _app.Use(SecurityHeaders.AddAsync);
        _app.UseHostFiltering();
        _app.Use(CrossOriginGuard.CheckAsync);
        _app.UseResponseCompression();
        ErrorPages.Use(_app);
        _app.UseRouting();
        _app.UseRequestTimeouts();
        _app.UseAntiforgery();
        ObservingEndpoints.Map(_app);
        SiteFileEndpoint.Map(_app);
        WorkbenchPages.Map(_app);
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        var urls = Get<ServeOptions>().Urls;
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            _app.Urls.Add(url);
        }

        try
        {
            await _app.StartAsync(cancellationToken);
        }
        catch (IOException trouble)
        {
            throw new UsageException($"Cannot listen at {urls} ({trouble.Message}): name another port with --port.");
        }
    }
}
