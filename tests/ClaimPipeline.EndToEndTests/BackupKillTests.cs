using ClaimPipeline.App;
using ClaimPipeline.App.Backups;
using ClaimPipeline.Archive;
using ClaimPipeline.Storage;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.EndToEndTests;

/// <summary>kill -9 of a backup in the midst of each of its steps: what was backed up before stays good, and the next backup is whole.</summary>
public sealed class BackupKillTests : IDisposable
{
    private const int PageBytes = 4 << 20;

    private readonly TestFolder _folder = new();
    private readonly Random _random = new(1);
    private int _pages;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Data => _folder.At("data");

    private string Backup => _folder.At("backup");

    private string ArchiveCopy => _folder.At("backup", "archive", "claimpipeline-000001.warc.gz");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Backup_KilledInTheMidstOfEachStep_LeavesTheLastGoodOneAndTheNextIsWhole()
    {
        await AddPagesAsync(1);
        await BackUpAsync();
        var good = new FileInfo(ArchiveCopy).Length;
        await AddPagesAsync(12);
        var whole = new FileInfo(Path.Combine(Data, "archive", "claimpipeline-000001.warc.gz")).Length;
        (string Where, Func<bool> IsReached)[] points =
        [
            ("in the midst of the copy of the store", () => Directory.GetFiles(Backup, "store.db.new", SearchOption.AllDirectories).Length > 0),
            ("behind the copy of the store", () => Directory.GetFiles(Backup, "store.db", SearchOption.AllDirectories).Length > 1),
            ("in the midst of the copy of the archive", () => new FileInfo(ArchiveCopy).Length is var length && length > good && length < whole),
        ];
        var killed = new List<string>();
        foreach (var (where, isReached) in points)
        {
            using (var program = Cli.Start("backup", Backup, "--data", Data))
            {
                while (!program.HasExited && !isReached())
                {
                    Thread.Yield();
                }

                if (!program.HasExited)
                {
                    program.Kill();
                    var left = new FileInfo(ArchiveCopy).Length;
                    killed.Add(where);
                    TestContext.Current.TestOutputHelper?.WriteLine($"killed {where}: {left - good:#,0} of {whole - good:#,0} new bytes of the archive were copied");
                }

                await program.FinishAsync();
            }

            (await BackupManifest.ReadAsync(Backup, Token))!.Files.Single(file => file.Name.StartsWith("archive/", StringComparison.Ordinal)).Length.ShouldBe(good, where);
            await RestoreAsync(1);
        }

        killed.ShouldContain("in the midst of the copy of the archive");
        await BackUpAsync();
        await RestoreAsync(13);
        Directory.GetDirectories(Backup).Length.ShouldBe(2, "the archive and one generation: what killed backups left is gone");
    }

    private async Task BackUpAsync()
    {
        var made = await Cli.RunAsync("backup", Backup, "--data", Data);
        made.ExitCode.ShouldBe(0, made.Error);
    }

    private async Task RestoreAsync(int pages)
    {
        var restored = await Cli.RunAsync("restore", Backup, "--into", _folder.At("restored"));
        restored.ExitCode.ShouldBe(0, restored.Error);
        restored.Output.ShouldContain($"and {pages} pages are what they were");
        Directory.Delete(_folder.At("restored"), recursive: true);
    }

    /// <summary>Pages of bytes that cannot be packed, so that copying them takes a while.</summary>
    private async Task AddPagesAsync(int count)
    {
        await using var workspace = await Workspace.OpenAsync(Data, TimeProvider.System, [], withOfficialData: true, Token);
        for (var i = 0; i < count; i++)
        {
            var body = new byte[PageBytes];
            _random.NextBytes(body);
            var url = $"http://news.test/{++_pages}";
            var page = Some.Page(url) with { Id = Records.FetchedPage.IdOf(url, body), Location = null };
            var location = await workspace.Get<IPageArchive>().AppendAsync(new ArchivedExchange(page, body, null, null), Token);
            await workspace.Get<IPageStore>().AddAsync(page with { Location = location }, Token);
        }
    }
}
