using System.ComponentModel.DataAnnotations;

namespace ClaimPipeline.Pipeline;

/// <summary>Limits of the import pass, bound to the section "Import".</summary>
public sealed class ImportOptions
{
    /// <summary>Largest file, or record of a WARC file, in bytes; larger ones are dropped. Default: 64 MiB.</summary>
    [Range(1, int.MaxValue)]
    public int MaxBytes { get; set; } = 64 << 20;
}
