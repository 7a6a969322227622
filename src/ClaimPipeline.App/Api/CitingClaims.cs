using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Api;

/// <summary>Claims whose verdicts rest on official figures or measures, part by part.</summary>
internal static class CitingClaims
{
    /// <summary>The part behind a claim.</summary>
    public static async Task<ApiPage<ClaimId>> PageAsync(
        IVerdictStore verdicts,
        IReadOnlyCollection<OfficialFigureId> figures,
        IReadOnlyCollection<MeasureId> measures,
        string? after,
        int take,
        CancellationToken cancellationToken)
    {
        var known = string.IsNullOrEmpty(after) ? (ClaimId?)null : new ClaimId(after);
        return ApiPages.Of(await verdicts.CitingAsync(figures, measures, known, take + 1, cancellationToken), claim => claim.Value, null, take);
    }
}
