using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ClaimPipeline.Records;

/// <summary>
/// Names the content of a set of official figures and measures: the same content gives the same text, whatever the order and the store.
/// Takes one row at a time, so that a million rows need no memory.
/// </summary>
public sealed class ReferenceRevision
{
    // The sum of all hashes does not depend on the order, and nobody gains from making two sets collide.
    private UInt128 _sum;
    private long _count;

    /// <summary>The name of the content of two lists.</summary>
    public static string Of(IEnumerable<OfficialFigure> figures, IEnumerable<Measure> measures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(measures);
        var revision = new ReferenceRevision();
        foreach (var figure in figures)
        {
            revision.Add(JsonOf(figure));
        }

        foreach (var measure in measures)
        {
            revision.Add(JsonOf(measure));
        }

        return revision.ToString();
    }

    /// <summary>Adds a figure or measure by its compact JSON.</summary>
    public void Add(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(json), digest);
        _sum = unchecked(_sum + new UInt128(BitConverter.ToUInt64(digest), BitConverter.ToUInt64(digest[8..])));
        _count++;
    }

    /// <summary>The name of what was added.</summary>
    public override string ToString() =>
        ContentHash.Of(_count.ToString(CultureInfo.InvariantCulture), _sum.ToString("x32", CultureInfo.InvariantCulture));

    /// <summary>Hash of everything that a figure says.</summary>
    public static string HashOf(OfficialFigure figure) => ContentHash.Of(JsonOf(figure));

    /// <summary>Hash of everything that a measure says.</summary>
    public static string HashOf(Measure measure) => ContentHash.Of(JsonOf(measure));

    private static string JsonOf(OfficialFigure figure) => JsonSerializer.Serialize(figure, RecordsJson.Compact.OfficialFigure);

    private static string JsonOf(Measure measure) => JsonSerializer.Serialize(measure, RecordsJson.Compact.Measure);
}
