using System.Diagnostics.CodeAnalysis;

namespace ClaimPipeline.Units;

/// <summary>Names of units, found by a slice of a text without copying it.</summary>
internal sealed class UnitNames
{
    private readonly Dictionary<string, UnitEntry>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public UnitNames(Dictionary<string, UnitEntry> names)
    {
        _lookup = names.GetAlternateLookup<ReadOnlySpan<char>>();
        MaxLength = names.Keys.Max(name => (int?)name.Length) ?? 0;
    }

    /// <summary>Length of the longest name: what is longer is none.</summary>
    public int MaxLength { get; }

    public bool TryGet(ReadOnlySpan<char> name, [NotNullWhen(true)] out UnitEntry? entry)
    {
        entry = null;
        return name.Length <= MaxLength && _lookup.TryGetValue(name, out entry);
    }
}
