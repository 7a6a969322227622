using System.Globalization;
using System.Text.Json.Nodes;
using ClaimPipeline.Records;
using static ClaimPipeline.App.Exporting.JsonLine;

namespace ClaimPipeline.App.Exporting;

/// <summary>
/// Verdicts as schema.org ClaimReview, in JSON-LD. Supported is rated 3, conflicting evidence 2, refuted 1; not enough evidence has a
/// name but no number, for it is no place on that scale.
/// </summary>
internal sealed class ClaimReviewWriter(TextWriter output) : IClaimWriter
{
    /// <inheritdoc/>
    public Task WriteHeaderAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task<bool> WriteAsync(ArticleAnalysis analysis, Claim claim, Verdict? verdict)
    {
        if (verdict is null)
        {
            return false;
        }

        var article = analysis.Article;
        var sentence = analysis.SentenceOf(claim);
        var published = article.Published?.Date.ToString("O", CultureInfo.InvariantCulture);
        await output.WriteAsync(Of(Object(
            ("@context", "https://schema.org"),
            ("@type", "ClaimReview"),
            ("identifier", $"urn:claimpipeline:claim:{claim.Id}"),
            ("author", Object(("@type", "SoftwareApplication"), ("name", "ClaimPipeline"), ("softwareVersion", verdict.Version))),
            ("claimReviewed", sentence.Text),
            ("itemReviewed", Object(
                ("@type", "Claim"),
                ("text", sentence.Text),
                ("datePublished", published),
                ("author", Object(("@type", "Organization"), ("name", article.Publisher))),
                ("appearance", Object(
                    ("@type", "Article"),
                    ("identifier", $"urn:claimpipeline:article:{article.Id}"),
                    ("url", article.CanonicalUrl),
                    ("headline", article.Title.Length > 0 ? article.Title : null),
                    ("datePublished", published),
                    ("inLanguage", article.Language))))),
            ("reviewRating", Rating(verdict)),
            ("reviewBody", verdict.Explanation),
            ("isBasedOn", verdict.Evidence.Count == 0 ? null : new JsonArray([.. verdict.Evidence.Select(evidence => (JsonNode?)evidence.Citation)])))));
        return true;
    }

    private static JsonObject Rating(Verdict verdict)
    {
        int? value = verdict.Label switch
        {
            VerdictLabel.Supported => 3,
            VerdictLabel.ConflictingEvidence => 2,
            VerdictLabel.Refuted => 1,
            _ => null,
        };
        return Object(
            ("@type", "Rating"),
            ("ratingValue", value),
            ("worstRating", value is null ? null : 1),
            ("bestRating", value is null ? null : 3),
            ("alternateName", $"{verdict.Label} ({verdict.Reason})"),
            ("ratingExplanation", verdict.Explanation));
    }
}
