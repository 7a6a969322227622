using ClaimPipeline.Classification;

namespace ClaimPipeline.Tests.Classification;

public sealed class HiddenLearnerTests
{
    private static readonly TrainingSettings Settings = new() { HiddenEpochs = 300, HiddenBatch = 4, HiddenRate = 0.02, HiddenBlindness = 0, HiddenDropout = 0, HiddenShrinking = 0 };

    /// <summary>Two findings of which one alone makes a claim, and both together or none do not.</summary>
    private static readonly int[][] EitherOr = [[0, 2], [1, 2], [0, 1, 2], [2]];

    [Fact]
    public void Fit_WhatFindingsMeanTogether_IsLearnedWhereALinearScoreCannot()
    {
        bool[] targets = [true, true, false, false];
        var rows = SparseRows.OfSlots(EitherOr);
        Signs(row => Score(Fit(rows, targets, Settings), rows, row)).ShouldBe(targets);
        var linear = LogisticLearner.Fit(rows, targets, [1, 1, 1, 1], 3, 100, Settings with { L2 = 0.001 });
        Signs(row => rows.Dot(row, linear) + linear[^1]).ShouldNotBe(targets);
    }

    [Fact]
    public void Fit_Blindness_StillLearnsWhatManyFeaturesSay()
    {
        int[][] slots = [[.. Enumerable.Range(0, 40)], [.. Enumerable.Range(40, 40)]];
        var rows = SparseRows.OfSlots(slots);
        var layer = Fit(rows, [true, false], Settings with { HiddenBlindness = 0.7 }, columns: 80);
        Score(layer, rows, 0).ShouldBeGreaterThan(1);
        Score(layer, rows, 1).ShouldBeLessThan(-1);
    }

    [Fact]
    public void Fit_SameSeed_GivesTheSameWeights_AnotherSeedOthers()
    {
        var rows = SparseRows.OfSlots(EitherOr);
        var first = Fit(rows, [true, true, false, false], Settings).Table;
        Fit(rows, [true, true, false, false], Settings).Table.ShouldBe(first);
        Fit(rows, [true, true, false, false], Settings with { Seed = 2 }).Table.ShouldNotBe(first);
    }

    [Fact]
    public void SeededNumbers_AreThoseOfSplitMix64()
    {
        // The reference implementation's first numbers for the seed 1234567.
        ulong[] reference = [6457827717110365317, 3203168211198807973, 9817491932198370423];
        var random = new SeededNumbers(1234567);
        reference.Select(_ => random.Uniform()).ToArray().ShouldBe(Array.ConvertAll(reference, number => (number >> 11) / (double)(1UL << 53)));
    }

    [Fact]
    public void Shuffle_KeepsAllItems()
    {
        var items = Enumerable.Range(0, 100).ToArray();
        new SeededNumbers(3).Shuffle<int>(items);
        items.ShouldNotBe(Enumerable.Range(0, 100));
        items.Order().ShouldBe(Enumerable.Range(0, 100));
    }

    private static HiddenLayer Fit(SparseRows rows, bool[] targets, TrainingSettings settings, int columns = 3)
    {
        var nothing = new bool[targets.Length];
        var weights = Array.ConvertAll(targets, _ => 1.0);
        return HiddenLearner.Fit(
            rows, [.. Enumerable.Range(0, targets.Length)], [targets, nothing, nothing], [weights, weights, weights], columns, settings, TestContext.Current.CancellationToken);
    }

    private static double Score(HiddenLayer layer, SparseRows rows, int row)
    {
        Span<double> scores = stackalloc double[3];
        layer.Score(rows, row, scores);
        return scores[0];
    }

    private static bool[] Signs(Func<int, double> scoreOf) => [.. Enumerable.Range(0, EitherOr.Length).Select(row => scoreOf(row) > 0)];
}
