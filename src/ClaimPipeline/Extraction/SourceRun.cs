namespace ClaimPipeline.Extraction;

/// <summary>A run of characters that stand in the same order in a source.</summary>
/// <param name="Start">Where it begins in the text put together.</param>
/// <param name="Length">In characters.</param>
/// <param name="Source">A text node of the page, or the anchor of what else holds text.</param>
/// <param name="Offset">Where it begins in the source.</param>
internal readonly record struct SourceRun(int Start, int Length, object Source, int Offset)
{
    /// <summary>The anchor of the source.</summary>
    public string Anchor => Source is PageNode node ? node.Path() : (string)Source;
}
