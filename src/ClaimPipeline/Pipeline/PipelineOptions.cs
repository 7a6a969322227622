using System.ComponentModel.DataAnnotations;

namespace ClaimPipeline.Pipeline;

/// <summary>Settings of the passes, bound to the section "Pipeline".</summary>
public sealed class PipelineOptions
{
    /// <summary>Articles analyzed at the same time; 0 for one per processor. Default: 0.</summary>
    [Range(0, 256)]
    public int Parallelism { get; set; }

    /// <summary>
    /// Languages (BCP 47, primary subtag) whose articles are analyzed; <c>und</c> stands for "could not be told". Articles in
    /// others are dropped, since the model and the figure rules read English. Default: en, und.
    /// </summary>
    [Required, MinLength(1)]
    public IReadOnlyList<string> Languages { get; set; } = ["en", "und"];

    /// <summary>Pages that an article spread over numbered pages is read from; those behind are articles of their own. Default: 20.</summary>
    [Range(1, 1000)]
    public int MostParts { get; set; } = 20;

    /// <summary>How often an item may end the process, by all appearances, before it is left alone in the quarantine. Default: 3.</summary>
    [Range(1, 100)]
    public int MostAttempts { get; set; } = 3;

    /// <summary>Articles written to the index in one batch. Default: 200.</summary>
    [Range(1, 100_000)]
    public int IndexBatch { get; set; } = 200;
}
