namespace ClaimPipeline.Records;

/// <summary>SimHash of an article's word shingles: near-duplicates differ in few bits.</summary>
/// <param name="Bits">64 bits; 0 for a text too short to tell.</param>
public readonly record struct Fingerprint(ulong Bits)
{
    /// <summary>Bits in which the fingerprints of near-duplicates may differ.</summary>
    public const int NearDistance = 6;

    /// <summary>Number of differing bits, 0 to 64.</summary>
    public int DistanceTo(Fingerprint other) => System.Numerics.BitOperations.PopCount(Bits ^ other.Bits);
}
