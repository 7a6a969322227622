namespace ClaimPipeline.Search;

/// <summary>The keys of orders other than relevance, as <see cref="HitPlace.Key"/> wants them.</summary>
public static class SortKeys
{
    /// <summary>The key of a document, or of one of its claims.</summary>
    /// <param name="sort">The order.</param>
    /// <param name="document">The document.</param>
    /// <param name="claims">Its fitting claims, or the one claim.</param>
    public static double Of(SearchSort sort, SearchDocument document, IEnumerable<SearchClaim> claims)
    {
        ArgumentNullException.ThrowIfNull(document);
        return sort switch
        {
            SearchSort.Oldest => document.Published?.DayNumber ?? double.PositiveInfinity,
            SearchSort.LargestFigure => Least(claims.Select(claim => -claim.MainAmount())),
            SearchSort.SmallestFigure => Least(claims.Select(claim => claim.MainAmount())),
            SearchSort.LargestDifference => Least(claims.Select(claim => DifferenceOf(claim) is { } difference ? -(double)difference : (double?)null)),
            _ => document.Published is { } day ? -day.DayNumber : double.PositiveInfinity,
        };
    }

    /// <summary>How far a claim is from the official figure, in proportion, up or down; null when it was not compared with one.</summary>
    public static decimal? DifferenceOf(SearchClaim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return claim.Difference is { } difference ? Math.Abs(difference) : null;
    }

    private static double Least(IEnumerable<double?> keys) => keys.Min() ?? double.PositiveInfinity;
}
