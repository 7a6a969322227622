using ClaimPipeline.Records;

namespace ClaimPipeline.Extraction;

/// <summary>A block of text read from a page, before it is decided whether it belongs to the article.</summary>
internal sealed record TextPiece(BlockKind Kind, string Text, PageNode Node, string? Context = null)
{
    /// <summary>Where the characters of <see cref="Text"/> stand in the page.</summary>
    public SourceRun[] Runs { get; init; } = [];

    /// <summary>Letters and digits.</summary>
    public int Letters { get; init; }

    /// <summary>Those inside links.</summary>
    public int LinkLetters { get; init; }

    /// <summary>For a heading 1 to 6.</summary>
    public int Level { get; init; }

    public double LinkDensity => Letters == 0 ? 0 : (double)LinkLetters / Letters;
}
