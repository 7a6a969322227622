using ClaimPipeline.Classification;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.EvaluationTests.Classification;

/// <summary>What corpus/GUIDE.md promises of the sentences.</summary>
public sealed class CorpusTests
{
    private static readonly IReadOnlyList<LabelledSentence> Corpus = LabelledSentenceReader.ReadCorpus(Repository.At("corpus"));

    private static readonly KeywordClassifier Keywords = new();

    [Fact]
    public void Topics_EachLiesInOnePart() =>
        Corpus.GroupBy(sentence => sentence.Topic, StringComparer.Ordinal)
            .Where(topic => topic.Select(sentence => sentence.Split).Distinct().Count() > 1)
            .ShouldBeEmpty();

    [Fact]
    public void Attributes_OfLabelledSentences_AreComplete()
    {
        Corpus.Where(s => s.Is(ClaimKind.Ban) != s.Attrs.BanKind is not null).ShouldBeEmpty();
        Corpus.Where(s => s.Is(ClaimKind.Share) != s.Attrs.ShareKind is not null).ShouldBeEmpty();
        Corpus.Where(s => s.Labels.Count > 0 && (s.Attrs.Polarity is null || s.Attrs.Hard)).ShouldBeEmpty();
    }

    /// <summary>Two sentences are near-duplicates when their sets of word triples overlap by half (Jaccard).</summary>
    [Fact]
    public void NearDuplicates_AreRarerThanTwoInAHundred()
    {
        var triples = Corpus.Select(sentence => Grams(sentence.Text, 3)).ToList();
        var holders = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var duplicates = 0;
        for (var i = 0; i < triples.Count; i++)
        {
            var candidates = triples[i].SelectMany(triple => holders.GetValueOrDefault(triple) ?? []).CountBy(other => other);
            duplicates += candidates.Any(pair => 2 * pair.Value >= triples[i].Count + triples[pair.Key].Count - pair.Value) ? 1 : 0;
            foreach (var triple in triples[i])
            {
                (holders.TryGetValue(triple, out var list) ? list : holders[triple] = []).Add(i);
            }
        }

        ((double)duplicates / Corpus.Count).ShouldBeLessThan(0.02);
    }

    [Fact]
    public void FourWordRuns_AreNearlyAllDistinct()
    {
        var runs = Corpus.SelectMany(sentence => Grams(sentence.Text, 4)).ToList();
        ((double)runs.Distinct(StringComparer.Ordinal).Count() / runs.Count).ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void GiveAwayWords_StandInMoreThanAThirdOfHardNegatives_AndAreMissingInMoreThanAThirdOfMeasures()
    {
        var measures = Corpus.Where(s => s.Is(ClaimKind.Quota) || s.Is(ClaimKind.Ban)).ToList();
        var without = measures.Count(s => !Tags(s).Any(tag => tag.Accepted && tag.Kind != ClaimKind.Share && s.Is(tag.Kind)));
        ((double)without / measures.Count).ShouldBeGreaterThan(1 / 3.0);
        var negatives = Corpus.Where(s => s.Attrs.Hard).ToList();
        ((double)negatives.Count(s => Tags(s).Any(tag => tag.Accepted)) / negatives.Count).ShouldBeGreaterThan(1 / 3.0);
    }

    private static ValueList<Tag> Tags(LabelledSentence labelled) =>
        Keywords.Classify("", [new Sentence(new SentenceId(new ArticleId("a"), 0), default, labelled.Text, BlockKind.Paragraph)])[0].Tags;

    private static HashSet<string> Grams(string text, int length)
    {
        var words = text.ToLowerInvariant().Split([' ', ',', '.', ';', ':', '"', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(0, Math.Max(0, words.Length - length + 1)).Select(i => string.Join(' ', words[i..(i + length)])).ToHashSet(StringComparer.Ordinal);
    }
}
