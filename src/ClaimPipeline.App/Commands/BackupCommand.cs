using System.CommandLine;
using System.Globalization;
using ClaimPipeline.App.Backups;

namespace ClaimPipeline.App.Commands;

/// <summary><c>backup</c>: copies the data folder while it is in use.</summary>
internal sealed class BackupCommand : Verb
{
    private readonly Argument<string> _folder = new("DIR") { Description = "Where the backup goes; one that is there is brought up to date." };

    public BackupCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "backup", "Copy the data folder, also while a pass is writing; of the archive only what is new.", "backup /media/backup --data ./data") =>
        Command.Add(_folder);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var target = Path.GetFullPath(invocation.Get(_folder)!);
        await using var workspace = await invocation.OpenAsync(withOfficialData: false);
        if (target == workspace.Folder.Root || target.StartsWith(workspace.Folder.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new UsageException($"{target} lies in the data folder: name another one, best on another disk.");
        }

        var result = await workspace.Get<BackupMaker>().MakeAsync(target, invocation.Cancellation);
        if (invocation.Json)
        {
            invocation.PrintJson(result, OutputJson.Of<BackupResult>());
        }
        else
        {
            await invocation.Terminal.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{result.Files} files, {result.Bytes:#,0} bytes, of which {result.Copied:#,0} were written, as of {result.At:u}"));
        }

        return ExitCode.Fine;
    }
}
