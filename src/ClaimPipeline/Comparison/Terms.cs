using System.Collections.Concurrent;
using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>Which official terms may answer for a claimed one: the term itself, then the narrower ones in the order of the gazetteer.</summary>
internal static class Terms
{
    private static readonly ConcurrentDictionary<(EntityKind, string), string[]> Found = new();
    private static readonly ConcurrentDictionary<(EntityKind, string), string[]> Above = new();
    private static readonly ConcurrentDictionary<(EntityKind, string, string), bool> Within = new();

    /// <summary>The code itself, then all codes below it.</summary>
    public static IReadOnlyList<string> SelfAndNarrower(EntityKind kind, string code) => Found.GetOrAdd((kind, code), static key =>
    [
        key.Item2,
        .. EntityGazetteer.Default.Entries(key.Item1)
            .Where(e => e.Id.Value != key.Item2
                && EntityGazetteer.Default.IsSameOrNarrower(key.Item1, e.Id, new EntityId(key.Item2)))
            .Select(e => e.Id.Value),
    ]);

    /// <summary>The code itself, then all codes above it.</summary>
    public static IReadOnlyList<string> SelfAndBroader(EntityKind kind, string code) => Above.GetOrAdd((kind, code), static key =>
    [
        key.Item2,
        .. EntityGazetteer.Default.Entries(key.Item1)
            .Where(e => e.Id.Value != key.Item2
                && EntityGazetteer.Default.IsSameOrNarrower(key.Item1, new EntityId(key.Item2), e.Id))
            .Select(e => e.Id.Value),
    ]);

    /// <summary>An indicator with all that share its broader term: every kind of quota for an export quota.</summary>
    public static IReadOnlyList<string> Family(string indicator) =>
        EntityGazetteer.Default.TryGet(EntityKind.Indicator, indicator, out var entry) && entry.Broader.Count > 0
            ? SelfAndNarrower(EntityKind.Indicator, entry.Broader[0].Value)
            : SelfAndNarrower(EntityKind.Indicator, indicator);

    /// <summary>Whether one of the two codes lies below the other, or both are the same.</summary>
    public static bool Related(EntityKind kind, string one, string other) => IsWithin(kind, one, other) || IsWithin(kind, other, one);

    /// <summary>Whether <paramref name="code"/> is <paramref name="of"/> or lies below it.</summary>
    public static bool IsWithin(EntityKind kind, string code, string of) =>
        code == of || Within.GetOrAdd((kind, code, of), static key =>
            EntityGazetteer.Default.IsSameOrNarrower(key.Item1, new EntityId(key.Item2), new EntityId(key.Item3)));

    /// <summary>The share that statistics publish for a base: share_of_production for mine production.</summary>
    public static string? ShareOf(string indicator) =>
        indicator.StartsWith("share_of_", StringComparison.Ordinal) || indicator == "net_import_reliance" ? indicator
        : indicator is "generation" or "electricity" ? "share_of_electricity"
        : IsWithin(EntityKind.Indicator, indicator, "production") ? "share_of_production"
        : indicator is "reserves" or "imports" or "exports" or "consumption" ? "share_of_" + indicator : null;

    /// <summary>Reserves, quotas and counts are levels: they hold at any day of their year.</summary>
    public static bool IsLevel(string indicator) =>
        indicator is "reserves" or "share_of_reserves" or "resources" or "stocks"
        || indicator.StartsWith("technologies_", StringComparison.Ordinal) || indicator.StartsWith("oil_", StringComparison.Ordinal)
        || indicator.EndsWith("quota", StringComparison.Ordinal) || indicator.EndsWith("reallocation", StringComparison.Ordinal);

    /// <summary>The world, "other countries", blocs and unions: no country, so they take no part in a ranking.</summary>
    public static bool IsAggregate(string place) =>
        place.Length != 3 || place is "WLD" or "OTH" or "EUU";
}
