using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Sqlite;

/// <summary>The writing half of <see cref="SqliteAnalysisStore"/>; every method is to be called inside a transaction.</summary>
internal sealed class AnalysisWriter(SqliteSession session)
{
    /// <summary>The analysis of an article; null when there is none.</summary>
    public static ArticleAnalysis? Find(SqliteSession session, string article) => session.First(
        "SELECT record FROM article WHERE id = $1",
        r => JsonSerializer.Deserialize(r.GetString(0), RecordsJson.Compact.ArticleAnalysis)!,
        article);

    /// <summary>See <see cref="IAnalysisStore.SaveAsync"/>.</summary>
    public bool Save(PageId page, ArticleAnalysis analysis)
    {
        var fetched = SqlitePageStore.Find(session, page.ToString()) ?? throw Unknown(page);
        var id = analysis.Article.Id.Value;
        SetOutcome(page, analysis.Version, id, null, null);
        var stamp = AnalysisRules.StampOf(analysis);
        var stored = session.First(
            "SELECT page, version, stamp FROM article WHERE id = $1",
            r => Tuple.Create(r.GetString(0), r.GetString(1), r.GetString(2)),
            id);
        if (stored is not null)
        {
            var holder = SqlitePageStore.Find(session, stored.Item1)!;
            if (AnalysisRules.IsKept(stored.Item2, holder, analysis.Version, fetched))
            {
                return false;
            }

            if (string.Equals(stored.Item3, stamp, StringComparison.Ordinal))
            {
                session.Execute(
                    "UPDATE article SET version = $2, record = $3 WHERE id = $1 AND version <> $2", id, analysis.Version, Json(analysis));
                return false;
            }

            SqliteRevisionStore.Unsettle(session, id);
            session.Execute("DELETE FROM claim WHERE article = $1", id);
        }

        var bands = FingerprintBands.Of(analysis.Fingerprint);
        session.Execute(
            """
            INSERT OR REPLACE INTO article (id, page, canonical_url, fetched_at, version, stamp, full_stamp, verdict_version,
                fingerprint, band0, band1, band2, band3, record)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """,
            id,
            page.Value,
            analysis.Article.CanonicalUrl,
            fetched.FetchedAt.UtcTicks,
            analysis.Version,
            stamp,
            AnalysisRules.StampOf(stamp, [], []),
            analysis.Claims.Count == 0 ? "" : null,
            unchecked((long)analysis.Fingerprint.Bits),
            bands[0],
            bands[1],
            bands[2],
            bands[3],
            Json(analysis));
        for (var i = 0; i < analysis.Claims.Count; i++)
        {
            session.Execute("INSERT INTO claim (id, article, ordinal) VALUES ($1, $2, $3)", analysis.Claims[i].Id.Value, id, i);
        }

        return true;
    }

    /// <summary>See <see cref="IAnalysisStore.DropAsync"/>.</summary>
    public void Drop(PageId page, DropReason reason, string detail, string version)
    {
        if (SqlitePageStore.Find(session, page.ToString()) is null)
        {
            throw Unknown(page);
        }

        SetOutcome(page, version, null, reason, detail);
    }

    /// <summary>The stamp of an article with the verdicts and revisions it has now, written to its row.</summary>
    public static void RefreshFullStamp(SqliteSession session, string article)
    {
        var stamp = session.Text("SELECT stamp FROM article WHERE id = $1", article);
        session.Execute(
            "UPDATE article SET full_stamp = $2 WHERE id = $1",
            article,
            AnalysisRules.StampOf(stamp!, SqliteVerdictStore.OfArticle(session, article), SqliteRevisionStore.IdsOf(session, article)));
    }

    private static ArgumentException Unknown(PageId page) => new($"Page {page} is not in the page store.", nameof(page));

    private static string Json(ArticleAnalysis analysis) => JsonSerializer.Serialize(analysis, RecordsJson.Compact.ArticleAnalysis);

    private void SetOutcome(PageId page, string version, string? article, DropReason? reason, string? detail)
    {
        var earlier = session.Text("SELECT article FROM page WHERE id = $1", page.Value);
        session.Execute(
            "UPDATE page SET outcome_version = $2, article = $3, drop_reason = $4, drop_detail = $5 WHERE id = $1",
            page.Value,
            version,
            article,
            reason?.ToString(),
            detail);
        if (earlier is not null && !string.Equals(earlier, article, StringComparison.Ordinal))
        {
            Leave(page, earlier);
        }
    }

    // An article that a page no longer leads to passes to the next page that leads to it, or goes.
    private void Leave(PageId page, string article)
    {
        SqliteRevisionStore.Unsettle(session, article);
        var heir = session.Text("SELECT id FROM page WHERE article = $1 ORDER BY fetched_at, id LIMIT 1", article);
        if (heir is null)
        {
            session.Execute("DELETE FROM article WHERE id = $1", article);
            return;
        }

        if (Find(session, article) is { } analysis && analysis.Article.Page == page)
        {
            var inherited = analysis with { Article = analysis.Article with { Page = new PageId(heir) } };
            session.Execute(
                """
                UPDATE article SET page = $2, fetched_at = (SELECT fetched_at FROM page WHERE id = $2), stamp = $3, record = $4
                WHERE id = $1
                """,
                article,
                heir,
                AnalysisRules.StampOf(inherited),
                Json(inherited));
            RefreshFullStamp(session, article);
        }
    }
}
