using ClaimPipeline.Records;

namespace ClaimPipeline.Crawling;

/// <summary>One good answer.</summary>
/// <param name="Page">The page without a location in the archive. Of an answer "not modified" the id is that of an empty body.</param>
/// <param name="Body">The body, content codings undone; empty when not modified.</param>
/// <param name="Kind">What the body is.</param>
/// <param name="RequestHead">Request line and header lines.</param>
/// <param name="ResponseHead">Status line and header lines.</param>
/// <param name="ETag">Entity tag as sent; null when none came.</param>
/// <param name="Directives">What X-Robots-Tag says.</param>
/// <param name="IsNotModified">Whether the server said that nothing has changed (304).</param>
public sealed record PageAnswer(
    FetchedPage Page,
    ReadOnlyMemory<byte> Body,
    ContentKind Kind,
    string RequestHead,
    string ResponseHead,
    string? ETag,
    RobotsDirectives Directives,
    bool IsNotModified)
{
    /// <summary>The body of a list that is read piece by piece, <see cref="Body"/> being empty; null as a rule.</summary>
    public LargeBody? LargeList { get; init; }
}
