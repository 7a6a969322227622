using ClaimPipeline.Classification;
using ClaimPipeline.Records;

namespace ClaimPipeline.Evaluation;

/// <summary>Scores a classifier on labelled sentences.</summary>
public static class ClassificationEvaluator
{
    private const int Bins = 10;

    private static readonly ClaimKind[] Labels = [ClaimKind.Quota, ClaimKind.Ban, ClaimKind.Share];

    /// <summary>Tags sentences, those of a passage beside their neighbours and under its title, all others each by itself, and compares.</summary>
    /// <param name="classifier">What to score.</param>
    /// <param name="sentences">With their labels.</param>
    /// <param name="alone">Whether those of passages are tagged by themselves, too.</param>
    public static ClassificationReport Evaluate(IClaimClassifier classifier, IReadOnlyList<LabelledSentence> sentences, bool alone = false)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(sentences);
        var tagged = Tag(classifier, sentences, alone);
        var pairs = sentences.Zip(tagged, (gold, tags) => new Pair(gold, tags)).ToList();
        return new ClassificationReport
        {
            Classifier = classifier.Version,
            Overall = Score("all", pairs),
            ByTopic = Grouped(pairs, pair => pair.Gold.Topic),
            ByStyle = Grouped(pairs, pair => pair.Gold.Style),
            BanKinds = pairs.Where(pair => pair.Gold.Is(ClaimKind.Ban) && pair.Gold.Attrs.BanKind is not null)
                .GroupBy(pair => pair.Gold.Attrs.BanKind!, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new NamedRecall(group.Key, group.Count(pair => pair.Tags.Is(ClaimKind.Ban)), group.Count()))
                .ToValueList(),
            PolarityAccuracy = Accuracy(pairs.Where(pair => pair.Gold.Attrs.Polarity is not null && pair.IsFound), pair => pair.Tags.Polarity == pair.Gold.Attrs.Polarity),
            StatusAccuracy = Accuracy(
                pairs.Where(pair => pair.Gold.Attrs.Status is not null && pair.IsFound && pair.Tags.Status is not null),
                pair => pair.Tags.Status == pair.Gold.Attrs.Status),
            States = Recalls(
                pairs.Where(pair => pair.Gold.Attrs.Status is not null && pair.IsFound && pair.Tags.Status is not null),
                pair => pair.Gold.Attrs.Status!.Value, pair => pair.Tags.Status),
            Polarities = Recalls(
                pairs.Where(pair => pair.Gold.Attrs.Polarity is not null && pair.IsFound),
                pair => pair.Gold.Attrs.Polarity!.Value, pair => pair.Tags.Polarity),
            CheckWorthinessPrecision = AveragePrecision(pairs),
            Reliability = Labels.Select(kind => Reliability(kind, pairs)).ToValueList(),
            Confusions = pairs.Where(pair => !pair.IsExact).OrderByDescending(pair => pair.Sureness)
                .ThenBy(pair => pair.Gold.Id, StringComparer.Ordinal)
                .Select(pair => new Confusion(pair.Gold.Id, pair.Gold.Text, pair.Gold.Labels, Labels.Where(pair.Tags.Is).ToValueList(), pair.Sureness))
                .ToValueList(),
        };
    }

    private static List<TaggedSentence> Tag(IClaimClassifier classifier, IReadOnlyList<LabelledSentence> sentences, bool alone)
    {
        var tagged = new List<TaggedSentence>(sentences.Count);
        for (var start = 0; start < sentences.Count; start = tagged.Count)
        {
            var passage = alone ? null : sentences[start].Passage;
            var run = sentences.Skip(start).TakeWhile(sentence => alone || sentence.Passage == passage).ToList();
            tagged.AddRange(classifier.Classify(passage is null ? "" : run[0].Title, [.. run.Select((labelled, i) => AsSentence(labelled, passage, i))]));
        }

        return tagged;
    }

    /// <summary>A labelled sentence as one of its passage or, without one, of an article of its own.</summary>
    private static Sentence AsSentence(LabelledSentence labelled, string? passage, int index) => new(
        new SentenceId(new ArticleId(ContentHash.Of(passage ?? labelled.Id)), passage is null ? 0 : index), new TextSpan(0, labelled.Text.Length), labelled.Text, BlockKind.Paragraph);

    private static ValueList<GroupScore> Grouped(List<Pair> pairs, Func<Pair, string> nameOf) => pairs
        .Where(pair => nameOf(pair).Length > 0)
        .GroupBy(nameOf, StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => Score(group.Key, [.. group]))
        .ToValueList();

    private static GroupScore Score(string name, List<Pair> pairs)
    {
        var labels = Labels.Select(kind => new LabelScore(
            pairs.Count(pair => pair.Gold.Is(kind) && pair.Tags.Is(kind)),
            pairs.Count(pair => !pair.Gold.Is(kind) && pair.Tags.Is(kind)),
            pairs.Count(pair => pair.Gold.Is(kind) && !pair.Tags.Is(kind)))).ToList();
        var occurring = labels.Where(label => label.Support > 0).ToList();
        var hard = pairs.Where(pair => pair.Gold.Labels.Count == 0 && pair.Gold.Attrs.Hard).ToList();
        var plain = pairs.Where(pair => pair.Gold.Labels.Count == 0 && !pair.Gold.Attrs.Hard).ToList();
        return new GroupScore(
            name,
            pairs.Count,
            labels.ToValueList(),
            occurring.Count == 0 ? 0 : occurring.Average(label => label.F1),
            hard.Count,
            hard.Count(pair => !pair.IsExact),
            plain.Count,
            plain.Count(pair => !pair.IsExact),
            pairs.Count(pair => pair.IsExact));
    }

    private static ValueList<NamedRecall> Recalls<T>(IEnumerable<Pair> pairs, Func<Pair, T> truth, Func<Pair, T?> said)
        where T : struct, Enum => pairs
        .GroupBy(truth)
        .OrderBy(group => group.Key)
        .Select(group => new NamedRecall(group.Key.ToString(), group.Count(pair => group.Key.Equals(said(pair))), group.Count()))
        .ToValueList();

    /// <summary>Mean of the precision at each sentence with a claim, in the order of check-worthiness; 0 when there is none.</summary>
    private static double AveragePrecision(List<Pair> pairs)
    {
        var (seen, found, sum) = (0, 0, 0.0);
        foreach (var pair in pairs.OrderByDescending(pair => CheckWorthiness.Of(pair.Tags)).ThenBy(pair => pair.Gold.Id, StringComparer.Ordinal))
        {
            seen++;
            if (pair.Gold.Labels.Count > 0)
            {
                found++;
                sum += (double)found / seen;
            }
        }

        return found == 0 ? 0 : sum / found;
    }

    private static double? Accuracy(IEnumerable<Pair> pairs, Func<Pair, bool> isRight)
    {
        var list = pairs.ToList();
        return list.Count == 0 ? null : (double)list.Count(isRight) / list.Count;
    }

    private static LabelReliability Reliability(ClaimKind kind, List<Pair> pairs)
    {
        var known = pairs.Where(pair => pair.Tags.ProbabilityOf(kind) is not null)
            .Select(pair => (pair.Tags.ProbabilityOf(kind)!.Probability, Has: pair.Gold.Is(kind))).ToList();
        var bins = known.GroupBy(item => Math.Min(Bins - 1, (int)(item.Probability * Bins))).OrderBy(group => group.Key)
            .Select(group => new ReliabilityBin(
                (double)group.Key / Bins,
                group.Count(),
                group.Average(item => item.Probability),
                (double)group.Count(item => item.Has) / group.Count()))
            .ToList();
        var error = bins.Sum(bin => Math.Abs(bin.MeanProbability - bin.TrueShare) * bin.Sentences) / Math.Max(1, known.Count);
        return new LabelReliability(kind, error, bins.ToValueList());
    }

    private sealed record Pair(LabelledSentence Gold, TaggedSentence Tags)
    {
        public bool IsExact { get; } = Labels.All(kind => Gold.Is(kind) == Tags.Is(kind));

        public bool IsFound => Labels.Any(kind => Gold.Is(kind) && Tags.Is(kind));

        /// <summary>How far the probability of the worst mistake is on the wrong side.</summary>
        public double Sureness => Labels.Where(kind => Gold.Is(kind) != Tags.Is(kind))
            .Select(kind => Gold.Is(kind) ? 1 - (Tags.ProbabilityOf(kind)?.Probability ?? 0) : Tags.ProbabilityOf(kind)!.Probability)
            .DefaultIfEmpty().Max();
    }
}
