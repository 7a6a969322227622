namespace ClaimPipeline.Sqlite;

/// <summary>Documents that match.</summary>
/// <param name="docs">Their numbers, in order.</param>
/// <param name="scores">Higher is better; null where nothing was scored.</param>
internal sealed class Matches(long[] docs, double[]? scores)
{
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
}
