using System.ComponentModel.DataAnnotations;
using System.IO.Compression;

namespace ClaimPipeline.Archive;

/// <summary>How the archive is written.</summary>
public sealed class WarcArchiveOptions
{
    /// <summary>Bytes after which a new file is begun. Default: 1 GiB.</summary>
    [Range(1L, long.MaxValue)]
    public long MaxFileBytes { get; set; } = 1L << 30;

    /// <summary>How hard records are compressed. Default: Fastest, for a crawl writes every page once and reads it twice.</summary>
    public CompressionLevel Compression { get; set; } = CompressionLevel.Fastest;

    /// <summary>Who runs the crawl, for the warcinfo record. Default: ClaimPipeline.</summary>
    [Required]
    public string Operator { get; set; } = "ClaimPipeline";
}
