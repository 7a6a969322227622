using ClaimPipeline.Records;

namespace ClaimPipeline.Classification;

/// <summary>
/// Trains the model: a linear score for each label and a small network, added. How long to learn the linear scores is chosen on the dev part;
/// thresholds and calibration come from sentences of other topics than those the weights were fitted on (train and dev are cut into folds by
/// topic); the weights themselves are fitted on train and dev together.
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
        var sentences = InOrder(corpus);
        RequireAllLabels(sentences);
        var titles = ContextTrainer.TitlesOf(sentences).Select(pair => pair.First).ToList();
        var lessons = new Lessons(sentences, titles.Select(title => title.Title), _scales, _settings);
        var steps = new Steps(progress, ClaimModel.Labels.Count + _settings.Folds + 2);
        var iterations = ChooseIterations(sentences, lessons, steps, cancellation);

        var folds = Folds(sentences);
        int[] foldsOfTexts = [.. folds, .. titles.Select(title => folds[sentences.IndexOf(title)])];
        var held = ClaimModel.Labels.Select(_ => new double[foldsOfTexts.Length]).ToList();
        FittedWeights? all = null;
        Parallel.For(0, _settings.Folds + 1, AllCores(cancellation), fold =>
        {
            // The last one is no fold but the model itself: nothing is held out of it.
            var fitted = FittedWeights.Fit(lessons, [.. Enumerable.Range(0, sentences.Count).Where(i => folds[i] != fold)], iterations, _settings, cancellation);
            if (fold == _settings.Folds)
            {
                all = fitted;
            }

            KeepScores(fitted, lessons.Rows, [.. Enumerable.Range(0, foldsOfTexts.Length).Where(i => foldsOfTexts[i] == fold)], held);
            steps.Done(fold == _settings.Folds ? "all sentences" : $"fold {fold + 1} of {_settings.Folds}");
        });

        var weights = ClaimModel.NewWeights();
        var (biases, scales, units) = all!.CopyTo(lessons.ColumnOf, weights);
        var decisions = ClaimModel.Labels.Select((kind, label) =>
            DecisionChooser.Choose(sentences, kind, held[label].AsSpan(0, sentences.Count)) with { Bias = biases[label], Scale = scales[label] }).ToList();

        var context = new ContextTrainer(sentences, held, folds, decisions, _settings);

        var status = StatusTrainer.Train(sentences, _scales, _settings, out var states, out var denial);
        steps.Done("states");
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
            Units = units.ToValueList(),
            States = states,
            ContextScale = contextScale,
            ContextGain = context.Check(),
            Denial = denial,
        };
        var digest = ContentHash.Of(ModelFile.ToBytes(new ClaimModel(header, weights, status, contextModel)));
        return new ClaimModel(header with { Version = $"hybrid/{digest[..12]}" }, weights, status, contextModel);
    }

    ITrainedClassifier IClaimTrainer.Train(IReadOnlyList<LabelledSentence> corpus, IProgress<TrainingProgress>? progress, CancellationToken cancellation) =>
        new HybridClassifier(Train(corpus, progress, cancellation), new ClassificationOptions());

    /// <summary>Puts the scores of some rows, per label, where they belong.</summary>
    private static void KeepScores(FittedWeights fitted, SparseRows rows, int[] heldOut, List<double[]> held)
    {
        Span<double> scores = stackalloc double[ClaimModel.Labels.Count];
        foreach (var row in heldOut)
        {
            fitted.Score(rows, row, scores);
            for (var label = 0; label < scores.Length; label++)
            {
                held[label][row] = scores[label];
            }
        }
    }

    /// <summary>How many steps each label's linear score is to walk, as the dev part has it.</summary>
    private int[] ChooseIterations(List<LabelledSentence> sentences, Lessons lessons, Steps steps, CancellationToken cancellation)
    {
        List<int> train = [.. Enumerable.Range(0, sentences.Count).Where(i => sentences[i].Split != CorpusSplit.Dev)];
        List<int> dev = [.. Enumerable.Range(0, sentences.Count).Where(i => sentences[i].Split == CorpusSplit.Dev)];
        var (trainRows, devRows) = (lessons.Rows.Select(train), lessons.Rows.Select(dev));
        var iterations = new int[ClaimModel.Labels.Count];
        Parallel.For(0, iterations.Length, AllCores(cancellation), label =>
        {
            var (targets, weights) = (lessons.Targets[label], lessons.Weights[label]);
            iterations[label] = LogisticLearner.ChooseIterations(
                trainRows, Lessons.At(targets, train), Lessons.At(weights, train), devRows, Lessons.At(targets, dev), Lessons.At(weights, dev), lessons.Columns, _settings);
            steps.Done($"{ClaimModel.Labels[label]}: {iterations[label]} iterations");
        });
        return iterations;
    }

    /// <summary>The trainings of a model know nothing of one another, so their number at a time changes no result.</summary>
    private static ParallelOptions AllCores(CancellationToken cancellation) => new() { CancellationToken = cancellation };

    /// <summary>Hash of all that a training sees of sentences.</summary>
    public static string DigestOf(IReadOnlyList<LabelledSentence> corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        return ContentHash.Of([.. corpus.Select(s => $"{s.Id}\t{s.Split}\t{s.Topic}\t{string.Join(',', s.Labels)}\t{s.Attrs.Status}\t{s.Passage}\t{s.Title}\t{s.Text}")]);
    }

    /// <summary>
    /// What is learned from, in an order that does not depend on the files: the network takes sentences as they come, and those of one writer or topic
    /// must not stand together. Passages stay whole.
    /// </summary>
    private static List<LabelledSentence> InOrder(IReadOnlyList<LabelledSentence> corpus) =>
        [.. corpus.Where(s => s.Split != CorpusSplit.Test).OrderBy(s => ContentHash.Of(s.Passage ?? s.Id), StringComparer.Ordinal)];

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

    /// <summary>Counts the steps of a training, which may end on several threads.</summary>
    private sealed class Steps(IProgress<TrainingProgress>? progress, int total)
    {
        private readonly Lock _lock = new();
        private int _done;

        public void Done(string step)
        {
            lock (_lock)
            {
                progress?.Report(new TrainingProgress(step, ++_done, total));
            }
        }
    }
}
