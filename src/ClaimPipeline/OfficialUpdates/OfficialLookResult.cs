using ClaimPipeline.Records;

namespace ClaimPipeline.OfficialUpdates;

/// <summary>What one look for official updates came to.</summary>
/// <param name="Updates">What became of each file, in the order in which they were looked at.</param>
/// <param name="Waiting">Files that are left for the next look, for they may still be written.</param>
/// <param name="Troubles">What else was wrong, a sentence each.</param>
/// <param name="Effect">What the comparison that followed came to; null when there was none.</param>
public sealed record OfficialLookResult(
    ValueList<OfficialUpdate> Updates, ValueList<string> Waiting, ValueList<string> Troubles, OfficialUpdateEffect? Effect)
{
    /// <summary>Whether nothing was wrong.</summary>
    public bool IsFine => Troubles.Count == 0 && Updates.All(update => update.Outcome != OfficialUpdateOutcome.Refused);

    /// <summary>It all in a sentence.</summary>
    public string Summary
    {
        get
        {
            var parts = Updates.GroupBy(update => update.Outcome).OrderBy(group => group.Key)
                .Select(group => FormattableString.Invariant($"{group.Count()} {group.Key.ToString().ToLowerInvariant()}")).ToList();
            if (Waiting.Count > 0)
            {
                parts.Add(FormattableString.Invariant($"{Waiting.Count} still being written"));
            }

            var files = parts.Count == 0 ? "nothing new" : string.Join(", ", parts);
            return Effect is { } effect
                ? FormattableString.Invariant($"{files}; {effect.Compared} claims compared again, {effect.Changed} verdicts changed, {effect.Overturned} overturned, {effect.Untouched} untouched")
                : files;
        }
    }
}
