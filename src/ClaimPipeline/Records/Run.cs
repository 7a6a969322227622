namespace ClaimPipeline.Records;

/// <summary>One run of one pass, with its counters. Law: Read = Kept + Unchanged + all Dropped.</summary>
public sealed record Run
{
    /// <summary>Hash of pass and start.</summary>
    public required RunId Id { get; init; }

    /// <summary>Name of the pass: crawl, import, analyze, compare, index.</summary>
    public required string Pass { get; init; }

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

    /// <summary>Items dropped, by reason.</summary>
    public ValueList<DropCount> Dropped { get; init; } = [];

    /// <summary>Whether it was stopped before it had read everything.</summary>
    public bool Interrupted { get; init; }

    /// <summary>The id of a run of that pass begun at that moment.</summary>
    public static RunId IdOf(string pass, DateTimeOffset startedAt) =>
        new(ContentHash.Of(pass, startedAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture)));
}
