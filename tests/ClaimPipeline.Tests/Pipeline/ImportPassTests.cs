using System.IO.Compression;
using System.Text;
using ClaimPipeline.Archive;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Tests.Pipeline;

public sealed class ImportPassTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("import-").FullName;
    private readonly MemoryPageStore _pages = new();
    private readonly MemoryPageArchive _archive = new();
    private readonly MemoryRunLedger _ledger = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task RunAsync_FolderOfAllSorts_KeepsWhatCanBeReadAndNamesTheRest()
    {
        Write("a.html", "<html><title>a</title><p>text</p>");
        Write("deep/er/b.txt", "plain text");
        Write("c.pdf", "%PDF-1.4 ...");
        Write("d.bin", "\u0000\u0001\u0002");
        Write("e.html", "");
        Write("f.html", "\u0089PNG\r\n");
        var seen = new Watcher();

        var run = await RunAsync(new ImportRequest([_folder]), seen);

        run.Kept.ShouldBe(3);
        run.Dropped.ShouldBe([new DropCount(DropReason.UnsupportedType, 2), new DropCount(DropReason.Empty, 1)], ignoreOrder: true);
        run.Read.ShouldBe(6);
        seen.Items.Where(i => i.Dropped == DropReason.UnsupportedType).ShouldAllBe(i => i.Detail!.Contains(_folder));
        (await _ledger.GetAsync(run.Id, TestContext.Current.CancellationToken)).ShouldBe(run);
    }

    [Fact]
    public async Task RunAsync_SameThingTwice_ChangesNothing()
    {
        var file = Write("a.html", "<p>text</p>");
        await RunAsync(new ImportRequest([file]) { Publisher = "P", Language = "en" });

        var again = await RunAsync(new ImportRequest([_folder]));

        (again.Kept, again.Unchanged).ShouldBe((0, 1));
        (await _pages.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_StatedFacts_TravelWithThePage()
    {
        var file = Write("a.txt", "text");
        var date = new DateTimeOffset(2024, 1, 2, 0, 0, 0, TimeSpan.Zero);

        await RunAsync(new ImportRequest([file])
        {
            Publisher = "Press", Language = "fr", Published = date, Url = "HTTPS://a.example/x?utm_source=q",
        });

        var page = (await _pages.OfUrlAsync("https://a.example/x", TestContext.Current.CancellationToken)).Single();
        (page.Publisher, page.Language, page.StatedDate, page.ContentType).ShouldBe(("Press", "fr", date, "text/plain"));
        Encoding.UTF8.GetString((await _archive.ReadBodyAsync(page.Location!, TestContext.Current.CancellationToken)).Span).ShouldBe("text");
    }

    [Fact]
    public async Task RunAsync_Warc_KeepsUrlDateAndTypeAndUndoesCodings()
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write("<html><p>from the archive</p></html>"u8);
        }

        var chunk = Encoding.Latin1.GetString(zipped.ToArray());
        var ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
            + $"{chunk.Length:x}\r\n{chunk}\r\n0\r\n\r\n";
        Write("x.warc", Record("response", "http://a.example/1", ok)
            + Record("request", "http://a.example/1", "GET /1 HTTP/1.1\r\n\r\n")
            + Record("response", "http://a.example/2", "HTTP/1.1 404 Not Found\r\n\r\nno"));

        var run = await RunAsync(new ImportRequest([_folder]));

        (run.Read, run.Kept).ShouldBe((2, 1));
        run.Dropped.Single().Reason.ShouldBe(DropReason.Gone);
        var page = (await _pages.OfUrlAsync("http://a.example/1", TestContext.Current.CancellationToken)).Single();
        page.FetchedAt.ShouldBe(new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.Zero));
        page.ContentType.ShouldBe("text/html");
        Encoding.UTF8.GetString((await _archive.ReadBodyAsync(page.Location!, TestContext.Current.CancellationToken)).Span)
            .ShouldContain("from the archive");
    }

    [Fact]
    public async Task RunAsync_DamagedWarc_KeepsTheGoodRecordsAndNamesTheFile()
    {
        var file = Write("x.warc", Record("response", "http://a.example/1", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>x</p>") + "garbage");

        var run = await RunAsync(new ImportRequest([file]));

        run.Kept.ShouldBe(1);
        run.Dropped.Single().Reason.ShouldBe(DropReason.Unreadable);
    }

    [Fact]
    public async Task RunAsync_WrongCalls_SayWhatIsWrong()
    {
        (await Should.ThrowAsync<FileNotFoundException>(() => RunAsync(new ImportRequest(["/no/such/file"])))).Message.ShouldContain("/no/such/file");
        await Should.ThrowAsync<ArgumentException>(() => RunAsync(new ImportRequest([])));
        await Should.ThrowAsync<ArgumentException>(() => RunAsync(new ImportRequest([_folder]) { Url = "https://a.example/" }));
        (await Should.ThrowAsync<ArgumentException>(() => RunAsync(new ImportRequest([Write("a.txt", "a")]) { Url = "nonsense" })))
            .Message.ShouldContain("nonsense");
    }

    [Fact]
    public async Task RunAsync_Cancelled_SavesAnInterruptedRun()
    {
        Write("a.txt", "text");
        using var stop = new CancellationTokenSource();
        var watcher = new Watcher(stop.Cancel);
        Write("b.txt", "text");

        var run = await new ImportPass(_pages, _archive, _ledger, SomeQuarantine.Empty(), TimeProvider.System, new ImportOptions())
            .RunAsync(new ImportRequest([_folder]), watcher, stop.Token);

        (run.Interrupted, run.Read).ShouldBe((true, 1));
    }

    private Task<Run> RunAsync(ImportRequest request, IProgress<PassProgress>? progress = null) =>
        new ImportPass(_pages, _archive, _ledger, SomeQuarantine.Empty(), TimeProvider.System, new ImportOptions())
            .RunAsync(request, progress, TestContext.Current.CancellationToken);

    private string Write(string name, string latin1)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(latin1));
        return path;
    }

    private static string Record(string type, string url, string block) =>
        $"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2020-01-02T03:04:05Z\r\n"
        + $"Content-Type: application/http\r\nContent-Length: {block.Length}\r\n\r\n{block}\r\n\r\n";

    private sealed class Watcher(Action? then = null) : IProgress<PassProgress>
    {
        public List<PassProgress> Items { get; } = [];

        public void Report(PassProgress value)
        {
            Items.Add(value);
            then?.Invoke();
        }
    }
}
