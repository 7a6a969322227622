using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>
/// The addresses to be fetched. Every write is durable when its task completes; a killed process loses none of the
/// completed ones. Entries are keyed by <see cref="FrontierEntry.Url"/>.
/// </summary>
public interface IFrontierStore
{
    /// <summary>
    /// Adds entries whose URL is not known yet. A known one keeps its history; it only takes over a higher priority, and a
    /// smaller depth.
    /// </summary>
    /// <returns>How many were new.</returns>
    Task<int> AddAsync(IReadOnlyList<FrontierEntry> entries, CancellationToken cancellationToken);

    /// <summary>Writes an entry whole, known or not.</summary>
    Task SaveAsync(FrontierEntry entry, CancellationToken cancellationToken);

    /// <summary>The entry with that canonical URL; null when there is none.</summary>
    Task<FrontierEntry?> GetAsync(string url, CancellationToken cancellationToken);

    /// <summary>
    /// At most <paramref name="max"/> entries due at <paramref name="now"/>, not quarantined and not of an excluded
    /// authority (<c>host</c> or <c>host:port</c>, lower case), by priority (high first), due time, URL; those of one
    /// <paramref name="seed"/>, or with null all.
    /// </summary>
    Task<IReadOnlyList<FrontierEntry>> DueAsync(
        DateTimeOffset now, int max, IReadOnlyCollection<string> excludedAuthorities, string? seed, CancellationToken cancellationToken);

    /// <summary>The earliest due time of the entries not quarantined; null when there are none.</summary>
    Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken);

    /// <summary>Makes every entry that is due later than <paramref name="now"/> and not quarantined due at <paramref name="now"/>.</summary>
    /// <returns>How many that were.</returns>
    Task<long> MakeDueAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>All quarantined entries, by URL.</summary>
    IAsyncEnumerable<FrontierEntry> QuarantinedAsync(CancellationToken cancellationToken);

    /// <summary>URLs of at most <paramref name="max"/> entries with that <see cref="FrontierEntry.Shape"/> found at <paramref name="since"/> or later, in any order.</summary>
    Task<IReadOnlyList<string>> OfShapeAsync(long shape, DateTimeOffset since, int max, CancellationToken cancellationToken);

    /// <summary>How many entries of an authority there are, quarantined ones left out.</summary>
    Task<long> CountAsync(string authority, CancellationToken cancellationToken);

    /// <summary>How many entries are quarantined.</summary>
    Task<long> CountQuarantinedAsync(CancellationToken cancellationToken);

    /// <summary>Every authority with what it has at <paramref name="now"/>, in order.</summary>
    Task<IReadOnlyList<FrontierHost>> HostsAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>How many entries there are.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken);
}
