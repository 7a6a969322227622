using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>What every provider of <see cref="IQuarantineStore"/> does alike.</summary>
public static class QuarantineRules
{
    /// <summary>The item as it is after it failed once more.</summary>
    /// <param name="known">As it was; null when it was not there.</param>
    /// <param name="item">As it failed now.</param>
    public static QuarantinedItem Merge(QuarantinedItem? known, QuarantinedItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return known is null ? item : item with
        {
            FirstSeen = known.FirstSeen,
            Attempts = string.Equals(known.Version, item.Version, StringComparison.Ordinal) ? known.Attempts + item.Attempts : item.Attempts,
        };
    }
}
