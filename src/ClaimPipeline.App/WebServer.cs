using System.IO.Compression;
using ClaimPipeline.App.Access;
using ClaimPipeline.App.Api;
using ClaimPipeline.App.Jobs;
using ClaimPipeline.App.Observing;
using ClaimPipeline.App.Serving;
using ClaimPipeline.App.Workbench;
using ClaimPipeline.App.Workbench.Sources;
using ClaimPipeline.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Routing;
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
            await server.CheckAccessAsync(cancellationToken);
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
        services.AddOptions<RouteHandlerOptions>().Configure(handlers => handlers.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, OutputJson.Everything.TypeInfoResolver!);
            json.SerializerOptions.PropertyNamingPolicy = System.Text.Json.JsonNamingPolicy.CamelCase;
            json.SerializerOptions.DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull;
        });
        services.AddOpenApi("v1", ApiDocument.Configure);
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<ServeOptions>((limiter, options) => RateLimits.Configure(limiter, options, ErrorAnswers.RefuseAsync));
        AddAccess(services);
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

    private static void AddAccess(IServiceCollection services)
    {
        services.AddSingleton<AccessMode>().AddSingleton<LoginThrottle>();
        services.AddAuthentication(WhoAsks.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, WhoAsks>(WhoAsks.SchemeName, _ => { })
            .AddCookie();
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme).Configure<ServeOptions>((cookie, options) =>
        {
            cookie.Cookie.Name = "claimpipeline-session";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.SecurePolicy = options.BehindHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = options.SessionLength;
            cookie.SlidingExpiration = true;
            cookie.Events.OnValidatePrincipal = WhoAsks.CheckSessionAsync;
        });
        services.AddAuthorization(Roles.Add);
    }

    /// <summary>Whoever reads the keys can sign forms and cookies: nobody but their owner may.</summary>
    private static DirectoryInfo KeysIn(DataFolder folder) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(folder.KeysFolder)
        : Directory.CreateDirectory(folder.KeysFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private void Map()
    {
        var options = Get<ServeOptions>();
        if (options.BehindHttps)
        {
            _app.Use((context, next) =>
            {
                context.Request.Scheme = "https";
                context.Response.Headers.StrictTransportSecurity = "max-age=31536000";
                return next(context);
            });
        }

        _app.Use(SecurityHeaders.AddAsync);
        _app.UseHostFiltering();
        _app.UseResponseCompression();
        ErrorAnswers.Use(_app);
        _app.Use(CrossOriginGuard.CheckAsync);
        _app.UseRouting();
        _app.UseAuthentication();
        _app.UseRateLimiter();
        _app.UseAuthorization();
        _app.UseRequestTimeouts();
        _app.UseAntiforgery();
        ObservingEndpoints.Map(_app);
        SiteFileEndpoint.Map(_app);
        WorkbenchPages.Map(_app);
        ApiEndpoints.Map(_app);
    }

    /// <summary>Refuses to let others in before there is anybody who may come in.</summary>
    private async Task CheckAccessAsync(CancellationToken cancellationToken)
    {
        if (Get<AccessMode>().Reason is { } reason && (await Get<IAccountStore>().ListAsync(cancellationToken)).Count == 0)
        {
            throw new UsageException(
                $"Nobody may log in yet, and {reason}: add somebody first with 'claimpipeline users add NAME --role admin', or listen on 127.0.0.1 only.");
        }
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
