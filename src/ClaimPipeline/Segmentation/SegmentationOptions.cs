using System.ComponentModel.DataAnnotations;

namespace ClaimPipeline.Segmentation;

/// <summary>Settings of <see cref="SentenceSegmenter"/>.</summary>
public sealed class SegmentationOptions
{
    /// <summary>
    /// Longer sentences are cut at a space, so that later stages, which look at whole sentences, stay quick on text without
    /// stops. In characters. Default: 4000.
    /// </summary>
    [Range(200, 1_000_000)]
    public int LongestSentence { get; set; } = 4000;
}
