using System.Collections.Frozen;

namespace ClaimPipeline.Units;

/// <summary>A row of <c>unit-contexts.csv</c>: what a name means in a sentence that holds certain words, and not others.</summary>
/// <param name="Entry">The unit that it then is.</param>
/// <param name="Words">One of these has to be there; empty: nothing has to.</param>
/// <param name="Veto">None of these may be there.</param>
internal sealed record ContextReading(
    UnitEntry Entry,
    FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words,
    FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Veto)
{
    /// <summary>Nothing has to be there.</summary>
    public bool IsUsual => Words.Set.Count == 0;

    public static ContextReading Of(UnitEntry entry, string words, string veto) => new(entry, Set(words), Set(veto));

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string cell) =>
        cell.Split('|', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
