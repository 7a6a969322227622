using ClaimPipeline.App;

namespace ClaimPipeline.Tests.Commands;

/// <summary>The command line inside the test's process, over a data folder of its own.</summary>
internal sealed class CommandLine : IDisposable
{
    // Made once and copied: a new data folder imports all the bundled official figures.
    private static readonly Lazy<Task<string>> Fresh = new(MakeAsync);

    private readonly string _folder = Directory.CreateTempSubdirectory("claimpipeline-cli-").FullName;
    private bool _isReady;

    /// <summary>The data folder.</summary>
    public string Data => Path.Combine(_folder, "data");

    /// <summary>A path beside the data folder.</summary>
    public string At(string name) => Path.Combine(_folder, name);

    /// <summary>Opens the data folder, to put something in.</summary>
    public async Task<Workspace> OpenAsync()
    {
        await ReadyAsync();
        return await Workspace.OpenAsync(Data, TimeProvider.System, [], withOfficialData: true, TestContext.Current.CancellationToken);
    }

    /// <summary>Types a command; <c>--data</c> is added.</summary>
    public Task<(int ExitCode, string Output, string Error)> TypeAsync(params string[] words) => TypeBareAsync([.. words, "--data", Data]);

    /// <summary>Types a command to the word.</summary>
    public async Task<(int ExitCode, string Output, string Error)> TypeBareAsync(params string[] words)
    {
        await ReadyAsync();
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(output, error, isInteractive: false, showsProgress: false);
        var exitCode = await CommandLineApp.RunAsync(words, terminal, TimeProvider.System);
        return (exitCode, output.ToString(), error.ToString());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<string> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("claimpipeline-cli-fresh-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await using var workspace = await Workspace.OpenAsync(folder, TimeProvider.System, [], withOfficialData: true, CancellationToken.None);
        return folder;
    }

    private async Task ReadyAsync()
    {
        if (_isReady)
        {
            return;
        }

        Directory.CreateDirectory(Data);
        foreach (var file in Directory.GetFiles(await Fresh.Value))
        {
            File.Copy(file, Path.Combine(Data, Path.GetFileName(file)));
        }

        _isReady = true;
    }
}
