using ClaimPipeline.Records;

namespace ClaimPipeline.Crawling;

/// <summary>Whether a redirect is followed.</summary>
/// <param name="Entry">What is known of the target, its validators above all; null when the redirect is not followed.</param>
/// <param name="Reason">Why it is not followed; null when it is, or when the target is taken care of elsewhere.</param>
/// <param name="Detail">For people.</param>
public sealed record RedirectChoice(FrontierEntry? Entry, DropReason? Reason, string Detail)
{
    /// <summary>Follows.</summary>
    public static RedirectChoice Follow(FrontierEntry entry) => new(entry, null, "");

    /// <summary>Does not follow, for the target has been fetched or will be.</summary>
    public static RedirectChoice Known { get; } = new(null, null, "");

    /// <summary>Does not follow.</summary>
    public static RedirectChoice Refuse(DropReason reason, string detail) => new(null, reason, detail);
}
