using ClaimPipeline.App;
using ClaimPipeline.App.Demo;
using ClaimPipeline.Pipeline;

namespace ClaimPipeline.EndToEndTests.Serving;

/// <summary>
/// The real server on a free loopback port over a data folder of its own, which holds the demo's sites crawled twice: articles with
/// verdicts, versions, copies and dropped pages.
/// </summary>
internal sealed class ServedFolder : IAsyncDisposable
{
    // Filled once per process and copied: the crawl takes seconds.
    private static readonly Lazy<Task<string>> Filled = new(FillAsync);
    private static readonly Lazy<Task<ServedFolder>> TheShared = new(() => StartAsync());

    private readonly WebServer _server;

    private ServedFolder(string path, WebServer server)
    {
        (Path, _server) = (path, server);
        Client = NewClient();
    }

    /// <summary>The data folder.</summary>
    public string Path { get; }

    /// <summary><c>http://127.0.0.1:PORT</c>.</summary>
    public string Base => _server.Addresses[0];

    /// <summary>A client that follows no redirects and keeps no cookies.</summary>
    public HttpClient Client { get; }

    /// <summary>One for all tests of the process that change nothing.</summary>
    public static Task<ServedFolder> SharedAsync() => TheShared.Value;

    /// <summary>One of one's own, to change something in.</summary>
    public static Task<ServedFolder> StartAsync(params IEnumerable<KeyValuePair<string, string?>> settings) => StartWithAsync(_ => Task.CompletedTask, settings);

    /// <summary>The same, with something done to the folder before the server starts.</summary>
    public static async Task<ServedFolder> StartWithAsync(Func<string, Task> prepare, params IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var path = Directory.CreateTempSubdirectory("claimpipeline-served-").FullName;
        Copy(await Filled.Value, path);
        await prepare(path);
        var server = await WebServer.StartAsync(
            path, TimeProvider.System, [new("Serve:Urls", "http://127.0.0.1:0"), .. settings], CancellationToken.None);
        var served = new ServedFolder(path, server);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => served.Delete();
        return served;
    }

    /// <summary>A service of the server: store, index and so on.</summary>
    public T Get<T>()
        where T : notnull => _server.Get<T>();

    /// <summary>A further client, with cookies if wanted.</summary>
    public HttpClient NewClient(bool cookies = false) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = cookies, UseProxy = false }) { BaseAddress = new Uri(Base) };

    /// <summary>The text of a page that must be there.</summary>
    public async Task<string> GetAsync(string path)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.IsSuccessStatusCode.ShouldBeTrue($"{path}: {response.StatusCode}\n{text}");
        return text;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
        Delete();
    }

    private static async Task<string> FillAsync()
    {
        var path = Directory.CreateTempSubdirectory("claimpipeline-filled-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(path, recursive: true);
        await using var site = await DemoSite.StartAsync(DemoPages.Load(DemoPages.FindFolder()), TimeProvider.System, CancellationToken.None);
        await using var workspace = await Workspace.OpenAsync(path, TimeProvider.System, site.CrawlSettings, withOfficialData: true, CancellationToken.None);
        foreach (var state in new[] { DemoSite.FirstState, DemoSite.LastState })
        {
            site.State = state;
            await workspace.Get<CrawlPass>().RunAsync(new CrawlRequest(site.Seeds) { Now = state != DemoSite.FirstState }, null, CancellationToken.None);
            await workspace.Get<AnalyzePass>().RunAsync(null, CancellationToken.None);
            await workspace.Get<ComparePass>().RunAsync(null, CancellationToken.None);
        }

        await workspace.Get<IndexPass>().RunAsync(rebuild: false, null, CancellationToken.None);
        return path;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private void Delete()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
