using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ClaimPipeline.Records;

namespace ClaimPipeline.Classification;

/// <summary>
/// Says in which state the measure of a sentence is: one linear score per state over the classifier's features and what the rules
/// of <see cref="StatusReader"/> read; the highest wins. Part of a <see cref="ClaimModel"/>.
/// </summary>
internal sealed class StatusModel(ValueList<StatusDecision> decisions, ValueList<float> scales, float[] weights)
{
    /// <summary>States, in the order of the model's numbers.</summary>
    public static IReadOnlyList<ClaimStatus> States { get; } = Enum.GetValues<ClaimStatus>();

    /// <summary>Weights of a slot side by side, one per state and one unused.</summary>
    public const int Lanes = 8;

    public ReadOnlySpan<float> Weights => weights;

    public static float[] NewWeights() => new float[Lanes << FeatureList.SlotBits];

    /// <summary>The features of a state: those of the claims, and the rules' reading.</summary>
    public static void AddReading(ReadOnlySpan<Token> tokens, FeatureList features)
    {
        var read = (uint)StatusReader.Read(tokens)!.Value;
        features.Add(FeatureBlock.Status, FeatureTemplate.StatusRead, read);
        features.Add(FeatureBlock.Status, FeatureTemplate.StatusRead, read, 1);
        TenseCues.Find(tokens, features);
    }

    /// <summary>The likeliest state of a sentence whose features were extracted; its reading is added to them.</summary>
    public ClaimStatus Read(ReadOnlySpan<Token> tokens, FeatureList features)
    {
        if (StatusReader.SaysInForce(tokens))
        {
            return ClaimStatus.InForce;
        }

        AddReading(tokens, features);
        var total = Vector256<float>.Zero;
        ref var first = ref MemoryMarshal.GetArrayDataReference(weights);
        for (var block = 0; block < FeatureList.Blocks; block++)
        {
            var sum = Vector256<float>.Zero;
            var slots = features[block];
            foreach (var slot in slots)
            {
                sum += Vector256.LoadUnsafe(ref first, (nuint)(slot * Lanes));
            }

            total += sum * ClaimModel.ValueOf(scales[block], slots.Length);
        }

        var best = 0;
        for (var state = 1; state < States.Count; state++)
        {
            best = total[state] + decisions[state].Bias > total[best] + decisions[best].Bias ? state : best;
        }

        return States[best];
    }
}
