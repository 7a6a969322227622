using System.ComponentModel.DataAnnotations;

namespace ClaimPipeline.OfficialFigures;

/// <summary>Limits of readers and imports of official tables.</summary>
public sealed class OfficialFiguresOptions
{
    /// <summary>Largest SDMX-JSON message, or part of an Excel workbook, in bytes; CSV files are read row by row whatever their size. Default: 256 MiB.</summary>
    [Range(1, int.MaxValue)]
    public int MaxBytes { get; init; } = 256 << 20;

    /// <summary>How many problems of a file are told one by one; the others are counted. Default: 100.</summary>
    [Range(1, 1_000_000)]
    public int MaxProblems { get; init; } = 100;

    /// <summary>How many rows are written in one transaction. Default: 20000.</summary>
    [Range(1, 1_000_000)]
    public int BatchRows { get; init; } = 20_000;
}
