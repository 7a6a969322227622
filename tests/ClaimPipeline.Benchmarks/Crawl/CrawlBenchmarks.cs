using System.CommandLine;

namespace ClaimPipeline.Benchmarks.Crawl;

/// <summary>The command line of the crawler's benchmarks. They measure whole processes, which BenchmarkDotNet does not.</summary>
internal static class CrawlBenchmarks
{
    /// <summary>Runs one of them, or one of the processes that they start.</summary>
    public static Task<int> RunAsync(string[] args)
    {
        var articles = new Option<int>("--articles") { Description = "Articles of the site.", DefaultValueFactory = _ => 5_000 };
        var rounds = new Option<int>("--rounds") { Description = "Runs of each, in turn.", DefaultValueFactory = _ => 3 };
        var own = new Option<bool>("--own-site") { Description = "Use the generated site even where the shared one is." };
        var throughput = new Command("crawl", "Pages a second, processor time and memory of the crawler beside a naive loop.") { articles, rounds, own };
        throughput.SetAction((result, token) => ThroughputBenchmark.RunAsync(
            result.GetValue(articles), result.GetValue(rounds), result.GetValue(own), Console.Out, token));

        var many = new Option<int>("--articles") { Description = "Articles of the site.", DefaultValueFactory = _ => 50_000 };
        var queued = new Option<int>("--queued") { Description = "Addresses that wait in the frontier.", DefaultValueFactory = _ => 1_000_000 };
        var visited = new Option<int>("--visited") { Description = "Of those, how many are fetched.", DefaultValueFactory = _ => 10_000 };
        var memory = new Command("crawl-memory", "Resident memory over a long crawl, and with a long frontier.") { many, queued, visited };
        memory.SetAction((result, token) => MemoryBenchmark.RunAsync(
            result.GetValue(many), result.GetValue(queued), result.GetValue(visited), Console.Out, token));

        var start = new Argument<string>("start");
        var naive = new Command("naive", "The naive loop alone.") { start };
        naive.SetAction((result, token) => NaiveCrawl.RunAsync(new Uri(result.GetRequiredValue(start)), Console.Out, token));

        var served = new Argument<int>("articles");
        var site = new Command("site", "The generated site alone, until standard input ends.") { served };
        site.SetAction((result, token) => GeneratedSite.ServeAsync(result.GetValue(served), Console.Out, Console.In, token));

        return new RootCommand("Benchmarks of the crawler.") { throughput, memory, naive, site }.Parse(args).InvokeAsync();
    }
}
