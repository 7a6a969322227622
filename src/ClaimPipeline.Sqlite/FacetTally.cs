namespace ClaimPipeline.Sqlite;

/// <summary>Counts of one facet by the number of its value; numbers are small, so they index arrays.</summary>
internal sealed class FacetTally
{
    private (long Claims, long Articles, long LastDoc)[] _counts = new (long, long, long)[64];

    /// <summary>Values that were counted.</summary>
    public IEnumerable<(int Value, long Claims, long Articles)> Values => _counts
        .Select((count, value) => (value, count.Claims, count.Articles))
        .Where(count => count.Articles > 0);

    /// <summary>Counts a claim of a document; all claims of a document must come in a row.</summary>
    public void AddClaim(int value, long doc)
    {
        ref var count = ref At(value);
        count.Claims++;
        if (count.LastDoc != doc)
        {
            count.Articles++;
            count.LastDoc = doc;
        }
    }

    /// <summary>Counts a document with so many found claims, once or in parts.</summary>
    public void AddDocument(int value, long doc, long claims)
    {
        ref var count = ref At(value);
        count.Claims += claims;
        if (count.LastDoc != doc)
        {
            count.Articles++;
            count.LastDoc = doc;
        }
    }

    private ref (long Claims, long Articles, long LastDoc) At(int value)
    {
        if (value >= _counts.Length)
        {
            Array.Resize(ref _counts, Math.Max(value + 1, _counts.Length * 2));
        }

        return ref _counts[value];
    }
}
