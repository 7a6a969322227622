namespace ClaimPipeline.Sqlite;

/// <summary>Documents that match.</summary>
/// <param name="docs">Their numbers, in order.</param>
/// <param name="scores">Higher is better; null where nothing was scored.</param>
internal sealed class Matches(long[] docs, double[]? scores)
{
    /// <summary>Nothing.</summary>
    public static Matches None { get; } = new([], null);

    /// <summary>Their numbers, in order.</summary>
    public long[] Docs { get; } = docs;

    /// <summary>How many.</summary>
    public int Count => Docs.Length;

    /// <summary>The score of the document at a place among <see cref="Docs"/>; 0 where nothing was scored.</summary>
    public double ScoreAt(int index) => scores is null ? 0 : scores[index];

    /// <summary>The score of a document; 0 of one that is none of these.</summary>
    public double ScoreOf(long doc) => IndexOf(doc) is >= 0 and var index ? ScoreAt(index) : 0;

    /// <summary>The place of a document among <see cref="Docs"/>; negative when it is none of these.</summary>
    public int IndexOf(long doc) => Array.BinarySearch(Docs, doc);

    /// <summary>Multiplies all scores.</summary>
    public void Scale(double factor)
    {
        for (var i = 0; i < scores?.Length; i++)
        {
            scores[i] *= factor;
        }
    }

    /// <summary>Adds to each score what others, which are some of these at least, have for it.</summary>
    public void AddTo(Matches others)
    {
        var isHere = Follow(out var place);
        for (var i = 0; i < others.Count; i++)
        {
            if (isHere(others.Docs[i]))
            {
                others.Add(i, ScoreAt(place()));
            }
        }
    }

    /// <summary>Those that meet a test, which is asked in their order.</summary>
    public Matches Where(Func<long, bool> test)
    {
        var kept = Enumerable.Range(0, Count).Where(i => test(Docs[i])).ToArray();
        return new Matches(Array.ConvertAll(kept, i => Docs[i]), scores is null ? null : Array.ConvertAll(kept, i => scores[i]));
    }

    /// <summary>A test of whether a document is one of these, to be asked in their order.</summary>
    public Func<long, bool> Follow() => Follow(out _);

    private Func<long, bool> Follow(out Func<int> place)
    {
        var at = 0;
        place = () => at;
        return doc =>
        {
            while (at < Docs.Length && Docs[at] < doc)
            {
                at++;
            }

            return at < Docs.Length && Docs[at] == doc;
        };
    }

    private void Add(int index, double score)
    {
        if (scores is not null)
        {
            scores[index] += score;
        }
    }
}
