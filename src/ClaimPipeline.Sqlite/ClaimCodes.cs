using ClaimPipeline.Search;
using Microsoft.Data.Sqlite;

namespace ClaimPipeline.Sqlite;

/// <summary>
/// The facet values of a document's claims, packed: seven numbers a claim, in <see cref="Order"/>, 0 for none, each in bytes of seven
/// bits. One row a document is read several times as fast as one a claim.
/// </summary>
internal static class ClaimCodes
{
    /// <summary>The facets of claims in the order of their numbers.</summary>
    public static readonly SearchFacet[] Order =
    [
        SearchFacet.Type, SearchFacet.Place, SearchFacet.Commodity, SearchFacet.Indicator, SearchFacet.Period, SearchFacet.Verdict, SearchFacet.Reason,
    ];

    /// <summary>SQL of the numbers of claim <c>c</c>; the period as a day, see <see cref="Read"/>.</summary>
    public const string Columns =
        "c.kind + 1, coalesce(c.place, 0), coalesce(c.commodity, 0), coalesce(c.indicator, 0), coalesce(c.period_start, -1), "
        + "coalesce(c.verdict + 1, 0), coalesce(c.reason + 1, 0)";

    /// <summary>The numbers of a claim.</summary>
    public static int[] Of(SearchClaim claim, long? place, long? commodity, long? indicator) =>
    [
        (int)claim.Claim.Kind + 1,
        (int)(place ?? 0),
        (int)(commodity ?? 0),
        (int)(indicator ?? 0),
        claim.Claim.Period?.Value.Start.Year ?? 0,
        (int?)claim.Verdict + 1 ?? 0,
        (int?)claim.Reason + 1 ?? 0,
    ];

    /// <summary>The numbers of the claim in a row with <see cref="Columns"/> from a column on.</summary>
    public static void Read(SqliteDataReader reader, int column, int[] codes)
    {
        for (var i = 0; i < Order.Length; i++)
        {
            codes[i] = reader.GetInt32(column + i);
        }

        ref var period = ref codes[Array.IndexOf(Order, SearchFacet.Period)];
        period = period < 0 ? 0 : DateOnly.FromDayNumber(period).Year;
    }

    /// <summary>Packs the numbers of claims.</summary>
    public static byte[] Pack(IEnumerable<int[]> claims)
    {
        var bytes = new List<byte>();
        foreach (var code in claims.SelectMany(codes => codes))
        {
            var rest = code;
            for (; rest >= 0x80; rest >>= 7)
            {
                bytes.Add((byte)(rest & 0x7F | 0x80));
            }

            bytes.Add((byte)rest);
        }

        return [.. bytes];
    }

    /// <summary>Unpacks the numbers of the next claim.</summary>
    /// <returns>What follows it; of an empty span nothing is to be unpacked.</returns>
    public static ReadOnlySpan<byte> Unpack(ReadOnlySpan<byte> bytes, scoped Span<int> codes)
    {
        var at = 0;
        for (var i = 0; i < Order.Length; i++)
        {
            var (code, shift) = (0, 0);
            for (; bytes[at] >= 0x80; shift += 7)
            {
                code |= (bytes[at++] & 0x7F) << shift;
            }

            codes[i] = code | (bytes[at++] << shift);
        }

        return bytes[at..];
    }
}
