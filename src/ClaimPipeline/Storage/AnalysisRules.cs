using System.Text.Json;
using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>What every <see cref="IAnalysisStore"/> decides in the same way.</summary>
public static class AnalysisRules
{
    /// <summary>Whether an analysis may be saved as the outcome of a page.</summary>
    /// <exception cref="ArgumentException">The page is not the article's own, or two claims have one id.</exception>
    public static void Check(PageId page, ArticleAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        if (analysis.Article.Page != page)
        {
            throw new ArgumentException(
                $"The analysis is of page {analysis.Article.Page}, and cannot be saved as that of page {page}.", nameof(page));
        }

        var seen = new HashSet<ClaimId>();
        foreach (var claim in analysis.Claims)
        {
            if (!seen.Add(claim.Id))
            {
                throw new ArgumentException(
                    $"Two claims of article {analysis.Article.Id} have the id {claim.Id}.", nameof(analysis));
            }
        }
    }

    /// <summary>Whether verdicts may be saved as those on an article's claims.</summary>
    /// <exception cref="ArgumentException">A verdict is on no claim of the article, or two are on one claim.</exception>
    public static void Check(ArticleId article, IEnumerable<ClaimId> claims, IReadOnlyList<Verdict> verdicts)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(verdicts);
        var open = claims.ToHashSet();
        foreach (var verdict in verdicts)
        {
            if (!open.Remove(verdict.Claim))
            {
                throw new ArgumentException(
                    $"Article {article} has no claim {verdict.Claim}, or it has two verdicts.", nameof(verdicts));
            }
        }
    }

    /// <summary>
    /// Whether a stored analysis stays when another page leads to its article: when it is of the same version and its page was
    /// fetched first.
    /// </summary>
    public static bool IsKept(string storedVersion, FetchedPage storedPage, string offeredVersion, FetchedPage offeredPage)
    {
        ArgumentNullException.ThrowIfNull(storedPage);
        ArgumentNullException.ThrowIfNull(offeredPage);
        if (storedPage.Id == offeredPage.Id || !string.Equals(storedVersion, offeredVersion, StringComparison.Ordinal))
        {
            return false;
        }

        var order = storedPage.FetchedAt.CompareTo(offeredPage.FetchedAt);
        return order < 0 || (order == 0 && string.CompareOrdinal(storedPage.Id.Value, offeredPage.Id.Value) < 0);
    }

    /// <summary>Changes with the analysis, but not with its <see cref="ArticleAnalysis.Version"/>.</summary>
    public static string StampOf(ArticleAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return ContentHash.Of(JsonSerializer.SerializeToUtf8Bytes(
            analysis with { Version = "" }, RecordsJson.Compact.ArticleAnalysis));
    }

    /// <summary>Changes with the analysis, a verdict or a revision, but not with their versions; verdicts in the order of the claims.</summary>
    /// <param name="analysisStamp">See the other overload.</param>
    /// <param name="verdicts">The verdicts there are.</param>
    /// <param name="revisions">The revisions in which the article has a part, in any order.</param>
    public static string StampOf(string analysisStamp, IEnumerable<Verdict> verdicts, IEnumerable<RevisionId> revisions)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        ArgumentNullException.ThrowIfNull(revisions);
        string?[] parts =
        [
            analysisStamp,
            .. verdicts.Select(v => JsonSerializer.Serialize(v with { Version = "" }, RecordsJson.Compact.Verdict)),
            .. revisions.Select(r => r.Value).Order(StringComparer.Ordinal),
        ];
        return ContentHash.Of(parts);
    }
}
