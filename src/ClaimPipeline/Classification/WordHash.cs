using System.Runtime.CompilerServices;

namespace ClaimPipeline.Classification;

/// <summary>The hash behind words and features: FNV-1a with a final mix. Model files depend on it: it never changes.</summary>
internal static class WordHash
{
    /// <summary>Start value.</summary>
    public const uint Seed = 2166136261;

    /// <summary>Adds a character.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Add(uint hash, uint value) => unchecked((hash ^ value) * 16777619);

    /// <summary>Spreads the bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Finish(uint hash)
    {
        unchecked
        {
            hash ^= hash >> 16;
            hash *= 0x85ebca6b;
            hash ^= hash >> 13;
            hash *= 0xc2b2ae35;
            return hash ^ hash >> 16;
        }
    }

    /// <summary>Hash of a word that is lower-case already.</summary>
    public static uint Of(ReadOnlySpan<char> word)
    {
        var hash = Seed;
        foreach (var c in word)
        {
            hash = Add(hash, c);
        }

        return Finish(hash);
    }

    /// <summary>Hash of a feature: its template and up to three parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Mix(uint template, uint a, uint b, uint c)
    {
        unchecked
        {
            var hash = template * 0x9E3779B1 + a;
            hash = (hash << 13 | hash >> 19) * 0x85ebca6b + b;
            hash = (hash << 13 | hash >> 19) * 0xc2b2ae35 + c;
            return Finish(hash);
        }
    }
}
