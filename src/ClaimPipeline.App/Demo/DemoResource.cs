using System.Net;

namespace ClaimPipeline.App.Demo;

/// <summary>What a demo host answers at one path, as its manifest tells it.</summary>
/// <remarks>Members with a default have setters: generated readers overwrite the default of an init-only member that is left out.</remarks>
internal sealed record DemoResource
{
    /// <summary>Path with query, exactly as requested: <c>/latest?page=2</c>.</summary>
    public required string Path { get; init; }

    /// <summary>File with the body, below the host's folder; null for an answer without one.</summary>
    public string? File { get; init; }

    /// <summary>Content-Type, verbatim; null sends none.</summary>
    public string? Type { get; init; }

    /// <summary>HTTP status.</summary>
    public int Status { get; set; } = (int)HttpStatusCode.OK;

    /// <summary>Location header of a redirect.</summary>
    public string? Location { get; init; }

    /// <summary>Whether an entity tag (a digest of the body) is sent and If-None-Match honoured.</summary>
    public bool EntityTag { get; init; }

    /// <summary>Sent as Last-Modified, with If-Modified-Since honoured; null sends none.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>Further headers, verbatim.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; set; } = new Dictionary<string, string>();

    /// <summary>The states of the site in which the path answers so; empty: all.</summary>
    public IReadOnlyList<int> States { get; set; } = [];

    /// <summary>What a crawler should make of it; for readers of the manifest.</summary>
    public string? Note { get; init; }

    /// <summary>Whether the path answers so in that state.</summary>
    public bool IsIn(int state) => States.Count == 0 || States.Contains(state);
}
