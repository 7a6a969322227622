using ClaimPipeline.Records;

namespace ClaimPipeline.Text;

/// <summary>
/// SimHash over shingles of three tokens: texts that share most of their wording differ in few of the 64 bits, whatever their
/// headlines, order of paragraphs or small edits. Weighs each distinct shingle by how often it occurs.
/// </summary>
public static class Fingerprinter
{
    private const int Shingle = 3;

    /// <summary>The fingerprint of a text; 0 when it has fewer than <c>3</c> tokens.</summary>
    public static Fingerprint Of(string text)
    {
        Span<int> votes = stackalloc int[64];
        var isLong = false;
        foreach (var shingle in Shingles(text))
        {
            Vote(votes, shingle);
            isLong = true;
        }

        if (!isLong)
        {
            return default;
        }

        ulong bits = 0;
        for (var i = 0; i < votes.Length; i++)
        {
            bits |= votes[i] > 0 ? 1UL << i : 0;
        }

        return new Fingerprint(bits);
    }

    /// <summary>
    /// The share of the shorter text's shingles that the other has, too, from 0 to 1: what a fingerprint hints at, counted. 0 where a text
    /// has fewer than <c>3</c> tokens.
    /// </summary>
    public static double Overlap(string text, string other)
    {
        HashSet<ulong> one = [.. Shingles(text)], two = [.. Shingles(other)];
        var shorter = Math.Min(one.Count, two.Count);
        return shorter == 0 ? 0 : (double)one.Count(two.Contains) / shorter;
    }

    private static IEnumerable<ulong> Shingles(string text)
    {
        ulong before = 0, last = 0;
        var count = 0;
        foreach (var token in Tokenizer.Tokenize(text))
        {
            var hash = Hash(token.Normalized);
            if (++count >= Shingle)
            {
                yield return Mix(Mix(Mix(before) ^ last) ^ hash);
            }

            (before, last) = (last, hash);
        }
    }

    private static void Vote(Span<int> votes, ulong hash)
    {
        for (var i = 0; i < votes.Length; i++)
        {
            votes[i] += (int)((hash >> i) & 1) * 2 - 1;
        }
    }

    // FNV-1a: the same on every machine and in every version, which string.GetHashCode is not.
    private static ulong Hash(string token)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var c in token)
            {
                hash = (hash ^ c) * 1099511628211UL;
            }

            return Mix(hash);
        }
    }

    // The finaliser of splitmix64 spreads every input bit over all output bits.
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }
}
