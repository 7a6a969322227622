namespace ClaimPipeline.Classification;

/// <summary>The features of many sentences, each row its distinct slots with their values.</summary>
internal sealed class SparseRows
{
    private readonly int[][] _slots;
    private readonly float[][] _values;

    private SparseRows(int[][] slots, float[][] values) => (_slots, _values) = (slots, values);

    public int Count => _slots.Length;

    /// <summary>A row's slots, in rising order.</summary>
    public ReadOnlySpan<int> SlotsOf(int row) => _slots[row];

    /// <summary>The values of a row's slots.</summary>
    public ReadOnlySpan<float> ValuesOf(int row) => _values[row];

    /// <summary>Features of texts as the labels see them, block by block scaled as <see cref="ClaimModel"/> does it.</summary>
    public static SparseRows Of(IReadOnlyList<string> texts, ReadOnlySpan<float> scales) => Of(texts, scales, (_, _) => { });

    /// <summary>Rows of slots that each count 1.</summary>
    public static SparseRows OfSlots(int[][] slots) => new(slots, Array.ConvertAll(slots, row => Array.ConvertAll(row, _ => 1f)));

    /// <summary>Features of texts as the state of a measure sees them.</summary>
    public static SparseRows OfStatus(IReadOnlyList<string> texts, ReadOnlySpan<float> scales) =>
        Of(texts, scales, (extractor, features) => StatusModel.AddReading(extractor.Tokens, features));

    private static SparseRows Of(IReadOnlyList<string> texts, ReadOnlySpan<float> scales, Action<FeatureExtractor, FeatureList> addMore)
    {
        var extractor = new FeatureExtractor();
        var features = new FeatureList();
        var slots = new int[texts.Count][];
        var values = new float[texts.Count][];
        for (var row = 0; row < slots.Length; row++)
        {
            extractor.Extract(texts[row], features);
            addMore(extractor, features);
            var sum = new SortedDictionary<int, float>();
            for (var block = 0; block < FeatureList.Blocks; block++)
            {
                var value = ClaimModel.ValueOf(scales[block], features[block].Length);
                foreach (var slot in value == 0 ? [] : features[block])
                {
                    sum[slot] = sum.GetValueOrDefault(slot) + value;
                }
            }

            slots[row] = [.. sum.Keys];
            values[row] = [.. sum.Values];
        }

        return new SparseRows(slots, values);
    }

    /// <summary>The column of each slot that occurs in enough rows; -1 for the others.</summary>
    public int[] Columns(int minimumRows, out int columns)
    {
        var frequencies = Frequencies();
        columns = 0;
        for (var slot = 0; slot < frequencies.Length; slot++)
        {
            frequencies[slot] = frequencies[slot] >= minimumRows ? columns++ : -1;
        }

        return frequencies;
    }

    public SparseRows Select(IReadOnlyList<int> rows) =>
        new([.. rows.Select(r => _slots[r])], [.. rows.Select(r => _values[r])]);

    /// <summary>In how many rows each slot occurs.</summary>
    private int[] Frequencies()
    {
        var counts = new int[1 << FeatureList.SlotBits];
        foreach (var row in _slots)
        {
            foreach (var slot in row)
            {
                counts[slot]++;
            }
        }

        return counts;
    }

    /// <summary>Columns renumbered by <paramref name="columnOf"/>; slots with a negative number are left out.</summary>
    public SparseRows Compact(int[] columnOf)
    {
        var slots = new int[Count][];
        var values = new float[Count][];
        for (var row = 0; row < Count; row++)
        {
            var kept = Enumerable.Range(0, _slots[row].Length).Where(i => columnOf[_slots[row][i]] >= 0).ToArray();
            slots[row] = Array.ConvertAll(kept, i => columnOf[_slots[row][i]]);
            values[row] = Array.ConvertAll(kept, i => _values[row][i]);
        }

        return new SparseRows(slots, values);
    }

    /// <summary>The row times the weights.</summary>
    public double Dot(int row, ReadOnlySpan<double> weights)
    {
        var slots = _slots[row];
        var values = _values[row];
        var sum = 0.0;
        for (var i = 0; i < slots.Length; i++)
        {
            sum += weights[slots[i]] * values[i];
        }

        return sum;
    }

    /// <summary>Adds the row, times a factor, to the target.</summary>
    public void AddTo(int row, double factor, Span<double> target)
    {
        var slots = _slots[row];
        var values = _values[row];
        for (var i = 0; i < slots.Length; i++)
        {
            target[slots[i]] += factor * values[i];
        }
    }
}
