using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ClaimPipeline.Classification;

/// <summary>
/// Fits a <see cref="HiddenLayer"/> to all labels at once: logistic loss, Adam (Kingma and Ba 2015) in small batches, whose moments move only for
/// the features of a batch. Most features are left out of each look at a sentence, so that no few of them decide alone; that is what makes
/// the network hold on text of others. Equal seeds and rows give equal weights.
/// </summary>
internal sealed class HiddenLearner
{
    private const int Lanes = HiddenLayer.Lanes;
    private const int Labels = HiddenLayer.Labels;
    private const float Decay1 = 0.9f;
    private const float Decay2 = 0.999f;
    private const float Tiny = 1e-8f;

    private readonly TrainingSettings _settings;
    private readonly HiddenLayer _layer;
    private readonly SeededNumbers _random;

    /// <summary>Moments and gradients of the table, and of biases and outputs behind one another.</summary>
    private readonly float[] _first, _second, _slope;
    private readonly Moments _rest = new((1 + Labels) * Lanes);

    /// <summary>The batch that last touched a feature, so that its slope is known to be its own.</summary>
    private readonly int[] _touchedIn;
    private readonly List<int> _touched = [];
    private int _batch;

    /// <summary>The features that the present look sees.</summary>
    private readonly List<int> _keptSlots = [];
    private readonly List<float> _keptValues = [];

    private HiddenLearner(int columns, TrainingSettings settings, int seed)
    {
        _settings = settings;
        _layer = new HiddenLayer(columns);
        _random = new SeededNumbers(seed);
        (_first, _second, _slope) = (new float[columns * Lanes], new float[columns * Lanes], new float[columns * Lanes]);
        _touchedIn = new int[columns];
        for (var i = 0; i < _layer.Table.Length; i++)
        {
            _layer.Table[i] = HiddenLayer.IsUnit(i % Lanes) ? 0.05f * (float)_random.Normal() : 0;
        }

        // Without any step nothing is passed on: the model is then its linear scores alone.
        var spread = settings.HiddenEpochs == 0 ? 0 : 1 / Math.Sqrt(HiddenLayer.Units);
        for (var i = 0; i < _layer.Outputs.Length; i++)
        {
            _layer.Outputs[i] = HiddenLayer.IsUnit(i % Lanes) ? (float)((2 * _random.Uniform() - 1) * spread) : _layer.Outputs[i];
        }
    }

    /// <summary>Learns.</summary>
    /// <param name="rows">Features of all sentences.</param>
    /// <param name="inside">The rows to learn from.</param>
    /// <param name="targets">Per label, whether each row has it.</param>
    /// <param name="weights">Per label, how much each row counts; 1 on average.</param>
    /// <param name="columns">Number of columns of the features.</param>
    /// <param name="settings">How to learn.</param>
    /// <param name="cancellation">Stops it.</param>
    public static HiddenLayer Fit(
        SparseRows rows, IReadOnlyList<int> inside, IReadOnlyList<bool[]> targets, IReadOnlyList<double[]> weights, int columns, TrainingSettings settings, CancellationToken cancellation)
    {
        var learner = new HiddenLearner(columns, settings, settings.Seed);
        int[] order = [.. inside];
        for (var epoch = 0; epoch < settings.HiddenEpochs; epoch++)
        {
            learner._random.Shuffle(order);
            var rate = (float)(settings.HiddenRate * (1 - (double)epoch / settings.HiddenEpochs));
            for (var start = 0; start < order.Length; start += settings.HiddenBatch)
            {
                cancellation.ThrowIfCancellationRequested();
                learner.Step(rows, order.AsSpan(start, Math.Min(settings.HiddenBatch, order.Length - start)), targets, weights, rate);
            }
        }

        return learner._layer;
    }

    private void Step(SparseRows rows, ReadOnlySpan<int> batch, IReadOnlyList<bool[]> targets, IReadOnlyList<double[]> weights, float rate)
    {
        _batch++;
        _touched.Clear();
        _rest.Slope.AsSpan().Clear();
        Span<float> lanes = stackalloc float[Lanes];
        Span<float> slopes = stackalloc float[Lanes];
        foreach (var row in batch)
        {
            Keep(rows, row);
            _layer.Sum(CollectionsMarshal.AsSpan(_keptSlots), CollectionsMarshal.AsSpan(_keptValues), lanes);
            Slopes(lanes, row, targets, weights, 1f / (batch.Length * Labels), slopes);
            AddSlopes(slopes);
        }

        MoveTable(rate);
        MoveRest(rate);
    }

    /// <summary>Draws which features of a row this look sees; they count the more for those left out.</summary>
    private void Keep(SparseRows rows, int row)
    {
        _keptSlots.Clear();
        _keptValues.Clear();
        var share = 1 - _settings.HiddenBlindness;
        var slots = rows.SlotsOf(row);
        var values = rows.ValuesOf(row);
        for (var i = 0; i < slots.Length; i++)
        {
            if (_random.Uniform() < share)
            {
                _keptSlots.Add(slots[i]);
                _keptValues.Add((float)(values[i] / share));
            }
        }
    }

    /// <summary>Slope of the loss by each lane's sum; adds those by biases and outputs to the batch's.</summary>
    private void Slopes(Span<float> lanes, int row, IReadOnlyList<bool[]> targets, IReadOnlyList<double[]> weights, float scale, Span<float> slopes)
    {
        Span<float> passed = stackalloc float[Lanes];
        var share = 1 - _settings.HiddenDropout;
        for (var lane = Labels; lane < Lanes; lane++)
        {
            passed[lane] = _random.Uniform() < share ? (float)(Math.Max(0, lanes[lane]) / share) : 0;
        }

        slopes.Clear();
        for (var label = 0; label < Labels; label++)
        {
            var outputs = _layer.Outputs.AsSpan(HiddenLayer.OutputsOf(label));
            var slopesOfOutputs = _rest.Slope.AsSpan((1 + label) * Lanes, Lanes);
            double score = lanes[label];
            for (var lane = Labels; lane < Lanes; lane++)
            {
                score += outputs[lane] * passed[lane];
            }

            var slope = (float)(weights[label][row] * scale * (1 / (1 + Math.Exp(-score)) - (targets[label][row] ? 1 : 0)));
            slopes[label] = slope;
            for (var lane = Labels; lane < Lanes; lane++)
            {
                slopesOfOutputs[lane] += slope * passed[lane];
                slopes[lane] += passed[lane] > 0 ? (float)(slope * outputs[lane] / share) : 0;
            }
        }

        for (var lane = 0; lane < Lanes; lane++)
        {
            _rest.Slope[lane] += slopes[lane];
        }
    }

    private void AddSlopes(Span<float> slopes)
    {
        ref var from = ref MemoryMarshal.GetReference(slopes);
        ref var to = ref MemoryMarshal.GetArrayDataReference(_slope);
        for (var i = 0; i < _keptSlots.Count; i++)
        {
            var slot = _keptSlots[i];
            if (_touchedIn[slot] != _batch)
            {
                _touchedIn[slot] = _batch;
                _touched.Add(slot);
                _slope.AsSpan(slot * Lanes, Lanes).Clear();
            }

            HiddenLayer.AddTimes(ref to, slot * Lanes, _keptValues[i], ref from, 0);
        }
    }

    private void MoveTable(float rate)
    {
        var step = StepOf(rate);
        foreach (var slot in _touched)
        {
            Move(_layer.Table, _first, _second, _slope, slot * Lanes, step, 1 - (float)_settings.HiddenShrinking);
        }
    }

    private void MoveRest(float rate)
    {
        var step = StepOf(rate);
        Move(_layer.Biases, _rest.First, _rest.Second, _rest.Slope, 0, step, 1);
        for (var label = 0; label < Labels; label++)
        {
            // The linear lanes of the outputs have no slope, so they stay 1 and 0.
            Move(_layer.Outputs.AsSpan(HiddenLayer.OutputsOf(label)), _rest.First, _rest.Second, _rest.Slope, (1 + label) * Lanes, step, 1);
        }
    }

    /// <summary>Adam's step, corrected for the moments' beginning at 0.</summary>
    private float StepOf(float rate) => (float)(rate * Math.Sqrt(1 - Math.Pow(Decay2, _batch)) / (1 - Math.Pow(Decay1, _batch)));

    private static void Move(float[] weights, float[] first, float[] second, float[] slopes, int at, float step, float shrink) =>
        Move(weights.AsSpan(at, Lanes), first, second, slopes, at, step, shrink);

    private static void Move(Span<float> weights, float[] first, float[] second, float[] slopes, int at, float step, float shrink)
    {
        ref var weight = ref MemoryMarshal.GetReference(weights);
        ref var m = ref first[at];
        ref var v = ref second[at];
        ref var g = ref slopes[at];
        for (nuint lane = 0; lane < Lanes; lane += (nuint)Vector256<float>.Count)
        {
            var slope = Vector256.LoadUnsafe(ref g, lane);
            var moment1 = Vector256.LoadUnsafe(ref m, lane) * Decay1 + slope * (1 - Decay1);
            var moment2 = Vector256.LoadUnsafe(ref v, lane) * Decay2 + slope * slope * (1 - Decay2);
            moment1.StoreUnsafe(ref m, lane);
            moment2.StoreUnsafe(ref v, lane);
            var moved = Vector256.LoadUnsafe(ref weight, lane) - moment1 * step / (Vector256.Sqrt(moment2) + Vector256.Create(Tiny));
            (moved * shrink).StoreUnsafe(ref weight, lane);
        }
    }

    private sealed class Moments(int size)
    {
        public float[] First { get; } = new float[size];

        public float[] Second { get; } = new float[size];

        public float[] Slope { get; } = new float[size];
    }
}
