namespace ClaimPipeline.Records;

/// <summary>What became of one file with official data that was dropped or fetched.</summary>
public sealed record OfficialUpdate
{
    /// <summary>Hash of the file and of the mapping that it was read with.</summary>
    public required string Digest { get; init; }

    /// <summary>When it was looked at (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Name of the file.</summary>
    public required string File { get; init; }

    /// <summary>The address it came from; null for a file from the folder.</summary>
    public string? Url { get; init; }

    /// <summary>What became of it.</summary>
    public required OfficialUpdateOutcome Outcome { get; init; }

    /// <summary>The layout it was read as; null when it was not read.</summary>
    public string? Format { get; init; }

    /// <summary>Rows with a key that was not known.</summary>
    public int Added { get; init; }

    /// <summary>Rows that took the place of one that said otherwise.</summary>
    public int Changed { get; init; }

    /// <summary>Rows that were there already, as they are.</summary>
    public int Unchanged { get; init; }

    /// <summary>Rows that cannot be used: with one of them nothing of the file is imported.</summary>
    public int Refused { get; init; }

    /// <summary>What is wrong with it, each with line and remedy, the first ones only.</summary>
    public ValueList<string> Problems { get; init; } = [];

    /// <summary>What the comparison that followed came to, for all files of that look together; null when there was none, or it is still to come.</summary>
    public OfficialUpdateEffect? Effect { get; init; }
}

/// <summary>What became of a file.</summary>
public enum OfficialUpdateOutcome
{
    /// <summary>All its rows are in the store.</summary>
    Imported,

    /// <summary>The same file was imported before: nothing was done.</summary>
    Known,

    /// <summary>It cannot be used: nothing was done.</summary>
    Refused,
}

/// <summary>What new official data did to the verdicts.</summary>
/// <param name="Compared">Claims that asked for something that changed, or had no verdict yet, and were compared.</param>
/// <param name="Changed">Of these, verdicts that say something else, be it only another edition that they cite.</param>
/// <param name="Overturned">Of these, verdicts with another label.</param>
/// <param name="Untouched">Claims that asked for nothing that changed: their verdicts hold as they are.</param>
public sealed record OfficialUpdateEffect(int Compared, int Changed, int Overturned, int Untouched);
