namespace ClaimPipeline.Records;

/// <summary>A saved search whose new claims are told.</summary>
public sealed record Alert
{
    /// <summary>Its name; the key. Letters, digits, hyphens, dots and underscores.</summary>
    public required string Name { get; init; }

    /// <summary>In the query language of searches.</summary>
    public required string Query { get; init; }

    /// <summary>What it looks at.</summary>
    public AlertSubject Watches { get; init; }

    /// <summary>How its claims are told.</summary>
    public required AlertChannel Channel { get; init; }

    /// <summary>The file, absolute, the address, or the mailbox.</summary>
    public required string Target { get; init; }

    /// <summary>When it was added, UTC; claims that were found then are never told.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Ways in which claims are told.</summary>
public enum AlertChannel
{
    /// <summary>Lines of JSON at the end of a file.</summary>
    File,

    /// <summary>An Atom feed in a file.</summary>
    Atom,

    /// <summary>A POST of JSON to an address.</summary>
    Webhook,

    /// <summary>A letter to a mailbox.</summary>
    Mail,
}

/// <summary>What an alert looks at.</summary>
public enum AlertSubject
{
    /// <summary>The claims that its query finds.</summary>
    Claims,

    /// <summary>Sources with which something is the matter.</summary>
    Sources,
}
