using ClaimPipeline.Benchmarks.Search;
using ClaimPipeline.Lucene;
using ClaimPipeline.Lucene.Benchmarks;

MeasuredEngine[] engines =
[
    .. SqliteEngines.All,
    new("raw Lucene", folder => new RawLuceneIndex(folder)),
    new("Lucene", folder => new PortIndex(LuceneSearchIndex.Open(folder)), "raw Lucene"),
];
return await new SearchBenchmark(engines, [], SearchBenchmarkOptions.Parse(args), Console.Out).RunAsync(CancellationToken.None);
