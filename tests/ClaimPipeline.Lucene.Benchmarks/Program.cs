using System.Globalization;
using ClaimPipeline.Lucene.Benchmarks;

var count = args is ["--articles", var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 300_000;
await new EngineBenchmark(count, Console.Out).RunAsync(CancellationToken.None);
