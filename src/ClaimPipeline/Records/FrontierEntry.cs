using System.Text.Json.Serialization;

namespace ClaimPipeline.Records;

/// <summary>An address to be fetched, now or later. Its URL is its key.</summary>
public sealed record FrontierEntry
{
    /// <summary>Canonical form of the address; the key.</summary>
    public required string Url { get; init; }

    /// <summary><c>host</c> or, off the scheme's own port, <c>host:port</c>, in lower case; empty when the URL has none.</summary>
    [JsonIgnore]
    public string Authority => Uri.TryCreate(Url, UriKind.Absolute, out var uri) ? uri.Authority : "";

    /// <summary>
    /// Stands for what the address has in common with others of its host that differ in numbers or parameters only; null for an address
    /// that is not counted by its shape. Set once, when the entry is added.
    /// </summary>
    public long? Shape { get; init; }

    /// <summary>When it was added (UTC), as far as <see cref="Shape"/> needs it; null otherwise.</summary>
    public DateTimeOffset? FoundAt { get; init; }

    /// <summary>Name of the seed that led to it.</summary>
    public required string Seed { get; init; }

    /// <summary>What is expected there: a page, or something that lists more.</summary>
    public required FrontierKind Kind { get; init; }

    /// <summary>Links followed from the seed; 0 for the seed itself.</summary>
    public int Depth { get; init; }

    /// <summary>Sitemap indexes that led from one to the next and to this sitemap.</summary>
    public int Lists { get; init; }

    /// <summary>When it should be fetched next (UTC).</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Among entries that are due, higher goes first.</summary>
    public int Priority { get; init; }

    /// <summary>Failed attempts since the last success.</summary>
    public int Attempts { get; init; }

    /// <summary>When it was last fetched with success (UTC).</summary>
    public DateTimeOffset? LastFetchedAt { get; init; }

    /// <summary>Entity tag of the last response, for a conditional GET.</summary>
    public string? ETag { get; init; }

    /// <summary>Last-Modified of the last response, verbatim, for a conditional GET.</summary>
    public string? LastModified { get; init; }

    /// <summary>Digest of the last body, to tell whether it changed.</summary>
    public string? BodyDigest { get; init; }

    /// <summary>Digest of the text that the last body shows, to tell whether it changed for readers; null when only the body can tell.</summary>
    public string? TextDigest { get; init; }

    /// <summary>Current interval between visits; shrinks when the page changes, grows when it does not.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>Publication date as the feed or sitemap that listed it says; a hint only.</summary>
    public DateTimeOffset? ListedDate { get; init; }

    /// <summary>When it changed last, as the feed or sitemap that lists it says; a hint only.</summary>
    public DateTimeOffset? ListedModified { get; init; }

    /// <summary>What <see cref="ListedModified"/> has been worth.</summary>
    public ListedHint Hint { get; init; }

    /// <summary>Why it is not to be fetched any more; null while it is.</summary>
    public DropReason? Quarantined { get; init; }

    /// <summary>What exactly went wrong, for <see cref="Quarantined"/> or the last failed attempt.</summary>
    public string? Detail { get; init; }
}

/// <summary>Whether a list's word that a page has changed brings it forward.</summary>
public enum ListedHint
{
    /// <summary>It does.</summary>
    Believed,

    /// <summary>It did; the visit is still to come.</summary>
    Followed,

    /// <summary>It did, and nothing had changed: it does not, until a visit finds a change.</summary>
    Wrong,
}

/// <summary>What an address is expected to hold.</summary>
public enum FrontierKind
{
    /// <summary>The root of a site.</summary>
    Site,

    /// <summary>An RSS, Atom or JSON feed.</summary>
    Feed,

    /// <summary>A sitemap or sitemap index.</summary>
    Sitemap,

    /// <summary>A page with links to articles.</summary>
    Listing,

    /// <summary>An article, or something that may be one.</summary>
    Page,
}
