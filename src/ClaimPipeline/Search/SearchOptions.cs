using System.ComponentModel.DataAnnotations;

namespace ClaimPipeline.Search;

/// <summary>Settings of the room, bound to the section "Search".</summary>
public sealed class SearchOptions
{
    /// <summary>
    /// Engine of the index: "sqlite", or "lucene" where that provider lies beside the program. Each has an index of its own; they
    /// give the same hits. Default: sqlite.
    /// </summary>
    [Required, RegularExpression("sqlite|lucene")]
    public string Engine { get; set; } = "sqlite";
}
