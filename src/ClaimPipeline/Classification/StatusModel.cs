using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ClaimPipeline.Records;

namespace ClaimPipeline.Classification;

/// <summary>
/// Says in which state the measure of a sentence is and whether the claim is denied: one linear score per state, of which the highest wins,
/// and one for the denial, over the classifier's features and what the rules of <see cref="StatusReader"/> and
/// <see cref="PolarityReader"/> read. Part of a <see cref="ClaimModel"/>.
/// </summary>
internal sealed class StatusModel(ValueList<StatusDecision> decisions, DenialDecision denial, ValueList<float> scales, float[] weights)
{
    /// <summary>States, in the order of the model's numbers.</summary>
    public static IReadOnlyList<ClaimStatus> States { get; } = Enum.GetValues<ClaimStatus>();

    /// <summary>Weights of a slot side by side, one per state and one for the denial.</summary>
    public const int Lanes = 8;

    /// <summary>Where the denial's weights lie: behind those of the states.</summary>
    public const int DenialLane = 7;

    public ReadOnlySpan<float> Weights => weights;

    public static float[] NewWeights() => new float[Lanes << FeatureList.SlotBits];

    /// <summary>The features of state and denial: those of the claims, and the rules' reading.</summary>
    public static void AddReading(ReadOnlySpan<Token> tokens, FeatureList features)
    {
        var read = (uint)StatusReader.Read(tokens)!.Value;
        features.Add(FeatureBlock.Status, FeatureTemplate.StatusRead, read);
        features.Add(FeatureBlock.Status, FeatureTemplate.StatusRead, read, 1);
        TenseCues.Find(tokens, features);
        DenialCues.Find(tokens, features);
    }

    /// <summary>The likeliest state of a sentence whose features were extracted, and its polarity; what is read is added to the features.</summary>
    public (ClaimStatus Status, Polarity Polarity) Read(ReadOnlySpan<Token> tokens, FeatureList features)
    {
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

        var polarity = total[DenialLane] + denial.Bias >= 0 ? Polarity.Denied : Polarity.Asserted;
        if (StatusReader.SaysInForce(tokens))
        {
            return (ClaimStatus.InForce, polarity);
        }

        var best = 0;
        for (var state = 1; state < States.Count; state++)
        {
            best = total[state] + decisions[state].Bias > total[best] + decisions[best].Bias ? state : best;
        }

        return (States[best], polarity);
    }
}
