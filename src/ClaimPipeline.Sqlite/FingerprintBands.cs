using System.Globalization;
using ClaimPipeline.Records;

namespace ClaimPipeline.Sqlite;

/// <summary>
/// Near-duplicate look-up: a fingerprint is kept in four pieces of 16 bits. When two fingerprints differ in at most d bits, one of
/// their pieces differs in at most d/4, so it is enough to look up each piece and its few neighbours.
/// </summary>
internal static class FingerprintBands
{
    private const int Count = 4;
    private const int Bits = 16;

    // With more differing bits per piece than this, the neighbours are so many that reading all fingerprints is quicker.
    private const int MostFlips = 2;

    /// <summary>The pieces, lowest bits first.</summary>
    public static long[] Of(Fingerprint fingerprint) =>
        [.. Enumerable.Range(0, Count).Select(i => (long)((fingerprint.Bits >> (i * Bits)) & ushort.MaxValue))];

    /// <summary>Rows whose fingerprint differs in at most <paramref name="maxDistance"/> bits, nearest first, then by id.</summary>
    /// <param name="session">Where.</param>
    /// <param name="table">A table with the columns fingerprint and band0 to band3.</param>
    /// <param name="id">Its column with the id.</param>
    /// <param name="fingerprint">What they are compared with.</param>
    /// <param name="maxDistance">In bits.</param>
    public static IEnumerable<(string Id, int Distance)> Near(
        SqliteSession session, string table, string id, Fingerprint fingerprint, int maxDistance)
    {
        if (fingerprint.Bits == 0 || maxDistance < 0)
        {
            return [];
        }

        var flips = maxDistance / Count;
        var rows = flips > MostFlips
            ? session.Query($"SELECT {id}, fingerprint FROM {table} WHERE fingerprint <> 0", Read)
            : Of(fingerprint).SelectMany((band, i) => session.Query(
                $"SELECT {id}, fingerprint FROM {table} WHERE fingerprint <> 0 AND band{i} IN ({Neighbours((int)band, flips)})", Read));
        return rows
            .Select(row => (row.Id, Distance: row.Fingerprint.DistanceTo(fingerprint)))
            .Where(row => row.Distance <= maxDistance)
            .Distinct()
            .OrderBy(row => row.Distance)
            .ThenBy(row => row.Id, StringComparer.Ordinal);
    }

    private static (string Id, Fingerprint Fingerprint) Read(Microsoft.Data.Sqlite.SqliteDataReader reader) =>
        (reader.GetString(0), new Fingerprint(unchecked((ulong)reader.GetInt64(1))));

    private static string Neighbours(int band, int flips)
    {
        var found = new HashSet<int> { band };
        for (var i = 0; i < flips; i++)
        {
            found.UnionWith(found.SelectMany(_ => Enumerable.Range(0, Bits), (value, bit) => value ^ (1 << bit)).ToArray());
        }

        return string.Join(',', found.Select(value => value.ToString(CultureInfo.InvariantCulture)));
    }
}
