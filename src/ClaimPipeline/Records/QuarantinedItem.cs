using System.Text.Json.Serialization;

namespace ClaimPipeline.Records;

/// <summary>An item that a pass could not take further because the program failed on it. Pass and item are its key.</summary>
public sealed record QuarantinedItem
{
    /// <summary>Name of the pass: crawl, import, analyze, compare, index.</summary>
    public required string Pass { get; init; }

    /// <summary>What the pass knows it by: an address, a page's or an article's id, a file.</summary>
    public required string Item { get; init; }

    /// <summary>For people: its address, where the id says little.</summary>
    public required string Name { get; init; }

    /// <summary>Names code, model and data that failed on it. Of another version, the pass tries it again by itself.</summary>
    public required string Version { get; init; }

    /// <summary>What went wrong the last time: the exceptions' types and messages, outermost first.</summary>
    public required string Error { get; init; }

    /// <summary>Where: the innermost calls of the program's own code; empty when the process ended instead.</summary>
    public string Stack { get; init; } = "";

    /// <summary>How often it was tried at this version.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>When it failed first (UTC).</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>When it failed last (UTC).</summary>
    public required DateTimeOffset LastSeen { get; init; }

    /// <summary>What is to become of it.</summary>
    public QuarantineState State { get; init; }

    /// <summary>What is typed for it: a hash of pass and item.</summary>
    [JsonIgnore]
    public string Id => ContentHash.Of(Pass, Item);
}

/// <summary>What is to become of an item in quarantine.</summary>
public enum QuarantineState
{
    /// <summary>It waits for another version, or for somebody to decide.</summary>
    Held,

    /// <summary>The next run of its pass tries it, whatever its version.</summary>
    Replay,

    /// <summary>Given up by hand: not listed, and not tried before another version comes.</summary>
    Dropped,

    /// <summary>
    /// A run that follows a killed one works on it: should the process end again, it was this item, or one of very few, that ended it.
    /// </summary>
    InWork,
}
