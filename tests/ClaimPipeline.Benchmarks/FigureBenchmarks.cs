using System.Text.Json;
using BenchmarkDotNet.Attributes;
using ClaimPipeline.Figures;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Benchmarks;

/// <summary>What reading the figures of one sentence costs, on one core, over the sentences of the corpus with and without figures.</summary>
[MemoryDiagnoser]
[InProcess]
[WarmupCount(3)]
[IterationCount(5)]
public class FigureBenchmarks
{
    private readonly FigureExtractor _extractor = new();
    private string[] _plain = [];
    private string[] _dense = [];

    [GlobalSetup]
    public void Load()
    {
        _plain = Sentences([Repository.At("corpus", "sentences.jsonl")]);
        _dense = Sentences(Directory.GetFiles(Repository.At("corpus", "figures"), "*.jsonl"));
        Console.WriteLine($"// {_plain.Length} sentences of all kinds, {_plain.Sum(s => _extractor.Extract(s).Count)} figures; "
            + $"{_dense.Length} sentences of corpus/figures, {_dense.Sum(s => _extractor.Extract(s).Count)} figures; times are per sentence");
    }

    [Benchmark(OperationsPerInvoke = 1000)]
    public int SentencesOfAllKinds() => Read(_plain);

    [Benchmark(OperationsPerInvoke = 1000)]
    public int SentencesWithFigures() => Read(_dense);

    private int Read(string[] sentences)
    {
        var figures = 0;
        for (var i = 0; i < 1000; i++)
        {
            figures += _extractor.Extract(sentences[i % sentences.Length]).Count;
        }

        return figures;
    }

    private static string[] Sentences(IEnumerable<string> files) =>
        [.. files.Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Where(line => line.Length > 0).Select(line =>
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.GetProperty("text").GetString()!;
        })];
}
