using ClaimPipeline.Records;

namespace ClaimPipeline.App.Wording;

/// <summary>What a claim is about, in a few words.</summary>
internal static class ClaimTopic
{
    /// <summary>As <c>share of mine production of rare earths, China, 2022</c>; the kind alone when the claim says no more.</summary>
    public static string Of(Claim claim)
    {
        var (indicator, subject) = (claim.Indicator?.Value.Name, claim.Subject?.Value.Name);
        var kind = claim.Kind switch
        {
            ClaimKind.Statistic => null,
            ClaimKind.Ban => "restriction",
            var other => other.ToString().ToLowerInvariant(),
        };
        if (kind is not null && indicator?.Contains(kind, StringComparison.OrdinalIgnoreCase) == true)
        {
            kind = null;
        }

        var what = string.Join(" of ", new[] { indicator, subject }.OfType<string>());
        var topic = (kind, what) switch
        {
            (null, "") => "statistic",
            (null, _) => what,
            (_, "") => kind,
            ("restriction", _) => $"restriction on {what}",
            _ => $"{kind} of {what}",
        };
        return string.Join(", ", new[] { topic, Where(claim), claim.Period?.Value.ToString() }.OfType<string>());
    }

    private static string? Where(Claim claim) => (claim.Place?.Value.Name, claim.Counterpart?.Value.Name) switch
    {
        (null, null) => null,
        ({ } place, null) => place,
        (null, { } other) => $"with {other}",
        var (place, other) => $"{place} – {other}",
    };
}
