using BenchmarkDotNet.Running;
using ClaimPipeline.Benchmarks.Crawl;

if (args is ["crawl" or "crawl-memory" or "naive" or "site", ..])
{
    return await CrawlBenchmarks.RunAsync(args);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
