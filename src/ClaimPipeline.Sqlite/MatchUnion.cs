using System.Buffers;
using System.Numerics;

namespace ClaimPipeline.Sqlite;

/// <summary>Puts matches together: few by merging, many by a bit and a sum for each document there is.</summary>
/// <param name="size">No number of a document is as high.</param>
/// <param name="scores">Whether they are scored.</param>
internal sealed class MatchUnion(int size, bool scores)
{
    // Merging pays as long as this many times the matches are fewer than documents.
    private const long Sparseness = 32;

    private Matches _few = Matches.None;
    private ulong[]? _bits;
    private double[] _sums = [];

    /// <summary>Adds matches, whose scores add up.</summary>
    public void Add(Matches more)
    {
        if (_bits is null && (_few.Count == 0 || (_few.Count + more.Count) * Sparseness < size))
        {
            _few = _few.Count == 0 ? more : Merged(_few, more);
            return;
        }

        if (_bits is null)
        {
            _bits = new ulong[(size / 64) + 1];
            _sums = scores ? ArrayPool<double>.Shared.Rent(size + 1) : [];
            Mark(_bits, _few);
        }

        Mark(_bits, more);
    }

    /// <summary>All that were added; nothing may be added behind.</summary>
    /// <param name="test">What each must meet, asked in their order; null for nothing.</param>
    public Matches ToMatches(Func<long, bool>? test)
    {
        if (_bits is null)
        {
            return test is null ? _few : _few.Where(test);
        }

        var count = 0;
        foreach (var word in _bits)
        {
            count += BitOperations.PopCount(word);
        }

        var docs = new long[count];
        count = 0;
        for (var i = 0; i < _bits.Length; i++)
        {
            for (var bits = _bits[i]; bits != 0; bits &= bits - 1)
            {
                var doc = ((long)i * 64) + BitOperations.TrailingZeroCount(bits);
                if (test?.Invoke(doc) != false)
                {
                    docs[count++] = doc;
                }
            }
        }

        Array.Resize(ref docs, count);
        if (!scores)
        {
            return new Matches(docs, null);
        }

        var found = new Matches(docs, Array.ConvertAll(docs, doc => _sums[doc]));
        ArrayPool<double>.Shared.Return(_sums);
        return found;
    }

    private Matches Merged(Matches one, Matches other)
    {
        var (docs, sums) = (new long[one.Count + other.Count], new double[one.Count + other.Count]);
        var (i, j, count) = (0, 0, 0);
        while (i < one.Count || j < other.Count)
        {
            var doc = Math.Min(i < one.Count ? one.Docs[i] : long.MaxValue, j < other.Count ? other.Docs[j] : long.MaxValue);
            docs[count] = doc;
            sums[count] += i < one.Count && one.Docs[i] == doc ? one.ScoreAt(i++) : 0;
            sums[count] += j < other.Count && other.Docs[j] == doc ? other.ScoreAt(j++) : 0;
            count++;
        }

        return new Matches(docs[..count], scores ? sums[..count] : null);
    }

    private void Mark(ulong[] bits, Matches matches)
    {
        for (var i = 0; i < matches.Count; i++)
        {
            var doc = matches.Docs[i];
            ref var word = ref bits[doc / 64];
            var bit = 1UL << (int)(doc % 64);
            if (scores)
            {
                _sums[doc] = (word & bit) == 0 ? matches.ScoreAt(i) : _sums[doc] + matches.ScoreAt(i);
            }

            word |= bit;
        }
    }
}
