using ClaimPipeline.App.Observing;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimPipeline.App;

/// <summary>An open data folder with everything that works on it.</summary>
internal sealed class Workspace : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Workspace(DataFolder folder, ServiceProvider services) => (Folder, _services) = (folder, services);

    /// <summary>Where its files lie.</summary>
    public DataFolder Folder { get; }

    /// <summary>Opens a data folder; a missing one is created.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="time">The clock.</param>
    /// <param name="settings">Settings of the command line, which win over files and environment.</param>
    /// <param name="withOfficialData">Whether the official data of the program goes into a folder that has none.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    public static async Task<Workspace> OpenAsync(
        string path,
        TimeProvider time,
        IEnumerable<KeyValuePair<string, string?>> settings,
        bool withOfficialData,
        CancellationToken cancellationToken)
    {
        var folder = DataFolder.Open(path);
        var configuration = Composition.Configure(folder, settings);
        var workspace = new Workspace(folder, Composition.Compose(folder, configuration, time));
        try
        {
            workspace.Get<TelemetryExport>();
            if (withOfficialData)
            {
                await workspace.Get<BundledOfficialData>().EnsureAsync(cancellationToken);
            }

            return workspace;
        }
        catch
        {
            await workspace.DisposeAsync();
            throw;
        }
    }

    /// <summary>A service; each is made once per workspace.</summary>
    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
