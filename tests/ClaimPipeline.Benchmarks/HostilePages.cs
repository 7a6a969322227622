using System.Diagnostics;
using System.Globalization;
using System.Text;
using ClaimPipeline.Extraction;
using ClaimPipeline.Records;

namespace ClaimPipeline.Benchmarks;

/// <summary>What pages that were made to cost time cost: processor time, bytes allocated, and what became of them.</summary>
internal static class HostilePages
{
    private static readonly (string Name, string Unit, int Times)[] Pages =
    [
        ("20,000 nested div", "<div>", 20_000),
        ("20,000 nested lists", "<ul><li>", 20_000),
        ("20,000 nested tables", "<table><tr><td>", 20_000),
        ("20,000 open b with a class", "<b class=c>text ", 20_000),
        ("10,000 cells of colspan and rowspan 10^9", "<tr><td colspan=1000000000 rowspan=1000000000>1", 10_000),
        ("a million siblings", "<p>a</p>", 1_000_000),
        ("200,000 siblings", "<p>a</p>", 200_000),
        ("100,000 open comments", "<!-- a ", 100_000),
        ("100,000 open quotes", "<a href=\"b ", 100_000),
        ("one tag of 200,000 attributes", " a='b'", 200_000),
        ("100 MB of paragraphs", "<p>The ministry limited exports of tin ore on Monday, traders said, and gave no reason.</p>\n", 1_150_000),
    ];

    /// <summary>Measures each with the default settings, and the last once more without the limit of bytes.</summary>
    public static int Run(TextWriter output)
    {
        output.WriteLine("| page | MB | processor s | MB allocated | becomes |");
        output.WriteLine("| --- | --- | --- | --- | --- |");
        _ = Measure(Page("<p>warm</p>", 2000), new ExtractionOptions());
        foreach (var (name, unit, times) in Pages)
        {
            Print(output, name, Page(unit, times), new ExtractionOptions());
        }

        Print(output, "100 MB, `Extraction:LargestBody` raised", Page(Pages[^1].Unit, Pages[^1].Times), new ExtractionOptions { LargestBody = 128 << 20 });
        return 0;
    }

    private static PageContent Page(string unit, int times)
    {
        var text = new StringBuilder("<html lang=en><head><title>Tin</title></head><body>");
        text.Append(unit.StartsWith(' ') ? "<div" : unit.StartsWith("<tr", StringComparison.Ordinal) ? "<table>" : "");
        for (var i = 0; i < times; i++)
        {
            text.Append(unit);
        }

        var body = Encoding.UTF8.GetBytes(text.Append(unit.StartsWith(' ') ? ">" : "").Append("<p>The end.").ToString());
        return new PageContent(
            new FetchedPage
            {
                Id = FetchedPage.IdOf("https://a.example/", body), RequestedUrl = "https://a.example/", Url = "https://a.example/", Seed = "hostile",
                FetchedAt = DateTimeOffset.UnixEpoch.AddYears(60), StatusCode = 200, ContentType = "text/html",
            },
            body);
    }

    private static void Print(TextWriter output, string name, PageContent page, ExtractionOptions options)
    {
        var (seconds, allocated, reason) = Measure(page, options);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {name} | {page.Body.Length / 1e6:0.0} | {seconds:0.00} | {allocated / 1e6:0} | {reason?.ToString() ?? "an article"} |"));
    }

    private static (double Seconds, long Allocated, DropReason? Reason) Measure(PageContent page, ExtractionOptions options)
    {
        var (cpu, bytes) = (Process.GetCurrentProcess().TotalProcessorTime, GC.GetTotalAllocatedBytes(true));
        var attempt = new ArticleExtractor(options).ExtractAnyway(page);
        return ((Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds, GC.GetTotalAllocatedBytes(true) - bytes, attempt.Reason);
    }
}
