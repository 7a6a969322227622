using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.Data.Sqlite;

namespace ClaimPipeline.Sqlite;

/// <summary>Verdicts in a table; they go with their claims.</summary>
internal sealed class SqliteVerdictStore(SqliteDatabase database) : IVerdictStore
{
    /// <inheritdoc/>
    public IAsyncEnumerable<ArticleId> PendingAsync(string version, CancellationToken cancellationToken) => database.StreamAsync(
        """
        SELECT id FROM article INDEXED BY article_pending
        WHERE id > $1 AND verdict_version IS NOT $2 AND verdict_version IS NOT '' ORDER BY id
        """,
        r => new ArticleId(r.GetString(0)),
        id => id.Value,
        [version],
        cancellationToken);

    /// <inheritdoc/>
    public Task SaveAsync(ArticleId article, IReadOnlyList<Verdict> verdicts, IReadOnlyCollection<ReferenceKey>? reads, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        return database.WriteAsync(
            session =>
            {
                var id = article.ToString();
                var claims = session.Query(
                    "SELECT id FROM claim WHERE article = $1", r => new ClaimId(r.GetString(0)), id);
                AnalysisRules.Check(article, claims, verdicts);
                session.Execute("DELETE FROM verdict WHERE claim IN (SELECT id FROM claim WHERE article = $1)", id);
                foreach (var verdict in verdicts)
                {
                    session.Execute(
                        "INSERT INTO verdict (claim, version, record) VALUES ($1, $2, $3)",
                        verdict.Claim.Value,
                        verdict.Version,
                        JsonSerializer.Serialize(verdict, RecordsJson.Compact.Verdict));
                }

                if (claims.Count > 0)
                {
                    var versions = verdicts.Select(v => v.Version).Distinct(StringComparer.Ordinal).ToArray();
                    session.Execute(
                        "UPDATE article SET verdict_version = $2 WHERE id = $1",
                        id,
                        verdicts.Count == claims.Count && versions.Length == 1 ? versions[0] : null);
                    KeepReads(session, id, reads);
                    AnalysisWriter.RefreshFullStamp(session, id);
                }

                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> VersionsAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<string>>(
        session => session.Query(
            "SELECT DISTINCT verdict_version FROM article INDEXED BY article_pending WHERE verdict_version <> '' ORDER BY verdict_version", r => r.GetString(0)),
        cancellationToken);

    /// <inheritdoc/>
    public async Task<int> CarryAsync(string from, string to, IReadOnlySet<ReferenceKey> touched, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(touched);
        var carried = 0;
        for (var last = (string?)""; last is not null;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var after = last;
            (last, var verdicts) = await database.WriteAsync(session => Carry(session, after, from, to, touched), cancellationToken);
            carried += verdicts;
        }

        return carried;
    }

    /// <inheritdoc/>
    public Task<Verdict?> GetAsync(ClaimId claim, CancellationToken cancellationToken) =>
        database.ReadAsync(session => Find(session, claim), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<ClaimId, Verdict>> OfClaimsAsync(IReadOnlyCollection<ClaimId> claims, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claims);
        return database.ReadAsync<IReadOnlyDictionary<ClaimId, Verdict>>(
            session => claims.Distinct().Select(claim => Find(session, claim)).OfType<Verdict>().ToDictionary(verdict => verdict.Claim), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Verdict>> OfArticleAsync(ArticleId article, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Verdict>>(session => OfArticle(session, article.ToString()), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<(ArticleId Article, string Stamp)> StampsAsync(CancellationToken cancellationToken) => database.StreamAsync(
        "SELECT id, full_stamp FROM article INDEXED BY article_stamp WHERE id > $1 ORDER BY id",
        r => (Article: new ArticleId(r.GetString(0)), Stamp: r.GetString(1)),
        row => row.Article.Value,
        [],
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ClaimId>> CitingAsync(
        IReadOnlyCollection<OfficialFigureId> figures, IReadOnlyCollection<MeasureId> measures, ClaimId? after, int max, CancellationToken cancellationToken)
    {
        var cited = JsonSerializer.Serialize([.. figures.Select(f => f.Value), .. measures.Select(m => m.Value)], RecordsJson.Compact.StringArray);
        return database.ReadAsync<IReadOnlyList<ClaimId>>(
            session => session.Query(
                "SELECT DISTINCT claim FROM citation WHERE cited IN (SELECT value FROM json_each($1)) AND claim > $2 ORDER BY claim LIMIT $3",
                r => new ClaimId(r.GetString(0)),
                cited,
                after?.Value ?? "",
                max),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Verdict>> HistoryAsync(ClaimId claim, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<Verdict>>(
        session => session.Query("SELECT record FROM verdict_history WHERE claim = $1 ORDER BY number", Read, claim.ToString()), cancellationToken);

    /// <summary>Verdicts on an article's claims, in the order of the claims.</summary>
    internal static List<Verdict> OfArticle(SqliteSession session, string article) => session.Query(
        """
        SELECT v.record, a.verdict_version FROM claim c JOIN verdict v ON v.claim = c.id JOIN article a ON a.id = c.article
        WHERE c.article = $1 ORDER BY c.ordinal
        """,
        ReadCurrent,
        article);

    private static Verdict? Find(SqliteSession session, ClaimId claim) => session.First(
        "SELECT v.record, a.verdict_version FROM verdict v JOIN claim c ON c.id = v.claim JOIN article a ON a.id = c.article WHERE v.claim = $1",
        ReadCurrent,
        claim.ToString());

    /// <summary>One batch: the articles behind <paramref name="after"/>; the last one looked at, or null when there was none.</summary>
    private static (string? Last, int Verdicts) Carry(SqliteSession session, string after, string from, string to, IReadOnlySet<ReferenceKey> touched)
    {
        var batch = session.Query(
            """
            SELECT a.id, r.reads FROM article a INDEXED BY article_pending LEFT JOIN verdict_read r ON r.article = a.id
            WHERE a.id > $1 AND a.verdict_version = $2 ORDER BY a.id LIMIT 500
            """,
            r => (Id: r.GetString(0), IsMet: r.IsDBNull(1) || ReadKeys.Meet(r.GetFieldValue<byte[]>(1), touched)),
            after,
            from);
        var carried = 0L;
        foreach (var (id, _) in batch.Where(article => !article.IsMet))
        {
            session.Execute("UPDATE article SET verdict_version = $2 WHERE id = $1", id, to);
            carried += session.Number("SELECT count(*) FROM claim WHERE article = $1", id) ?? 0;
        }

        return (batch.Count > 0 ? batch[^1].Id : null, (int)carried);
    }

    private static void KeepReads(SqliteSession session, string article, IReadOnlyCollection<ReferenceKey>? reads)
    {
        if (reads is null)
        {
            session.Execute("DELETE FROM verdict_read WHERE article = $1", article);
        }
        else
        {
            session.Execute("INSERT OR REPLACE INTO verdict_read (article, reads) VALUES ($1, $2)", article, ReadKeys.ToBytes(reads));
        }
    }

    /// <summary>With the version at which the verdict holds now: it may be a later one than that under which it was made.</summary>
    private static Verdict ReadCurrent(SqliteDataReader reader) =>
        !reader.IsDBNull(1) && reader.GetString(1) is { Length: > 0 } version ? Read(reader) with { Version = version } : Read(reader);

    private static Verdict Read(SqliteDataReader reader) =>
        JsonSerializer.Deserialize(reader.GetString(0), RecordsJson.Compact.Verdict)!;
}
