using ClaimPipeline.Records;

namespace ClaimPipeline.Classification;

/// <summary>
/// Trains the linear model. How long to learn is chosen on the dev part; thresholds and calibration come from sentences of
/// other topics than those the weights were fitted on (train and dev are cut into folds by topic); the weights themselves are
/// fitted on train and dev together.
/// </summary>
public sealed class ClassifierTrainer : IClaimTrainer
{
    private readonly TrainingSettings _settings;
    private readonly float[] _scales;

    /// <summary>With settings.</summary>
    public ClassifierTrainer(TrainingSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _settings = settings;
        _scales = [(float)settings.WordScale, (float)settings.ClassScale, (float)settings.CueScale, (float)settings.FrameScale, (float)settings.FrameScale, (float)settings.FrameScale, (float)settings.FrameScale, (float)settings.LetterScale, (float)settings.SkeletonScale, (float)settings.DenialScale];
    }

    /// <summary>Trains on the Train and Dev parts of a corpus; the Test part is not looked at.</summary>
    /// <exception cref="ArgumentException">A part is empty, or a label has no sentence in it.</exception>
    public ClaimModel Train(IReadOnlyList<LabelledSentence> corpus, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        var sentences = corpus.Where(s => s.Split != CorpusSplit.Test).ToList();
        var isDev = sentences.Select(s => s.Split == CorpusSplit.Dev).ToArray();
        RequireAllLabels(sentences);
        var titles = ContextTrainer.TitlesOf(sentences).Select(pair => pair.First).ToList();
        string[] texts = [.. sentences.Select(s => s.Text), .. titles.Select(s => s.Title)];

        var steps = ClaimModel.Labels.Count * (_settings.Folds + 2) + 1;
        var done = 0;
        var weights = ClaimModel.NewWeights();
        var decisions = new List<LabelDecision>();
        var folds = Folds(sentences);
        int[] foldsOfTexts = [.. folds, .. titles.Select(title => folds[sentences.IndexOf(title)])];
        var held = new List<double[]>();
        for (var label = 0; label < ClaimModel.Labels.Count; label++)
        {
            var kind = ClaimModel.Labels[label];
            var all = Enumerable.Range(0, isDev.Length).ToList();
            var everything = SparseRows.Of(texts, _scales, label);
            var columnOf = everything.Select(all).Columns(_settings.MinimumSentences, out var columns);
            everything = everything.Compact(columnOf);
            var rows = everything.Select(all);
            var targets = sentences.Select(s => s.Is(kind)).ToArray();
            var cases = CaseWeights.Of(sentences, kind, _settings.CaseTemper);
            var train = all.Where(i => !isDev[i]).ToList();
            var dev = all.Where(i => isDev[i]).ToList();
            var iterations = LogisticLearner.ChooseIterations(rows.Select(train), At(targets, train), At(cases, train), rows.Select(dev), At(targets, dev), At(cases, dev), columns, _settings);
            progress?.Report(new TrainingProgress($"{kind}: {iterations} iterations", ++done, steps));

            var scores = new double[texts.Length];
            for (var fold = 0; fold < _settings.Folds; fold++)
            {
                cancellation.ThrowIfCancellationRequested();
                var inside = all.Where(i => folds[i] != fold).ToList();
                var fitted = LogisticLearner.Fit(rows.Select(inside), At(targets, inside), At(cases, inside), columns, iterations, _settings);
                for (var i = 0; i < scores.Length; i++)
                {
                    scores[i] = foldsOfTexts[i] == fold ? everything.Dot(i, fitted) + fitted[^1] : scores[i];
                }

                progress?.Report(new TrainingProgress($"{kind}: fold {fold + 1} of {_settings.Folds}", ++done, steps));
            }

            var final = LogisticLearner.Fit(rows, targets, cases, columns, iterations, _settings);
            var scale = Copy(final, columnOf, weights, label);
            decisions.Add(DecisionChooser.Choose(sentences, kind, scores.AsSpan(0, sentences.Count)) with { Bias = final[^1], Scale = scale });
            held.Add(scores);
            progress?.Report(new TrainingProgress($"{kind}: all", ++done, steps));
        }

        var context = new ContextTrainer(sentences, held, folds, decisions, _settings);

        var status = StatusTrainer.Train(sentences, _scales, _settings, out var states, out var denial);
        progress?.Report(new TrainingProgress("states", ++done, steps));
        var (contextModel, contextScale) = context.Train();
        var header = new ModelHeader
        {
            Version = "",
            Features = ModelFile.CurrentFeatures,
            Corpus = DigestOf(sentences),
            Settings = _settings,
            TrainingSentences = sentences.Count,
            Scales = new ValueList<float>(_scales),
            Labels = decisions.ToValueList(),
            States = states,
            ContextScale = contextScale,
            ContextGain = context.Check(),
            Denial = denial,
        };
        var digest = ContentHash.Of(ModelFile.ToBytes(new ClaimModel(header, weights, status, contextModel)));
        return new ClaimModel(header with { Version = $"linear/{digest[..12]}" }, weights, status, contextModel);
    }

    ITrainedClassifier IClaimTrainer.Train(IReadOnlyList<LabelledSentence> corpus, IProgress<TrainingProgress>? progress, CancellationToken cancellation) =>
        new LinearClassifier(Train(corpus, progress, cancellation), new ClassificationOptions());

    /// <summary>Hash of all that a training sees of sentences.</summary>
    public static string DigestOf(IReadOnlyList<LabelledSentence> corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        return ContentHash.Of([.. corpus.Select(s => $"{s.Id}\t{s.Split}\t{s.Topic}\t{string.Join(',', s.Labels)}\t{s.Attrs.Status}\t{s.Passage}\t{s.Title}\t{s.Text}")]);
    }

    private static void RequireAllLabels(List<LabelledSentence> sentences)
    {
        foreach (var split in (ReadOnlySpan<CorpusSplit>)[CorpusSplit.Train, CorpusSplit.Dev])
        {
            foreach (var kind in ClaimModel.Labels)
            {
                if (!sentences.Exists(s => s.Split == split && s.Is(kind)))
                {
                    throw new ArgumentException($"The {split} part of the corpus has no sentence with the label {kind}.", nameof(sentences));
                }
            }
        }
    }

    /// <summary>The fold of each sentence: topics, in an order that the seed decides, dealt out by number of sentences.</summary>
    private int[] Folds(List<LabelledSentence> sentences)
    {
        var sizes = new int[_settings.Folds];
        var foldOf = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var topic in sentences.GroupBy(s => s.Topic, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => ContentHash.Of(g.Key, $"{_settings.Seed}"), StringComparer.Ordinal))
        {
            var smallest = Array.IndexOf(sizes, sizes.Min());
            foldOf[topic.Key] = smallest;
            sizes[smallest] += topic.Count();
        }

        return [.. sentences.Select(s => foldOf[s.Topic])];
    }

    private static T[] At<T>(T[] values, List<int> indexes) => [.. indexes.Select(i => values[i])];

    /// <summary>Copies one label's weights, rounded as the file holds them; returns the unit of the rounding.</summary>
    private static double Copy(double[] fitted, int[] columnOf, float[] weights, int label)
    {
        var scale = Math.Max(1e-9, fitted[..^1].Max(Math.Abs)) / short.MaxValue;
        for (var slot = 0; slot < columnOf.Length; slot++)
        {
            if (columnOf[slot] >= 0)
            {
                weights[ClaimModel.IndexOf(slot, label)] = (float)((short)Math.Round(fitted[columnOf[slot]] / scale) * scale);
            }
        }

        return scale;
    }
}
