using System.Runtime.CompilerServices;

namespace ClaimPipeline.Classification;

/// <summary>The features of one sentence by block, as slots of the weight table. Reusable; not for several threads.</summary>
internal sealed class FeatureList
{
    /// <summary>Bits of a slot.</summary>
    public const int SlotBits = 18;

    /// <summary>Number of blocks.</summary>
    public const int Blocks = 10;

    private const int Capacity = 4096;
    private readonly int[][] _slots = [.. Enumerable.Range(0, Blocks).Select(_ => new int[Capacity])];
    private readonly int[] _counts = new int[Blocks];
    private List<Feature>? _named;

    /// <summary>A feature in full, for explanations.</summary>
    public readonly record struct Feature(FeatureBlock Block, FeatureTemplate Template, uint A, uint B, uint C, int Slot);

    /// <summary>The features in full; null unless asked for by <see cref="Clear"/>.</summary>
    public IReadOnlyList<Feature>? Named => _named;

    /// <summary>Slots of a block, with repetitions.</summary>
    public ReadOnlySpan<int> this[int block] => _slots[block].AsSpan(0, _counts[block]);

    /// <summary>Forgets the last sentence.</summary>
    public void Clear(bool named = false)
    {
        _counts.AsSpan().Clear();
        _named = named ? [] : null;
    }

    /// <summary>Adds a feature; what exceeds the capacity is dropped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(FeatureBlock block, FeatureTemplate template, uint a, uint b = 0, uint c = 0)
    {
        ref var count = ref _counts[(int)block];
        if (count < Capacity)
        {
            var slot = (int)(WordHash.Mix((uint)template, a, b, c) >> 32 - SlotBits);
            _slots[(int)block][count++] = slot;
            _named?.Add(new Feature(block, template, a, b, c, slot));
        }
    }
}
