using System.Globalization;
using System.Text.Json.Serialization;

namespace ClaimPipeline.Records;

/// <summary>One run of one pass, with its counters. Law: Read = Kept + Unchanged + all Dropped + Quarantined.</summary>
public sealed record Run
{
    /// <summary>Hash of pass and start.</summary>
    public required RunId Id { get; init; }

    /// <summary>Name of the pass: crawl, import, analyze, compare, index.</summary>
    public required string Pass { get; init; }

    /// <summary>Name of the one seed that it was about; null when it was about all.</summary>
    public string? Source { get; init; }

    /// <summary>When it began (UTC).</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended (UTC); null while it runs, and for ever when it was killed.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Names the code, model and data.</summary>
    public required string Version { get; init; }

    /// <summary>Items taken up.</summary>
    public int Read { get; init; }

    /// <summary>Items that led to a new or changed record.</summary>
    public int Kept { get; init; }

    /// <summary>Items that led to nothing new.</summary>
    public int Unchanged { get; init; }

    /// <summary>Items that were not taken up, since nothing that they rest on has changed; no part of <see cref="Read"/>.</summary>
    public int Untouched { get; init; }

    /// <summary>Of the kept ones, verdicts with another label than the one before.</summary>
    public int Overturned { get; init; }

    /// <summary>Items dropped, by reason.</summary>
    public ValueList<DropCount> Dropped { get; init; } = [];

    /// <summary>Items that the program failed on, met in this run; the quarantine has them.</summary>
    public int Quarantined { get; init; }

    /// <summary>What a run of the crawl met at each source, by name.</summary>
    public ValueList<SourceTally> Sources { get; init; } = [];

    /// <summary>Whether it was stopped before it had read everything.</summary>
    public bool Interrupted { get; init; }

    /// <summary>Whether every item ended in exactly one counter.</summary>
    [JsonIgnore]
    public bool IsBalanced =>
        Read == Kept + Unchanged + Quarantined + Dropped.Sum(drop => drop.Count)
        && Read >= 0 && Kept >= 0 && Unchanged >= 0 && Quarantined >= 0 && Dropped.All(drop => drop.Count > 0)
        && Dropped.Select(drop => drop.Reason).Distinct().Count() == Dropped.Count;

    /// <summary>The id of a run of that pass begun at that moment.</summary>
    public static RunId IdOf(string pass, DateTimeOffset startedAt) =>
        new(ContentHash.Of(pass, startedAt.ToString("O", CultureInfo.InvariantCulture)));
}
