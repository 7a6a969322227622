using ClaimPipeline.Records;

namespace ClaimPipeline.Search;

/// <summary>What a claim filter means.</summary>
public static class ClaimFilterExtensions
{
    /// <summary>Whether a claim fits the whole filter.</summary>
    public static bool Fits(this ClaimFilter filter, SearchClaim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return filter switch
        {
            ClaimFilter.Any => true,
            ClaimFilter.And and => and.Parts.All(part => part.Fits(claim)),
            ClaimFilter.Or or => or.Parts.Any(part => part.Fits(claim)),
            ClaimFilter.Not not => !not.Part.Fits(claim),
            ClaimFilter.OfKind kind => claim.Claim.Kind == kind.Kind,
            ClaimFilter.InSlot slot => EntityIn(claim.Claim, slot.Slot) is { } entity && slot.Keys.Contains(EntityKey.Of(entity)),
            ClaimFilter.InPeriod period => claim.Claim.Period?.Value.Overlaps(period.Period) == true,
            ClaimFilter.Judged judged => claim.Verdict == judged.Label,
            ClaimFilter.Because because => claim.Reason == because.Reason,
            ClaimFilter.Revised { Kind: null } => claim.Revised.Count > 0,
            ClaimFilter.Revised revised => claim.Revised.Contains(revised.Kind.Value),
            ClaimFilter.WithFigure figure => claim.Claim.Figures.Any(f => figure.Range.Contains(FigureKey.Of(f.Figure.Quantity))),
            _ => throw new ArgumentException($"Filter {filter} is not known.", nameof(filter)),
        };
    }

    /// <summary>What stands in a slot of a claim; null when it is empty.</summary>
    public static Entity? EntityIn(Claim claim, ClaimSlot slot)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return slot switch
        {
            ClaimSlot.Place => claim.Place?.Value,
            ClaimSlot.Commodity => claim.Subject?.Value,
            ClaimSlot.Indicator => claim.Indicator?.Value,
            _ => throw new ArgumentOutOfRangeException(nameof(slot)),
        };
    }

    /// <summary>
    /// Which claims of a matching article the query asks for: those that fit one of its claim conditions, all when it has none or
    /// when the article may match without them.
    /// </summary>
    public static ClaimFilter WantedClaims(this SearchQuery query) => Wanted(query) ?? new ClaimFilter.Any();

    private static ClaimFilter? Wanted(SearchQuery query)
    {
        switch (query)
        {
            case SearchQuery.HasClaim has:
                return has.Filter;
            case SearchQuery.And and:
                return Either([.. and.Parts.Select(Wanted).OfType<ClaimFilter>()]);
            case SearchQuery.Or or:
                var wanted = or.Parts.Select(Wanted).ToArray();
                return wanted.All(w => w is not null) ? Either(wanted!) : null;
            default:
                return null;
        }
    }

    private static ClaimFilter? Either(ClaimFilter[] filters) => filters.Length switch
    {
        0 => null,
        1 => filters[0],
        _ => new ClaimFilter.Or(filters.ToValueList()),
    };
}
