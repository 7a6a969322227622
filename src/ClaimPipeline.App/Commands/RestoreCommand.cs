using System.CommandLine;
using System.Globalization;
using ClaimPipeline.App.Backups;
using ClaimPipeline.Archive;

namespace ClaimPipeline.App.Commands;

/// <summary><c>restore</c>: a backup into an empty folder, proven.</summary>
internal sealed class RestoreCommand : Verb
{
    private readonly Argument<string> _backup = new("DIR") { Description = "The backup." };

    private readonly Option<string> _into = new("--into") { Description = "A data folder that is empty or not there.", Required = true, HelpName = "DIR" };

    public RestoreCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "restore", "Put a backup into an empty folder, and check every hash and every page.", "restore /media/backup --into ./data", hasData: false)
    {
        Command.Add(_backup);
        Command.Add(_into);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var (backup, into) = (Path.GetFullPath(invocation.Get(_backup)!), Path.GetFullPath(invocation.Get(_into)!));
        var restorer = new BackupRestorer(invocation.OptionsOf<WarcArchiveOptions>(), invocation.Time);
        var (files, pages) = await restorer.RestoreAsync(backup, into, invocation.Cancellation);
        await invocation.Terminal.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{files} files and {pages:#,0} pages are what they were. Next: claimpipeline index --data {invocation.Get(_into)}"));
        return ExitCode.Fine;
    }
}
