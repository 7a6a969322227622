using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>What one sentence was about, for those after it.</summary>
internal sealed record Focus(int Position, int Paragraph)
{
    /// <summary>The country or bloc it speaks of.</summary>
    public Slot<Entity>? Place { get; init; }

    public Slot<Entity>? Subject { get; init; }

    public Slot<Entity>? Indicator { get; init; }

    public Slot<Period>? Period { get; init; }

    public Slot<Entity>? Authority { get; init; }

    /// <summary>The ban or restriction it speaks of, for "the ban" later on.</summary>
    public ClaimDraft? Ban { get; init; }

    /// <summary>The last share that was claimed of something, for "the remaining 66 %".</summary>
    public ClaimDraft? Share { get; init; }
}
