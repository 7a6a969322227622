using System.Globalization;
using System.Text;

namespace ClaimPipeline.Search;

/// <summary>Where a hit stands in the order of a result: by key, then by article, then by claim.</summary>
/// <param name="Key">Smaller is earlier: a score or a day negated, an amount; infinite for what has none.</param>
/// <param name="Article">The article's id; ordinal order.</param>
/// <param name="Ordinal">The claim's number in its article; -1 where a hit is an article.</param>
public readonly record struct HitPlace(double Key, string Article, int Ordinal) : IComparable<HitPlace>
{
    /// <summary>The place in a cursor.</summary>
    /// <exception cref="ArgumentException">The text is no cursor, or one of another request; the message is for people.</exception>
    public static HitPlace? Of(SearchRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.After is not { } cursor)
        {
            return null;
        }

        string[] parts;
        try
        {
            parts = Encoding.UTF8.GetString(Convert.FromHexString(cursor)).Split(' ', 4);
        }
        catch (FormatException)
        {
            parts = [];
        }

        if (parts.Length != 4
            || !double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var key)
            || !int.TryParse(parts[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ordinal))
        {
            throw new ArgumentException("The cursor cannot be read: take it whole from a result.", nameof(request));
        }

        return parts[0] == request.Digest
            ? new HitPlace(key, parts[3], ordinal)
            : throw new ArgumentException("The cursor is of another query, level, order or grouping: begin without one.", nameof(request));
    }

    /// <summary>A cursor that goes on behind this place.</summary>
    public string ToCursor(SearchRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Convert.ToHexStringLower(Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{request.Digest} {Key:R} {Ordinal} {Article}")));
    }

    /// <inheritdoc/>
    public int CompareTo(HitPlace other)
    {
        var order = Key.CompareTo(other.Key);
        order = order != 0 ? order : string.CompareOrdinal(Article, other.Article);
        return order != 0 ? order : Ordinal.CompareTo(other.Ordinal);
    }

    /// <summary>Whether one place is before another.</summary>
    public static bool operator <(HitPlace left, HitPlace right) => left.CompareTo(right) < 0;

    /// <summary>Whether one place is behind another.</summary>
    public static bool operator >(HitPlace left, HitPlace right) => left.CompareTo(right) > 0;

    /// <summary>Whether one place is before another, or the same.</summary>
    public static bool operator <=(HitPlace left, HitPlace right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one place is behind another, or the same.</summary>
    public static bool operator >=(HitPlace left, HitPlace right) => left.CompareTo(right) >= 0;
}
