using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ClaimPipeline.Records;

namespace ClaimPipeline.Classification;

/// <summary>A trained linear model: one weight per feature and label, with calibration and thresholds. Immutable.</summary>
public sealed class ClaimModel
{
    /// <summary>Labels of a model, in the order of its numbers.</summary>
    public static IReadOnlyList<ClaimKind> Labels { get; } = [ClaimKind.Quota, ClaimKind.Ban, ClaimKind.Share];

    /// <summary>Weights of a slot lie side by side, one per label and one unused, so that one load reads all.</summary>
    internal const int Lanes = 4;

    private const int CommonCount = 60;

    /// <summary>Per block, 1 for each label that reads it.</summary>
    private static readonly Vector128<float>[] Uses = [.. Enum.GetValues<FeatureBlock>().Select(block =>
        Vector128.Create(UseOf(block, 0), UseOf(block, 1), UseOf(block, 2), 0))];

    private readonly float[] _weights;

    internal ClaimModel(ModelHeader header, float[] weights, StatusModel status, ContextModel context)
    {
        Context = context;
        Header = header;
        _weights = weights;
        Status = status;
    }

    /// <summary>Where it comes from and how it decides.</summary>
    public ModelHeader Header { get; }

    /// <summary>Names the model: changes with its weights, thresholds and features.</summary>
    public string Version => Header.Version;

    internal StatusModel Status { get; }

    internal ContextModel Context { get; }

    internal ReadOnlySpan<float> Weights => _weights;

    /// <summary>
    /// What each feature of a block of <paramref name="count"/> features counts: less in long sentences, but a short one's few
    /// features count no more than those of a sentence of common length.
    /// </summary>
    internal static float ValueOf(float scale, int count) => scale / MathF.Sqrt(Math.Max(count, CommonCount));

    /// <summary>1 if the label reads the block, 0 if not: how bans and limits are worded says nothing of shares.</summary>
    internal static float UseOf(FeatureBlock block, int label) => label == 2 && (block is FeatureBlock.BanFrames or FeatureBlock.QuotaFrames or FeatureBlock.Skeleton) ? 0 : 1;

    internal static int IndexOf(int slot, int label) => slot * Lanes + label;

    internal static float[] NewWeights() => new float[Lanes << FeatureList.SlotBits];

    /// <summary>Scores of a sentence's features, one per label.</summary>
    internal void Score(FeatureList features, Span<double> scores)
    {
        var total = Vector128<float>.Zero;
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        for (var block = 0; block < FeatureList.Blocks; block++)
        {
            var sum = Vector128<float>.Zero;
            var slots = features[block];
            foreach (var slot in slots)
            {
                sum += Vector128.LoadUnsafe(ref weights, (nuint)(slot * Lanes));
            }

            total += sum * Uses[block] * ValueOf(Header.Scales[block], slots.Length);
        }

        for (var label = 0; label < scores.Length; label++)
        {
            scores[label] = total[label] + Header.Labels[label].Bias;
        }
    }

    /// <summary>What each feature adds to a label's score; the list must hold the features in full.</summary>
    internal IEnumerable<(FeatureList.Feature Feature, double Weight)> Weigh(FeatureList features, int label) =>
        (features.Named ?? throw new InvalidOperationException("The features were extracted without their names."))
            .Select(feature => (feature, (double)_weights[IndexOf(feature.Slot, label)]
                * UseOf(feature.Block, label) * ValueOf(Header.Scales[(int)feature.Block], features[(int)feature.Block].Length)))
            .Where(weighed => weighed.Item2 != 0);
}
