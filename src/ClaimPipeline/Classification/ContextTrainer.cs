namespace ClaimPipeline.Classification;

/// <summary>
/// Learns what title and neighbours add, from the sentences of the corpus that stand in passages. It starts from the scores that each
/// sentence and title got from weights that never saw its topic, for that is how good they will be on new text.
/// </summary>
internal sealed class ContextTrainer
{
    private readonly List<LabelledSentence> _passages;

    /// <summary>Per label, what stands around each sentence; and what is left of it without a look at what is beside it.</summary>
    private readonly SparseRows[] _rows, _plain;
    private readonly double[][] _scores;
    private readonly int[] _folds;
    private readonly IReadOnlyList<LabelDecision> _decisions;
    private readonly TrainingSettings _settings;

    /// <summary>With what the learning of the sentences by themselves left.</summary>
    /// <param name="sentences">All sentences, then the titles of <see cref="TitlesOf"/>.</param>
    /// <param name="held">Per label, the held-out score of each of them.</param>
    /// <param name="folds">The fold of each sentence.</param>
    /// <param name="decisions">How the labels are decided.</param>
    /// <param name="settings">How to learn.</param>
    public ContextTrainer(
        IReadOnlyList<LabelledSentence> sentences, IReadOnlyList<double[]> held, int[] folds, IReadOnlyList<LabelDecision> decisions, TrainingSettings settings)
    {
        (_decisions, _settings) = (decisions, settings);
        var inPassage = Enumerable.Range(0, sentences.Count).Where(i => sentences[i].Passage is not null).ToArray();
        _passages = [.. inPassage.Select(i => sentences[i])];
        _folds = Array.ConvertAll(inPassage, i => folds[i]);
        _scores = [.. held.Select(scores => Array.ConvertAll(inPassage, i => scores[i]))];
        var titles = TitlesOf(sentences).Select((title, i) => (title.Passage, Index: sentences.Count + i)).ToDictionary(pair => pair.Passage, pair => pair.Index, StringComparer.Ordinal);
        var slots = SlotsOf(sentences, inPassage, held, titles);
        _rows = [.. _decisions.Select((_, label) => Rows(slots, slot => ContextCues.LabelOf(slot) == label))];
        _plain = [.. _decisions.Select((_, label) => Rows(slots, slot => ContextCues.LabelOf(slot) == label && ContextCues.IsPlain(slot)))];
    }

    /// <summary>The passages of a corpus with their titles, in the order of their first sentences.</summary>
    public static IEnumerable<(string Passage, LabelledSentence First)> TitlesOf(IEnumerable<LabelledSentence> sentences) => sentences
        .Where(sentence => sentence.Passage is not null)
        .DistinctBy(sentence => sentence.Passage, StringComparer.Ordinal)
        .Select(sentence => (sentence.Passage!, sentence));

    /// <summary>The weights, with the unit to which they are rounded.</summary>
    public (ContextModel Model, double Scale) Train()
    {
        var fitted = new double[ContextCues.Slots];
        for (var label = 0; label < _decisions.Count; label++)
        {
            var own = Fit(_rows[label], label, [.. Enumerable.Range(0, _passages.Count)]);
            for (var slot = 0; slot < fitted.Length; slot++)
            {
                fitted[slot] += own[slot];
            }
        }

        var scale = Math.Max(1e-9, fitted.Max(Math.Abs)) / short.MaxValue;
        return (new ContextModel(Array.ConvertAll(fitted, weight => (float)((short)Math.Round(weight / scale) * scale))), scale);
    }

    /// <summary>What the context gains on passages whose topics it was not learned on; null when there are too few.</summary>
    public ContextGain? Check() => _folds.Distinct().Count() < 2 ? null : new ContextGain(
        _passages.Count,
        Enumerable.Range(0, _decisions.Count).Average(label => F1(label, _scores[label])),
        Enumerable.Range(0, _decisions.Count).Average(label => F1(label, HeldOut(_plain[label], label))),
        Enumerable.Range(0, _decisions.Count).Average(label => F1(label, HeldOut(_rows[label], label))));

    /// <summary>Scores of each passage with weights from passages of other topics.</summary>
    private double[] HeldOut(SparseRows rows, int label)
    {
        var own = _scores[label];
        var together = new double[own.Length];
        foreach (var fold in _folds.Distinct())
        {
            var fitted = Fit(rows, label, [.. Enumerable.Range(0, own.Length).Where(i => _folds[i] != fold)]);
            for (var i = 0; i < own.Length; i++)
            {
                together[i] = _folds[i] == fold ? own[i] + rows.Dot(i, fitted) : together[i];
            }
        }

        return together;
    }

    /// <summary>Weights in units of the label's score, without a bias.</summary>
    private double[] Fit(SparseRows rows, int label, List<int> lines)
    {
        var decision = _decisions[label];
        var targets = lines.Select(i => _passages[i].Is(decision.Kind)).ToArray();
        var offsets = lines.Select(i => decision.CalibrationSlope * _scores[label][i] + decision.CalibrationOffset).ToArray();
        var settings = _settings with { L2 = _settings.ContextL2 };
        var fitted = LogisticLearner.Fit(
            rows.Select(lines), targets, [.. lines.Select(_ => 1.0)], ContextCues.Slots, _settings.StatusIterations, settings, keepGoing: null, offsets);
        return Array.ConvertAll(fitted[..^1], weight => weight / decision.CalibrationSlope);
    }

    private double F1(int label, double[] scores)
    {
        var decision = _decisions[label];
        var (right, wrong) = (0, 0);
        for (var i = 0; i < scores.Length; i++)
        {
            var (said, isSo) = (decision.Probability(scores[i]) >= decision.Threshold, _passages[i].Is(decision.Kind));
            right += said && isSo ? 1 : 0;
            wrong += said != isSo ? 1 : 0;
        }

        return right == 0 ? 0 : 2.0 * right / (2 * right + wrong);
    }

    private static SparseRows Rows(int[][] slots, Predicate<int> isUsed) => SparseRows.OfSlots(Array.ConvertAll(slots, row => Array.FindAll(row, isUsed)));

    private int[][] SlotsOf(IReadOnlyList<LabelledSentence> sentences, int[] inPassage, IReadOnlyList<double[]> held, Dictionary<string, int> titles)
    {
        var scanner = new SentenceScanner(Lexicon.Shared);
        var probabilities = new double[_decisions.Count];
        var glances = Array.ConvertAll(inPassage, i => Look(sentences[i].Text, i));
        var slots = new List<int>();
        var rows = new int[inPassage.Length][];
        for (var start = 0; start < rows.Length;)
        {
            var passage = sentences[inPassage[start]].Passage!;
            var end = start + 1;
            while (end < rows.Length && sentences[inPassage[end]].Passage == passage)
            {
                end++;
            }

            Glance? title = sentences[inPassage[start]].Title is { Length: > 0 } text ? Look(text, titles[passage]) : null;
            for (var i = start; i < end; i++)
            {
                ContextCues.Find(glances.AsSpan(start, end - start), i - start, title, slots);
                rows[i] = [.. slots];
            }

            start = end;
        }

        return rows;

        Glance Look(string text, int at)
        {
            for (var label = 0; label < probabilities.Length; label++)
            {
                probabilities[label] = _decisions[label].Probability(held[label][at]);
            }

            return Glance.Of(scanner.Scan(text), probabilities, _decisions);
        }
    }
}
