using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace ClaimPipeline.Sqlite;

/// <summary>What is asked of a document beside its words; stored as it lies in memory.</summary>
/// <param name="Length">Words of title and text.</param>
/// <param name="FirstClaim">Where its claims begin among those of its block.</param>
/// <param name="Claims">How many it has.</param>
/// <param name="Published">Day number; <see cref="NoDay"/> when not known.</param>
/// <param name="Publisher">Number of the name.</param>
/// <param name="Source">Number of the name.</param>
/// <param name="Language">Number of the name.</param>
/// <param name="Order">See <see cref="OrderOf"/>.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct DocumentFacts(
    int Length, int FirstClaim, int Claims, int Published, int Publisher, int Source, int Language, ulong Order)
{
    /// <summary>The day of what has none.</summary>
    public const int NoDay = int.MinValue;

    /// <summary>The beginning of an article's id as a number, so that most ties are broken without reading the id.</summary>
    public static ulong OrderOf(string article)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        Encoding.UTF8.GetEncoder().Convert(article, bytes, flush: true, out _, out _, out _);
        return BinaryPrimitives.ReadUInt64BigEndian(bytes);
    }
}
