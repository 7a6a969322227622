namespace ClaimPipeline.App.Demo;

/// <summary>One line of the demo site's access log.</summary>
/// <param name="At">When it was answered (UTC).</param>
/// <param name="Method">Method.</param>
/// <param name="Host">Host asked for, without port.</param>
/// <param name="Path">Path with query.</param>
/// <param name="Status">Status answered.</param>
/// <param name="UserAgent">User-Agent as sent; null when none came.</param>
/// <param name="IsConditional">Whether If-None-Match or If-Modified-Since came.</param>
internal sealed record DemoRequest(
    DateTimeOffset At, string Method, string Host, string Path, int Status, string? UserAgent, bool IsConditional);
