namespace ClaimPipeline.Records;

/// <summary>The last look for official updates.</summary>
public sealed record OfficialLook
{
    /// <summary>When it began (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How it went, in a sentence.</summary>
    public string Detail { get; init; } = "";

    /// <summary>What was wrong: an address that gave nothing, say; empty when all went well.</summary>
    public ValueList<string> Troubles { get; init; } = [];

    /// <summary>What the addresses said the last time.</summary>
    public ValueList<OfficialAddress> Addresses { get; init; } = [];
}

/// <summary>What an address said the last time it gave a file.</summary>
/// <param name="Url">The address.</param>
/// <param name="ETag">Its entity tag; null when none came.</param>
/// <param name="LastModified">Its date of change as sent; null when none came.</param>
/// <param name="Digest">Hash of the file.</param>
public sealed record OfficialAddress(string Url, string? ETag, string? LastModified, string Digest);
