namespace ClaimPipeline.Classification;

/// <summary>Random numbers that are the same on every machine and version of .NET: SplitMix64 (Steele, Lea and Flood 2014).</summary>
internal sealed class SeededNumbers(int seed)
{
    private ulong _state = (ulong)seed;

    /// <summary>From 0 to below 1, evenly.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Of mean 0 and variance 1 (Box and Muller).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    /// <summary>From 0 to below a number.</summary>
    public int Below(int limit) => (int)(Uniform() * limit);

    /// <summary>Puts items into a random order.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    private ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var mixed = (_state ^ _state >> 30) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB;
            return mixed ^ mixed >> 31;
        }
    }
}
