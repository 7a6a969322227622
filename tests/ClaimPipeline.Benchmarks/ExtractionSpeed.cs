using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using AngleSharp.Html.Parser;
using ClaimPipeline.Extraction;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Benchmarks;

/// <summary>Pages and megabytes that the extractor reads per second of processor time, beside AngleSharp's parse of the same pages.</summary>
internal static class ExtractionSpeed
{
    private const int Rounds = 5;

    /// <summary>Measures on the public news pages where they are, else on the project's own; prints a line each.</summary>
    public static int Run(TextWriter output)
    {
        var shared = Repository.Shared("bench", "extraction", "news-dev", "html");
        var files = shared is not null
            ? Directory.GetFiles(shared, "*.html.gz")
            : Directory.GetFiles(Repository.At("corpus", "pages"), "*.html", SearchOption.AllDirectories);
        var pages = files.Order(StringComparer.Ordinal).Select(Read).ToArray();
        var bytes = pages.Sum(page => (long)page.Body.Length);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pages.Length} {(shared is null ? "own" : "public news")} pages, {bytes / 1e6:0.0} MB"));
        var extractor = new ArticleExtractor();
        var parser = new HtmlParser();
        var parse = Measure(pages, page => parser.ParseDocument(new MemoryStream(page.Body.ToArray())).Dispose());
        var extract = Measure(pages, page => extractor.ExtractAnyway(page));
        Print(output, "AngleSharp's parse", pages.Length, bytes, parse);
        Print(output, "extraction", pages.Length, bytes, extract);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"parse of the whole page / extraction: {parse.Seconds / extract.Seconds:0.00}"));
        return 0;
    }

    private static void Print(TextWriter output, string what, int pages, long bytes, (double Seconds, long Allocated) cost) =>
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-20} {pages / cost.Seconds,6:0} pages/s  {bytes / 1e6 / cost.Seconds,6:0.0} MB/s  {cost.Allocated / 1024.0 / pages,8:0} kB allocated per page"));

    // The best of several rounds over all pages, the first being for warming up.
    private static (double Seconds, long Allocated) Measure(PageContent[] pages, Action<PageContent> work)
    {
        var best = double.MaxValue;
        long allocated = 0;
        for (var round = 0; round <= Rounds; round++)
        {
            var before = (Process.GetCurrentProcess().TotalProcessorTime, GC.GetTotalAllocatedBytes(true));
            foreach (var page in pages)
            {
                work(page);
            }

            var seconds = (Process.GetCurrentProcess().TotalProcessorTime - before.TotalProcessorTime).TotalSeconds;
            allocated = GC.GetTotalAllocatedBytes(true) - before.Item2;
            best = round == 0 ? best : Math.Min(best, seconds);
        }

        return (best, allocated);
    }

    private static PageContent Read(string file)
    {
        using var memory = new MemoryStream();
        using (var stream = File.OpenRead(file))
        {
            using Stream source = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
            source.CopyTo(memory);
        }

        var body = memory.ToArray();
        var url = $"file:{Path.GetFileName(file)}";
        return new PageContent(
            new FetchedPage
            {
                Id = FetchedPage.IdOf(url, body), RequestedUrl = url, Url = url, Seed = "speed", FetchedAt = DateTimeOffset.UnixEpoch.AddYears(60), StatusCode = 200, ContentType = "text/html",
            },
            body);
    }
}
