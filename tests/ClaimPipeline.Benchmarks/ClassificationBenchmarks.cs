using BenchmarkDotNet.Attributes;
using ClaimPipeline.Classification;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Benchmarks;

/// <summary>What it costs to tag the sentences of the corpus, features included, on one core; times are for all of them.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class ClassificationBenchmarks
{
    private IClaimClassifier _model = new KeywordClassifier();
    private Sentence[] _sentences = [];

    [GlobalSetup]
    public void Load()
    {
        _model = ShippedData.Classifier();
        _sentences = LabelledSentenceReader.ReadFile(Repository.At("corpus", "sentences.jsonl"))
            .Select((labelled, i) => new Sentence(new SentenceId(new ArticleId("corpus"), i), new TextSpan(0, labelled.Text.Length), labelled.Text, BlockKind.Paragraph))
            .ToArray();
        Console.WriteLine($"// {_sentences.Length} sentences, {_sentences.Sum(sentence => sentence.Text.Length)} characters");
    }

    [Benchmark]
    public int Tag() => _model.Classify("", _sentences).Count;

    [Benchmark(Baseline = true)]
    public int Keywords() => new KeywordClassifier().Classify("", _sentences).Count;
}
