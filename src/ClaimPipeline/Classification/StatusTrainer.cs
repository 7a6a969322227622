using ClaimPipeline.Records;

namespace ClaimPipeline.Classification;

/// <summary>Trains the state of measures on the sentences whose state is known: each state against the others, rare ones counting more.</summary>
internal static class StatusTrainer
{
    public static StatusModel Train(IReadOnlyList<LabelledSentence> sentences, IReadOnlyList<float> scales, TrainingSettings settings, out ValueList<StatusDecision> decisions)
    {
        var known = sentences.Where(sentence => sentence.Attrs.Status is not null && (sentence.Is(ClaimKind.Quota) || sentence.Is(ClaimKind.Ban))).ToList();
        var rows = SparseRows.OfStatus([.. known.Select(sentence => sentence.Text)], [.. scales]);
        var columnOf = rows.Columns(settings.MinimumSentences + 1, out var columns);
        rows = rows.Compact(columnOf);
        var weights = StatusModel.NewWeights();
        var list = new List<StatusDecision>();
        for (var state = 0; state < StatusModel.States.Count; state++)
        {
            var targets = known.Select(sentence => sentence.Attrs.Status == StatusModel.States[state]).ToArray();
            var positives = targets.Count(target => target);
            var boost = positives == 0 ? 1 : Math.Sqrt(Math.Max(1, (double)targets.Length / positives / StatusModel.States.Count));
            var cases = Array.ConvertAll(targets, target => target ? boost : 1);
            var fitted = LogisticLearner.Fit(rows, targets, cases, columns, settings.StatusIterations, settings);
            var scale = Math.Max(1e-9, fitted[..^1].Select(Math.Abs).DefaultIfEmpty().Max()) / short.MaxValue;
            for (var slot = 0; slot < columnOf.Length; slot++)
            {
                if (columnOf[slot] >= 0)
                {
                    weights[slot * StatusModel.Lanes + state] = (float)((short)Math.Round(fitted[columnOf[slot]] / scale) * scale);
                }
            }

            list.Add(new StatusDecision(StatusModel.States[state], fitted[^1], scale));
        }

        decisions = list.ToValueList();
        return new StatusModel(decisions, scales.ToValueList(), weights);
    }
}
