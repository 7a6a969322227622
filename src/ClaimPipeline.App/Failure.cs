using System.Security;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace ClaimPipeline.App;

/// <summary>What the user is told when a verb fails: one sentence and an exit code.</summary>
/// <param name="Sentence">Names the thing and the remedy.</param>
/// <param name="ExitCode">See <see cref="App.ExitCode"/>.</param>
internal sealed record Failure(string Sentence, int ExitCode)
{
    // Primary result codes of SQLite, https://www.sqlite.org/rescode.html
    private const int SqliteBusy = 5;
    private const int SqliteReadOnly = 8;
    private const int SqliteCorrupt = 11;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;
    private const int SqliteNotADatabase = 26;

    // Extended: the file that the write-ahead log's readers share cannot be made as large as it must be.
    private const int SqliteNoRoomToShare = 4874;

    private const string DiskFull = "The disk is full: free some space and run the same command again; what was stored before is intact.";

    /// <summary>The failure that an exception means.</summary>
    public static Failure Of(Exception trouble) => trouble switch
    {
        OperationCanceledException => new(
            "Stopped. What was done is stored; run the same command again to go on.", App.ExitCode.Problems),
        UsageException => new(trouble.Message, App.ExitCode.Usage),
        OptionsValidationException options => new(
            $"A setting is not allowed: {string.Join("; ", options.Failures)}", App.ExitCode.Usage),
        FileNotFoundException or DirectoryNotFoundException => new(trouble.Message, App.ExitCode.Usage),
        ArgumentException => new(trouble.Message, App.ExitCode.Usage),
        SqliteException sqlite => new(Explain(sqlite), App.ExitCode.Problems),
        IOException io when IsDiskFull(io) => new(DiskFull, App.ExitCode.Problems),
        IOException or UnauthorizedAccessException or SecurityException or InvalidDataException or FormatException or JsonException =>
            new(trouble.Message, App.ExitCode.Problems),
        _ => new($"This should not have happened, please report it: {trouble}", App.ExitCode.Problems),
    };

    private static string Explain(SqliteException trouble) => trouble.SqliteErrorCode switch
    {
        SqliteBusy => "Another process is writing to the data folder: wait until it has finished, then run the same command again.",
        SqliteReadOnly => "The data folder cannot be written to: check its permissions.",
        SqliteCorrupt or SqliteNotADatabase =>
            $"A database in the data folder is damaged ({trouble.Message}): restore store.db from a backup; index.db may be deleted "
            + "and rebuilt with 'claimpipeline index --rebuild'.",
        SqliteFull => DiskFull,
        _ when trouble.SqliteExtendedErrorCode == SqliteNoRoomToShare => DiskFull,
        SqliteCannotOpen => "A database in the data folder cannot be opened: check that the folder exists and its permissions.",
        _ => $"The database refused: {trouble.Message}",
    };

    private static bool IsDiskFull(IOException trouble)
    {
        const int NoSpaceLinux = 28;
        const int DiskFullWindows = unchecked((int)0x80070070);
        const int HandleDiskFullWindows = unchecked((int)0x80070027);
        return trouble.HResult is NoSpaceLinux or DiskFullWindows or HandleDiskFullWindows;
    }
}
