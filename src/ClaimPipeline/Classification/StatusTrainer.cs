using ClaimPipeline.Records;

namespace ClaimPipeline.Classification;

/// <summary>
/// Trains the state of measures on the sentences whose state is known, each state against the others, and the denial on all claims;
/// rare ones count more.
/// </summary>
internal static class StatusTrainer
{
    public static StatusModel Train(
        IReadOnlyList<LabelledSentence> sentences, IReadOnlyList<float> scales, TrainingSettings settings, out ValueList<StatusDecision> states, out DenialDecision denial)
    {
        var weights = StatusModel.NewWeights();
        var measures = new Questions(
            [.. sentences.Where(sentence => sentence.Attrs.Status is not null && (sentence.Is(ClaimKind.Quota) || sentence.Is(ClaimKind.Ban)))], scales, settings);
        var list = new List<StatusDecision>();
        for (var lane = 0; lane < StatusModel.States.Count; lane++)
        {
            var state = StatusModel.States[lane];
            var (bias, scale) = measures.Learn(sentence => sentence.Attrs.Status == state, odds => Math.Sqrt(Math.Max(1, odds / StatusModel.States.Count)), weights, lane);
            list.Add(new StatusDecision(state, bias, scale));
        }

        var claims = new Questions([.. sentences.Where(sentence => sentence.Attrs.Polarity is not null && sentence.Labels.Count > 0)], scales, settings);
        var (denialBias, denialScale) = claims.Learn(
            sentence => sentence.Attrs.Polarity == Polarity.Denied, odds => Math.Pow(odds, settings.DenialBoost), weights, StatusModel.DenialLane);
        states = list.ToValueList();
        denial = new DenialDecision(denialBias, denialScale);
        return new StatusModel(states, denial, scales.ToValueList(), weights);
    }

    /// <summary>Sentences with their features.</summary>
    private sealed class Questions
    {
        private readonly List<LabelledSentence> _sentences;
        private readonly TrainingSettings _settings;
        private readonly SparseRows _rows;
        private readonly int[] _columnOf;
        private readonly int _columns;

        public Questions(List<LabelledSentence> sentences, IReadOnlyList<float> scales, TrainingSettings settings)
        {
            _sentences = sentences;
            _settings = settings;
            var rows = SparseRows.OfStatus([.. sentences.Select(sentence => sentence.Text)], [.. scales]);
            _columnOf = rows.Columns(settings.MinimumSentences + 1, out _columns);
            _rows = rows.Compact(_columnOf);
        }

        /// <summary>Learns one question, and puts the weights, rounded as the file holds them, into their lane.</summary>
        public (double Bias, double Scale) Learn(Func<LabelledSentence, bool> question, Func<double, double> boostOf, float[] weights, int lane)
        {
            var targets = _sentences.Select(question).ToArray();
            var positives = targets.Count(target => target);
            var boost = positives == 0 ? 1 : boostOf((double)targets.Length / positives);
            var cases = Array.ConvertAll(targets, target => target ? boost : 1);
            var fitted = LogisticLearner.Fit(_rows, targets, cases, _columns, _settings.StatusIterations, _settings);
            var scale = Math.Max(1e-9, fitted[..^1].Select(Math.Abs).DefaultIfEmpty().Max()) / short.MaxValue;
            for (var slot = 0; slot < _columnOf.Length; slot++)
            {
                if (_columnOf[slot] >= 0)
                {
                    weights[slot * StatusModel.Lanes + lane] = (float)((short)Math.Round(fitted[_columnOf[slot]] / scale) * scale);
                }
            }

            return (fitted[^1], scale);
        }
    }
}
