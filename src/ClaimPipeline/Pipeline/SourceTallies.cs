using ClaimPipeline.Records;

namespace ClaimPipeline.Pipeline;

/// <summary>Counts the visits of a run by source. Safe for several visits at once.</summary>
internal sealed class SourceTallies
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, SourceTally> _tallies = new(StringComparer.Ordinal);

    /// <summary>All sources that were visited, by name.</summary>
    public ValueList<SourceTally> Taken
    {
        get
        {
            lock (_gate)
            {
                return _tallies.Values.ToValueList();
            }
        }
    }

    /// <summary>An entry was visited.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="isSeed">Whether the source begins with it.</param>
    /// <param name="isNew">Whether it brought a new page.</param>
    /// <param name="dropped">Why it brought nothing; null when it did.</param>
    /// <param name="movedTo">Where it leads to; null when it answered itself.</param>
    public void Visited(FrontierEntry entry, bool isSeed, bool isNew, DropReason? dropped, string? movedTo)
    {
        lock (_gate)
        {
            var tally = _tallies.GetValueOrDefault(entry.Seed) ?? new SourceTally(entry.Seed, 0, 0, []);
            tally = tally with { Visited = tally.Visited + 1, NewPages = tally.NewPages + (isNew ? 1 : 0) };
            if (dropped is { } reason)
            {
                var before = tally.Dropped.FirstOrDefault(drop => drop.Reason == reason)?.Count ?? 0;
                tally = tally with { Dropped = tally.Dropped.Where(drop => drop.Reason != reason).Append(new DropCount(reason, before + 1)).OrderBy(drop => drop.Reason).ToValueList() };
            }

            _tallies[entry.Seed] = !isSeed ? tally : tally with { IsSeedSeen = true, SeedTrouble = dropped, SeedMovedTo = movedTo };
        }
    }
}
