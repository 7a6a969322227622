using System.Security.Cryptography;
using ClaimPipeline.Archive;
using ClaimPipeline.Crawling;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Pipeline;

/// <summary>
/// Takes files, and WARC files made by other tools, into the archive and the page store, as if they had been fetched. A page's id
/// comes from its address and bytes, so importing the same thing twice changes nothing.
/// </summary>
public sealed class ImportPass(
    IPageStore pages, IPageArchive archive, IRunLedger ledger, QuarantineKeeper quarantine, TimeProvider time, ImportOptions options)
{
    /// <summary>Name in the ledger.</summary>
    public const string Name = "import";

    /// <summary><see cref="FetchedPage.Seed"/> of imported pages.</summary>
    public const string Seed = "import";

    private const string Version = "import-1";

    /// <summary>Runs to the end, or until cancelled: then the run says that it was interrupted.</summary>
    /// <param name="request">What to import.</param>
    /// <param name="progress">Told of every file and record; null for nobody.</param>
    /// <param name="cancellationToken">Stops it between files and records.</param>
    /// <exception cref="FileNotFoundException">A path leads to nothing.</exception>
    /// <exception cref="ArgumentException">There is no path, or an address is stated for what is not one file.</exception>
    public async Task<Run> RunAsync(ImportRequest request, IProgress<PassProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Check(request);
        var recorder = await RunRecorder.StartAsync(ledger, time, Name, Version, progress, cancellationToken);
        var gate = await quarantine.OpenAsync(recorder.Current, cancellationToken);
        var isCut = false;
        try
        {
            foreach (var file in request.Paths.SelectMany(FilesOf))
            {
                cancellationToken.ThrowIfCancellationRequested();
                try
                {
                    await (IsWarc(file)
                        ? ImportWarcAsync(file, request, gate, recorder, cancellationToken)
                        : GuardAsync(file, gate, recorder, () => ImportFileAsync(file, request, recorder, cancellationToken), cancellationToken));
                }
                catch (Exception damage) when (damage is InvalidDataException or UnauthorizedAccessException)
                {
                    recorder.Dropped(file, DropReason.Unreadable, damage.Message);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            isCut = true;
        }

        await gate.CloseAsync();
        return await recorder.FinishAsync(interrupted: isCut);
    }

    /// <summary>Takes one file or record in; one that the program fails on does not stop the others.</summary>
    private static async Task GuardAsync(
        string item, QuarantineGate gate, RunRecorder recorder, Func<Task> take, CancellationToken cancellationToken)
    {
        if (await gate.AdmitAsync(item, item, Version, isRetried: true, cancellationToken) is { } held)
        {
            recorder.LeftAlone(held);
            return;
        }

        try
        {
            await take();
            await gate.ReleaseAsync(item, cancellationToken);
        }
        catch (Exception trouble) when (!MachineTrouble.Is(trouble) && trouble is not InvalidDataException)
        {
            recorder.LeftAlone(await gate.HoldAsync(item, item, Version, trouble, cancellationToken));
        }
    }

    private static void Check(ImportRequest request)
    {
        if (request.Paths.Count == 0)
        {
            throw new ArgumentException("Name at least one file or folder to import.", nameof(request));
        }

        foreach (var path in request.Paths)
        {
            if (!Path.Exists(path))
            {
                throw new FileNotFoundException($"There is no file or folder '{path}': check the path.", path);
            }
        }

        if (request.Url is not null && (request.Paths.Count > 1 || !File.Exists(request.Paths[0]) || IsWarc(request.Paths[0])))
        {
            throw new ArgumentException("An address can be stated for one file only, not for a folder or a WARC file.", nameof(request));
        }

        if (request.Url is { } url && UrlNormalizer.Normalize(url) is null)
        {
            throw new ArgumentException($"'{url}' is not an absolute http or https address.", nameof(request));
        }
    }

    private static IEnumerable<string> FilesOf(string path) =>
        Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true }).Order(StringComparer.Ordinal)
            : [path];

    private static bool IsWarc(string path) =>
        path.EndsWith(".warc", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".warc.gz", StringComparison.OrdinalIgnoreCase);

    private async Task ImportFileAsync(string file, ImportRequest request, RunRecorder recorder, CancellationToken cancellationToken)
    {
        if (new FileInfo(file).Length > options.MaxBytes)
        {
            recorder.Dropped(file, DropReason.TooLarge, $"{file} has more than {options.MaxBytes} bytes.");
            return;
        }

        var body = await File.ReadAllBytesAsync(file, cancellationToken);
        var contentType = ContentTypeOf(Path.GetExtension(file));
        var url = request.Url is null ? AddressOf(file, body) : UrlNormalizer.Normalize(request.Url)!;
        var page = Page(url, body, time.GetUtcNow(), 200, contentType, request);
        await KeepAsync(file, page, new ArchivedExchange(page, body, null, null), recorder, cancellationToken);
    }

    private async Task ImportWarcAsync(
        string file, ImportRequest request, QuarantineGate gate, RunRecorder recorder, CancellationToken cancellationToken)
    {
        foreach (var record in WarcReader.Read(file, options.MaxBytes))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var item = record.TargetUri is { } target ? $"{file}: {target}" : file;
            await GuardAsync(item, gate, recorder, () => ImportRecordAsync(item, record, request, recorder, cancellationToken), cancellationToken);
        }
    }

    private async Task ImportRecordAsync(
        string item, WarcRecord record, ImportRequest request, RunRecorder recorder, CancellationToken cancellationToken)
    {
        var head = HttpResponseHead.Parse(record.HttpHead);
        if (record.TargetUri is not { } target || !MayBePage(record, target, head))
        {
            return;
        }

        if (record.IsTooLarge)
        {
            recorder.Dropped(item, DropReason.TooLarge, $"The record has more than {options.MaxBytes} bytes.");
            return;
        }

        if (head is { StatusCode: not 200 })
        {
            recorder.Dropped(item, StatusReason.Of(head.StatusCode), $"HTTP status {head.StatusCode}.");
            return;
        }

        var body = Decode(record, head);
        if (!body.IsKept)
        {
            recorder.Dropped(item, body.Reason.Value, body.Detail);
            return;
        }

        var url = UrlNormalizer.Normalize(target) ?? target;
        var contentType = head is null ? record["Content-Type"] : head["Content-Type"];
        var page = Page(url, body.Value, record.Date ?? time.GetUtcNow(), 200, contentType, request) with
        {
            LastModified = head?["Last-Modified"],
        };
        await KeepAsync(item, page, new ArchivedExchange(page, body.Value, null, record.HttpHead), recorder, cancellationToken);
    }

    /// <summary>
    /// Archives hold more than pages: requests, redirects, robots.txt files, and notes of the tool under addresses of its own
    /// (metadata:, urn:, dns:).
    /// </summary>
    private static bool MayBePage(WarcRecord record, string target, HttpResponseHead? head) =>
        record.Type is "response" or "resource"
        && Uri.TryCreate(target, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeFile || ((uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.AbsolutePath != "/robots.txt"))
        && head is not { StatusCode: >= 300 and < 400 };

    private StageResult<byte[]> Decode(WarcRecord record, HttpResponseHead? head)
    {
        var wire = head is { IsChunked: true } ? HttpResponseHead.Unchunk(record.Payload.Span) : null;
        return BodyDecoder.Decode(wire ?? record.Payload.ToArray(), head?["Content-Encoding"], options.MaxBytes);
    }

    private async Task KeepAsync(
        string item, FetchedPage page, ArchivedExchange exchange, RunRecorder recorder, CancellationToken cancellationToken)
    {
        switch (ContentSniffer.Sniff(exchange.Body.Span, page.ContentType))
        {
            case ContentKind.Empty:
                recorder.Dropped(item, DropReason.Empty, "There is nothing in it.");
                return;
            case ContentKind.Unsupported or ContentKind.Feed or ContentKind.JsonFeed or ContentKind.Sitemap:
            case ContentKind.Text when page.ContentType?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) != true:
                recorder.Dropped(item, DropReason.UnsupportedType, $"{item} is none of HTML, plain text, PDF, DOCX and WARC.");
                return;
        }

        if (await pages.GetAsync(page.Id, cancellationToken) is not null)
        {
            recorder.Unchanged(item);
            return;
        }

        var location = await archive.AppendAsync(exchange, cancellationToken);
        await pages.AddAsync(page with { Location = location }, cancellationToken);
        recorder.Kept(item);
    }

    private static FetchedPage Page(
        string url, byte[] body, DateTimeOffset fetchedAt, int statusCode, string? contentType, ImportRequest request) => new()
        {
            Id = FetchedPage.IdOf(url, body),
            RequestedUrl = url,
            Url = url,
            Seed = Seed,
            Publisher = request.Publisher,
            Language = request.Language,
            FetchedAt = fetchedAt,
            StatusCode = statusCode,
            ContentType = contentType,
            StatedDate = request.Published,
        };

    /// <summary>The folder does not count: the same file has the same address wherever it lies.</summary>
    private static string AddressOf(string file, byte[] body)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 8));
        return $"file:///{digest}/{Uri.EscapeDataString(Path.GetFileName(file))}";
    }

    private static string? ContentTypeOf(string extension) => extension.ToUpperInvariant() switch
    {
        ".HTML" or ".HTM" or ".XHTML" => "text/html",
        ".TXT" => "text/plain",
        ".PDF" => "application/pdf",
        ".DOCX" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => null,
    };
}
