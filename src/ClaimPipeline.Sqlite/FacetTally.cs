namespace ClaimPipeline.Sqlite;

/// <summary>Counts of one facet by the number of its value; numbers are small, so they index arrays.</summary>
internal sealed class FacetTally
{
    private (long Claims, long Articles, long LastDoc)[] _counts = new (long, long, long)[64];

    /// <summary>Values that were counted.</summary>
    public IEnumerable<(int Value, long Claims, long Articles)> Values => _counts
        .Select((count, value) => (value, count.Claims, count.Articles))
        .Where(count => count.Articles > 0);

    /// <summary>Counts claims; all claims of a document must come in a row.</summary>
    /// <param name="values">The value of each; negative for none.</param>
    /// <param name="docs">The document of each.</param>
    public void AddClaims(ReadOnlySpan<int> values, ReadOnlySpan<long> docs)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] >= 0)
            {
                Add(values[i], docs[i], 1);
            }
        }
    }

    /// <summary>Counts a document with so many found claims, once or in parts.</summary>
    public void Add(int value, long doc, long claims)
    {
        if (value >= _counts.Length)
        {
            Array.Resize(ref _counts, Math.Max(value + 1, _counts.Length * 2));
        }

        ref var count = ref _counts[value];
        count.Claims += claims;
        count.Articles += count.LastDoc == doc ? 0 : 1;
        count.LastDoc = doc;
    }
}
