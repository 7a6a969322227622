using ClaimPipeline.Records;

namespace ClaimPipeline.Crawling;

/// <summary>What is known of one host's robots.txt.</summary>
/// <param name="Rules">Its rules.</param>
/// <param name="Trouble">Why it could not be had, which forbids everything (RFC 9309 section 2.3.1.4); null when it could, or there is none.</param>
/// <param name="Detail">What exactly went wrong.</param>
/// <param name="ValidUntil">When it is to be fetched anew.</param>
internal sealed record RobotsFile(RobotsRules Rules, DropReason? Trouble, string Detail, DateTimeOffset ValidUntil)
{
    /// <summary>The distance that it asks us to keep; null when it asks for none.</summary>
    public TimeSpan? Delay { get; init; }
}
