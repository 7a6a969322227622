using System.ComponentModel.DataAnnotations;
using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>When a comparison decides, and when it holds back.</summary>
public sealed class ComparisonOptions
{
    /// <summary>
    /// Distance, as a fraction of the official figure, up to which a claim that does not fit is left undecided instead of refuted when no
    /// known slip explains it. Default: 0.05.
    /// </summary>
    [Range(0, 1)]
    public decimal GreyZone { get; init; } = 0.05m;

    /// <summary>The same where the official figure is an estimate, was revised, or is computed from rounded parts. Default: 0.10.</summary>
    [Range(0, 1)]
    public decimal GreyZoneOfEstimates { get; init; } = 0.10m;

    /// <summary>The same where the text does not say which year it means. Default: 0.50.</summary>
    [Range(0, 10)]
    public decimal GreyZoneOfUndated { get; init; } = 0.50m;

    /// <summary>A slot found with less confidence than this can support a claim but not refute it. Default: 0.5.</summary>
    [Range(0, 1)]
    public double LeastSlotConfidence { get; init; } = 0.5;

    /// <summary>How many of the latest periods are tried when the text names none. Default: 3.</summary>
    [Range(1, 50)]
    public int PeriodsOfUndated { get; init; } = 3;

    /// <summary>How many years around the stated one are searched for a figure told of the wrong year. Default: 10.</summary>
    [Range(0, 100)]
    public int YearsSearched { get; init; } = 10;

    /// <summary>How many sentences apart a part, its whole and its percentage may stand to be held against each other. Default: 3.</summary>
    [Range(0, 100)]
    public int SentencesApart { get; init; } = 3;

    /// <summary>How far, as a fraction, a headline may round the figure that the text below it gives. Default: 0.05.</summary>
    [Range(0, 1)]
    public decimal HeadlineSlack { get; init; } = 0.05m;

    /// <summary>Bits in which the fingerprints of two texts may differ that count as copies of one story. Default: 6.</summary>
    [Range(0, 64)]
    public int CopyDistance { get; init; } = Fingerprint.NearDistance;

    /// <summary>Most copies of a story that an article is held against. Default: 20.</summary>
    [Range(0, 10_000)]
    public int MostCopies { get; init; } = 20;
}
