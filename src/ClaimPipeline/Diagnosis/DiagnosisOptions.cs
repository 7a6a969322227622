using System.ComponentModel.DataAnnotations;

namespace ClaimPipeline.Diagnosis;

/// <summary>Settings of the doctor, bound to the section "Diagnosis".</summary>
public sealed class DiagnosisOptions
{
    /// <summary>Less free space than this, in bytes, is warned of. Default: 1073741824.</summary>
    [Range(0, long.MaxValue)]
    public long MinFreeBytes { get; set; } = 1L << 30;

    /// <summary>Archived pages whose bytes are read and held against their digests unless all are; spread evenly. Default: 200.</summary>
    [Range(0, int.MaxValue)]
    public int Sample { get; set; } = 200;

    /// <summary>A source is warned of when that many runs in a row have failed. Default: 3.</summary>
    [Range(1, 1000)]
    public int MostFailures { get; set; } = 3;
}
