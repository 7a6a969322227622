using System.Text;
using System.Text.Json;
using ClaimPipeline.App;
using ClaimPipeline.App.Backups;
using ClaimPipeline.Archive;
using ClaimPipeline.Storage;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Commands;

/// <summary>Backups of real folders, restored into empty ones.</summary>
public sealed class BackupCommandTests : IDisposable
{
    private readonly CommandLine _line = new();
    private int _number;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Backup => _line.At("backup");

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task Backup_AndRestore_GiveTheSamePagesClaimsAndSettings()
    {
        await StoredClaims.AddAsync(_line);
        await AddPagesAsync(3);
        await File.WriteAllTextAsync(Path.Combine(_line.Data, "claimpipeline.json"), """{ "Pipeline": { "Parallelism": 1 } }""", Token);
        (await _line.TypeAsync("backup", Backup)).ExitCode.ShouldBe(ExitCode.Fine);

        var restored = await RestoreAsync("restored");

        restored.Output.ShouldMatch(@"^\d+ files and 4 pages are what they were");
        (await ExportAsync(_line.At("restored"))).ShouldBe(await ExportAsync(_line.Data));
        File.Exists(Path.Combine(_line.At("restored"), "claimpipeline.json")).ShouldBeTrue();
        File.Exists(Path.Combine(_line.At("restored"), "models", "model.bin")).ShouldBeTrue();
        (await _line.TypeBareAsync("index", "--data", _line.At("restored"))).ExitCode.ShouldBe(ExitCode.Fine);
    }

    [Fact]
    public async Task Backup_WhileAPassWrites_IsOfOneMoment()
    {
        await AddPagesAsync(1);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    await AddPagesAsync(20);
                }
            },
            Token);
        for (var i = 0; i < 3; i++)
        {
            var made = await _line.TypeAsync("backup", Backup);
            made.ExitCode.ShouldBe(ExitCode.Fine, made.Error);
            (await RestoreAsync($"restored-{i}")).ExitCode.ShouldBe(ExitCode.Fine);
        }

        await stop.CancelAsync();
        await writing;
    }

    [Fact]
    public async Task Backup_Again_CopiesOfTheArchiveOnlyWhatIsNew()
    {
        await AddPagesAsync(50);
        await BackupAsync();
        var (before, first) = (await ManifestAsync(), ArchiveCopy());
        await BackupAsync();
        (await ManifestAsync()).Files.Single(IsArchive).ShouldBe(before.Files.Single(IsArchive), "nothing came");

        // The part that is there is not written again: a mark in the copy would be gone.
        await AddPagesAsync(1);
        var bytes = await File.ReadAllBytesAsync(first, Token);
        bytes[100] ^= 1;
        await File.WriteAllBytesAsync(first, bytes, Token);
        var result = await BackupAsync();
        var grown = (await ManifestAsync()).Files.Single(IsArchive);
        grown.Length.ShouldBeGreaterThan(before.Files.Single(IsArchive).Length);
        (await File.ReadAllBytesAsync(ArchiveCopy(), Token))[100].ShouldBe(bytes[100]);
        (result.Bytes - result.Copied).ShouldBe(before.Files.Single(IsArchive).Length, "what was there is not copied");
        (await RestoreAsync("damaged")).Error.ShouldContain("has not the hash");
    }

    [Fact]
    public async Task Backup_KilledAnywhere_LeavesTheLastGoodOne()
    {
        await AddPagesAsync(5);
        await BackupAsync();
        var pages = await ExportedPagesAsync(_line.Data);

        // What a killed one leaves: a half store of its own, archive files longer than before or new, a half manifest.
        Directory.CreateDirectory(Path.Combine(Backup, "20991231T2359590000000"));
        await File.WriteAllTextAsync(Path.Combine(Backup, "20991231T2359590000000", "store.db.new"), "half", Token);
        await File.AppendAllTextAsync(ArchiveCopy(), "half a record", Token);
        await File.WriteAllTextAsync(Path.Combine(Backup, "archive", "claimpipeline-000002.warc.gz"), "half", Token);
        await File.WriteAllTextAsync(Path.Combine(Backup, "manifest.json.new"), "{", Token);

        (await RestoreAsync("after-kill")).ExitCode.ShouldBe(ExitCode.Fine);
        (await ExportedPagesAsync(_line.At("after-kill"))).ShouldBe(pages);
        await AddPagesAsync(1);
        await BackupAsync();
        (await RestoreAsync("after-next")).Output.ShouldContain("6 pages");
        Directory.Exists(Path.Combine(Backup, "20991231T2359590000000")).ShouldBeFalse();
    }

    [Fact]
    public async Task Restore_ArchiveThatWasRewritten_IsCopiedAnewAndRestored()
    {
        await AddPagesAsync(5);
        await BackupAsync();
        var file = Directory.GetFiles(Path.Combine(_line.Data, "archive"), "*.warc.gz").Single();
        File.Move(file, file + ".away");
        await File.WriteAllBytesAsync(file, [.. new byte[3], .. await File.ReadAllBytesAsync(file + ".away", Token)], Token);

        await BackupAsync();

        (await RestoreAsync("restored")).Error.ShouldContain("claimpipeline-000001.warc.gz", customMessage: "the store and the archive do not agree any more");
        Directory.Exists(_line.At("restored")).ShouldBeFalse("half a folder would look like one");
    }

    [Theory]
    [InlineData("store.db")]
    [InlineData(".warc.gz")]
    [InlineData("model.bin")]
    public async Task Restore_OneByteThatIsNotWhatItWas_IsRefusedByName(string name)
    {
        await AddPagesAsync(2);
        await BackupAsync();
        var file = Directory.GetFiles(Backup, "*", SearchOption.AllDirectories).Single(f => f.EndsWith(name, StringComparison.Ordinal));
        var bytes = await File.ReadAllBytesAsync(file, Token);
        bytes[bytes.Length / 2] ^= 0x40;
        await File.WriteAllBytesAsync(file, bytes, Token);

        var (exitCode, _, error) = await RestoreAsync("restored");

        exitCode.ShouldBe(ExitCode.Problems);
        error.ShouldContain(name);
        Directory.Exists(_line.At("restored")).ShouldBeFalse();
    }

    [Fact]
    public async Task BackupAndRestore_WrongFolders_AreUsage()
    {
        (await _line.TypeAsync("backup", Path.Combine(_line.Data, "inside"))).ExitCode.ShouldBe(ExitCode.Usage);
        Directory.CreateDirectory(_line.At("nothing"));
        (await _line.TypeBareAsync("restore", _line.At("nothing"), "--into", _line.At("x"))).Error.ShouldContain("holds no backup");
        await BackupAsync();
        (await _line.TypeBareAsync("restore", Backup, "--into", _line.Data)).Error.ShouldContain("not an empty folder");
    }

    private static bool IsArchive(BackupFile file) => file.Name.StartsWith("archive/", StringComparison.Ordinal);

    private string ArchiveCopy() => Directory.GetFiles(Path.Combine(Backup, "archive")).Order(StringComparer.Ordinal).First();

    private async Task<BackupManifest> ManifestAsync() => (await BackupManifest.ReadAsync(Backup, Token))!;

    private async Task<BackupResult> BackupAsync()
    {
        var made = await _line.TypeAsync("backup", Backup, "--json");
        made.ExitCode.ShouldBe(ExitCode.Fine, made.Error);
        return JsonSerializer.Deserialize(made.Output, OutputJson.Of<BackupResult>())!;
    }

    private Task<(int ExitCode, string Output, string Error)> RestoreAsync(string name) => _line.TypeBareAsync("restore", Backup, "--into", _line.At(name));

    private async Task<string> ExportAsync(string data) => (await _line.TypeBareAsync("export", "--format", "jsonl", "--data", data)).Output;

    private async Task<string> ExportedPagesAsync(string data) => (await _line.TypeBareAsync("pages", "--data", data)).Output;

    private async Task AddPagesAsync(int count)
    {
        await using var workspace = await _line.OpenAsync();
        for (var i = 0; i < count; i++)
        {
            var number = Interlocked.Increment(ref _number);
            var body = $"<p>page {number}</p>";
            var page = Some.Page($"http://news.test/pages/{number}", body) with { Location = null };
            var location = await workspace.Get<IPageArchive>().AppendAsync(new ArchivedExchange(page, Encoding.UTF8.GetBytes(body), null, null), Token);
            await workspace.Get<IPageStore>().AddAsync(page with { Location = location }, Token);
        }
    }
}
