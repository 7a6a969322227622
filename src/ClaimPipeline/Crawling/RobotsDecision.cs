namespace ClaimPipeline.Crawling;

/// <summary>What a robots.txt file says of one address.</summary>
/// <param name="IsAllowed">Whether it may be fetched.</param>
/// <param name="Rule">The rule that decided; null when none matched.</param>
/// <param name="Why">For people: how it came to that.</param>
public sealed record RobotsDecision(bool IsAllowed, RobotsRule? Rule, string Why);
