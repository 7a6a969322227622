namespace ClaimPipeline.App.Demo;

/// <summary>One virtual host of the demo site: the content of its <c>site.json</c>.</summary>
internal sealed record DemoHost
{
    /// <summary>Name in lower case, such as <c>daily.demo.test</c>; also the name of its folder.</summary>
    public required string Host { get; init; }

    /// <summary>What the site pretends to be; for readers of the manifest.</summary>
    public required string About { get; init; }

    /// <summary>File with the body of a 404 for every path that is not listed; null: an empty one.</summary>
    public string? NotFound { get; init; }

    /// <summary>All paths that answer.</summary>
    public required IReadOnlyList<DemoResource> Resources { get; init; }
}
