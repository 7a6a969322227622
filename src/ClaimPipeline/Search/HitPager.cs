namespace ClaimPipeline.Search;

/// <summary>
/// Cuts the wanted page out of the hits in their order, in the same way for every engine. Where copies are grouped, a hit gives
/// way to a better one that it is a near-duplicate of and that gives way to none itself: whatever is a copy of a copy, but not of
/// what leads it, so leads a group of its own, and every match stands somewhere.
/// </summary>
/// <typeparam name="T">How the engine names a hit.</typeparam>
/// <param name="request">What is wanted.</param>
/// <param name="placeOf">Where a hit stands.</param>
/// <param name="near">The other hits that are near-duplicates of one, in any order.</param>
public sealed class HitPager<T>(SearchRequest request, Func<T, HitPlace> placeOf, Func<T, IEnumerable<T>> near)
{
    private readonly Dictionary<string, bool> _leads = new(StringComparer.Ordinal);

    /// <summary>The page and the cursor behind it.</summary>
    /// <param name="ranked">All hits in their order from the request's cursor on; read only as far as is needed.</param>
    public (IReadOnlyList<(T Hit, IReadOnlyList<T> Copies)> Page, string? Next) Cut(IEnumerable<T> ranked)
    {
        ArgumentNullException.ThrowIfNull(ranked);
        var page = new List<(T, IReadOnlyList<T>)>();
        if (request.Take == 0)
        {
            return (page, null);
        }

        var groups = request is { GroupsCopies: true, Level: SearchLevel.Articles };
        var leaders = groups ? ranked.Where(Leads) : ranked;
        var last = default(HitPlace);
        foreach (var hit in leaders.Skip(request.Skip).Take(request.Take + 1))
        {
            if (page.Count == request.Take)
            {
                return (page, last.ToCursor(request));
            }

            page.Add((hit, groups ? CopiesOf(hit) : []));
            last = placeOf(hit);
        }

        return (page, null);
    }

    private bool Leads(T hit)
    {
        var place = placeOf(hit);
        if (!_leads.TryGetValue(place.Article, out var leads))
        {
            leads = !Better(hit).Any(Leads);
            _leads.Add(place.Article, leads);
        }

        return leads;
    }

    // A copy of several leaders stands with the first of them.
    private List<T> CopiesOf(T leader)
    {
        var place = placeOf(leader);
        return
        [
            .. near(leader)
                .Where(copy => placeOf(copy) > place && !Leads(copy) && placeOf(Better(copy).First(Leads)) == place)
                .OrderBy(placeOf),
        ];
    }

    private IEnumerable<T> Better(T hit)
    {
        var place = placeOf(hit);
        return near(hit).Where(other => placeOf(other) < place).OrderBy(placeOf);
    }
}
