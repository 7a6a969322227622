using ClaimPipeline.Records;

namespace ClaimPipeline.App.Api;

/// <summary>A part of a list.</summary>
/// <param name="Items">The items.</param>
/// <param name="Next">What to send as <c>after</c> for the next part; null when there is none.</param>
public sealed record ApiPage<T>(ValueList<T> Items, string? Next);

/// <summary>Parts of lists that are in memory, by a key that rises.</summary>
internal static class ApiPages
{
    /// <summary>A list that has no further part.</summary>
    public static Tagged<ApiPage<T>> Whole<T>(IEnumerable<T> items) => new(new ApiPage<T>(items.ToValueList(), null));

    /// <summary>The part behind a key.</summary>
    /// <param name="items">All, by key.</param>
    /// <param name="keyOf">The key.</param>
    /// <param name="after">The key of the last item that is known; null to begin.</param>
    /// <param name="take">At most so many.</param>
    public static ApiPage<T> Of<T>(IEnumerable<T> items, Func<T, string> keyOf, string? after, int take)
    {
        var part = items.Where(item => after is null || string.CompareOrdinal(keyOf(item), after) > 0).Take(take + 1).ToList();
        return part.Count > take
            ? new ApiPage<T>(part.Take(take).ToValueList(), keyOf(part[take - 1]))
            : new ApiPage<T>(part.ToValueList(), null);
    }
}
