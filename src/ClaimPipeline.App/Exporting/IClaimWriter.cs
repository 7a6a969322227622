using ClaimPipeline.Records;

namespace ClaimPipeline.App.Exporting;

/// <summary>A format of exported claims, one a line.</summary>
internal interface IClaimWriter
{
    /// <summary>What stands before the first claim.</summary>
    Task WriteHeaderAsync();

    /// <summary>Writes a claim.</summary>
    /// <returns>False when the format has no place for it, and nothing was written.</returns>
    Task<bool> WriteAsync(ArticleAnalysis analysis, Claim claim, Verdict? verdict);
}
