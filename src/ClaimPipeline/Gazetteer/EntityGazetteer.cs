using ClaimPipeline.Records;

namespace ClaimPipeline.Gazetteer;

/// <summary>
/// Names of places, commodities, indicators and authorities, their codes and broader terms. Immutable and safe to share.
/// The rules by which names match stand in <c>Gazetteer/README.md</c>.
/// </summary>
public sealed class EntityGazetteer
{
    private static readonly Lazy<EntityGazetteer> Embedded = new(() => GazetteerReader.ReadEmbedded());
    private readonly Dictionary<(EntityKind Kind, string Code), GazetteerEntry> _entries;
    private readonly NameTrie _trie;

    internal EntityGazetteer(IEnumerable<GazetteerEntry> entries, NameTrie trie)
    {
        _entries = entries.ToDictionary(e => (e.Kind, e.Id.Value));
        _trie = trie;
    }

    /// <summary>The lists that come with the program.</summary>
    public static EntityGazetteer Default => Embedded.Value;

    /// <summary>All entries of a list, in its order.</summary>
    public IEnumerable<GazetteerEntry> Entries(EntityKind kind) => _entries.Values.Where(e => e.Kind == kind);

    /// <summary>
    /// All names in <paramref name="text"/>, in order, not overlapping: from left to right, at each word the longest. Linear in
    /// the length of the text. A name does not reach over a line feed.
    /// </summary>
    public IReadOnlyList<GazetteerMatch> FindAll(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _trie.FindAll(text);
    }

    /// <summary>The entry with that code.</summary>
    public bool TryGet(EntityKind kind, string code, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out GazetteerEntry? entry) =>
        _entries.TryGetValue((kind, code), out entry);

    /// <summary>The entity with that code.</summary>
    /// <exception cref="ArgumentException">The list has no such code.</exception>
    public Entity Of(EntityKind kind, string code) =>
        TryGet(kind, code, out var entry)
            ? entry.Entity
            : throw new ArgumentException($"The gazetteer has no {kind} with the code '{code}'.", nameof(code));

    /// <summary>
    /// Whether <paramref name="candidate"/> is <paramref name="of"/> or lies below it: Germany in the EU, neodymium in rare
    /// earths, mine production in production. Every place lies in the world. A code that is in no list is only itself.
    /// </summary>
    public bool IsSameOrNarrower(EntityKind kind, EntityId candidate, EntityId of)
    {
        if (candidate == of)
        {
            return true;
        }

        return TryGet(kind, candidate.Value, out var entry) && entry.Broader.Any(b => IsSameOrNarrower(kind, b, of));
    }
}
