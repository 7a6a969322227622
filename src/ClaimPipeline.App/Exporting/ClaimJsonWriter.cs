using System.Text.Json;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Exporting;

/// <summary>Claims with all that is known of them, as <see cref="ExportedClaim"/>.</summary>
internal sealed class ClaimJsonWriter(TextWriter output) : IClaimWriter
{
    /// <inheritdoc/>
    public Task WriteHeaderAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task<bool> WriteAsync(ArticleAnalysis analysis, Claim claim, Verdict? verdict)
    {
        var line = new ExportedClaim(
            ExportedArticle.Of(analysis), analysis.SentenceOf(claim), claim, verdict);
        await output.WriteAsync(JsonSerializer.Serialize(line, OutputJson.Of<ExportedClaim>()) + "\n");
        return true;
    }
}
