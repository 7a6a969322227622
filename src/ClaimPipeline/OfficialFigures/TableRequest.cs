namespace ClaimPipeline.OfficialFigures;

/// <summary>How a table is to be read.</summary>
public sealed record TableRequest
{
    /// <summary>One of <see cref="OfficialTableReader.Formats"/>; null: by the look of the file.</summary>
    public string? Format { get; init; }

    /// <summary>The user's mapping; null when there is none.</summary>
    public TableMapping? Mapping { get; init; }

    /// <summary>Columns of ours that have one text in every row: EDITION, PUBLISHED, SOURCE. They win over what the table says.</summary>
    public Dictionary<string, string> Constants { get; init; } = new(StringComparer.Ordinal);
}
