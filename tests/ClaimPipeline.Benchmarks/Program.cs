using BenchmarkDotNet.Running;
using ClaimPipeline.Benchmarks;
using ClaimPipeline.Benchmarks.Crawl;
using ClaimPipeline.Benchmarks.Reference;
using ClaimPipeline.Benchmarks.Search;
using ClaimPipeline.Benchmarks.Serving;

if (args is ["crawl" or "crawl-memory" or "naive" or "site", ..])
{
    return await CrawlBenchmarks.RunAsync(args);
}

if (args is ["search", ..])
{
    return await new SearchBenchmark(SqliteEngines.All, ["search"], SearchBenchmarkOptions.Parse(args.AsSpan(1)), Console.Out).RunAsync(CancellationToken.None);
}

if (args is ["serve", ..])
{
    return await new ServeBenchmark(ServeBenchmarkOptions.Parse(args.AsSpan(1)), Console.Out).RunAsync(CancellationToken.None);
}

if (args is ["extraction"])
{
    return ExtractionSpeed.Run(Console.Out);
}

if (args is ["extraction-hostile"])
{
    return HostilePages.Run(Console.Out);
}

if (args is ["verdicts"])
{
    return ReferenceBenchmark.Verdicts(Console.Out);
}

if (args is ["official-import", ..])
{
    var rows = args is [_, "--rows", var number] ? int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : 1_000_000;
    return await ReferenceBenchmark.ImportAsync(rows, Console.Out, CancellationToken.None);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
