using ClaimPipeline.Records;

namespace ClaimPipeline.Extraction;

/// <summary>Whether a page is an article; a reason when it is none.</summary>
internal readonly record struct PageVerdict(DropReason? Reason, string Detail)
{
    public static PageVerdict Article => new(null, "");
}
