namespace ClaimPipeline.Records;

/// <summary>The sources of the official figures, the one with the most rows first: where two answer alike, the larger one is asked first.</summary>
public static class SourceOrder
{
    /// <summary>The order of sources by how many rows each has.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<KeyValuePair<string, int>> rows) =>
        [.. rows.OrderByDescending(source => source.Value).ThenBy(source => source.Key, StringComparer.Ordinal).Select(source => source.Key)];

    /// <summary>The sources that came before another one that was ahead of them earlier. Sources that were not there earlier do not count.</summary>
    public static IReadOnlySet<string> Risen(IReadOnlyList<string> earlier, IReadOnlyList<string> now)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(now);
        var place = earlier.Select((source, at) => (source, at)).ToDictionary(pair => pair.source, pair => pair.at, StringComparer.Ordinal);
        var risen = new HashSet<string>(StringComparer.Ordinal);
        var both = now.Where(place.ContainsKey).ToList();
        for (var i = 0; i < both.Count; i++)
        {
            if (both.Skip(i + 1).Any(behind => place[behind] < place[both[i]]))
            {
                risen.Add(both[i]);
            }
        }

        return risen;
    }

    /// <summary>The sources that are there now and were not, or were there and are not.</summary>
    public static IEnumerable<string> ComeOrGone(IReadOnlyList<string> earlier, IReadOnlyList<string> now) =>
        earlier.Except(now, StringComparer.Ordinal).Concat(now.Except(earlier, StringComparer.Ordinal));
}
