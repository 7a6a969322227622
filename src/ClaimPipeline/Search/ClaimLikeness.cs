using ClaimPipeline.Records;

namespace ClaimPipeline.Search;

/// <summary>What claims a claim can be held against: those that say something of the same, whatever number they give.</summary>
public static class ClaimLikeness
{
    /// <summary>
    /// Claims of the same kind, commodity, place and indicator, as far as the claim names these, whose period shares a day with its
    /// own where it has one. Null when it names neither commodity, place nor indicator: then nothing is alike.
    /// </summary>
    public static ClaimFilter? FilterOf(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var slots = new[]
            {
                (ClaimSlot.Commodity, claim.Subject),
                (ClaimSlot.Place, claim.Place),
                (ClaimSlot.Indicator, claim.Indicator),
            }
            .Where(slot => slot.Item2 is not null)
            .Select(ClaimFilter (slot) => new ClaimFilter.InSlot(slot.Item1, [EntityKey.Of(slot.Item2!.Value)]))
            .ToArray();
        if (slots.Length == 0)
        {
            return null;
        }

        ClaimFilter[] period = claim.Period is { } slot ? [new ClaimFilter.InPeriod(slot.Value)] : [];
        return new ClaimFilter.And(ValueList.Create<ClaimFilter>([new ClaimFilter.OfKind(claim.Kind), .. slots, .. period]));
    }
}
