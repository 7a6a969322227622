using System.Runtime.CompilerServices;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Sqlite;

/// <summary>Outcomes beside the pages; articles and claims in tables of their own.</summary>
internal sealed class SqliteAnalysisStore(SqliteDatabase database) : IAnalysisStore
{
    private const int Chunk = 500;

    /// <inheritdoc/>
    public async IAsyncEnumerable<PageId> PendingAsync(string version, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (lastAt, lastId) = (long.MinValue, "");
        while (true)
        {
            var pages = await database.ReadAsync(
                session => session.Query(
                    $"""
                    SELECT fetched_at, id FROM page INDEXED BY page_pending
                    WHERE outcome_version IS NOT $1 AND (fetched_at, id) > ($2, $3) ORDER BY fetched_at, id LIMIT {Chunk}
                    """,
                    r => (At: r.GetInt64(0), Id: r.GetString(1)),
                    version,
                    lastAt,
                    lastId),
                cancellationToken);
            foreach (var (_, id) in pages)
            {
                yield return new PageId(id);
            }

            if (pages.Count < Chunk)
            {
                yield break;
            }

            (lastAt, lastId) = pages[^1];
        }
    }

    /// <inheritdoc/>
    public Task<bool> SaveAsync(PageId page, ArticleAnalysis analysis, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        AnalysisRules.Check(page, analysis);
        return database.WriteAsync(session => new AnalysisWriter(session).Save(page, analysis), cancellationToken);
    }

    /// <inheritdoc/>
    public Task DropAsync(PageId page, DropReason reason, string detail, string version, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                new AnalysisWriter(session).Drop(page, reason, detail, version);
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public async Task<(DropReason Reason, string Detail)?> DroppedAsync(PageId page, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(
            session => session.First(
                "SELECT drop_reason, drop_detail FROM page WHERE id = $1 AND drop_reason IS NOT NULL",
                r => Tuple.Create(Enum.Parse<DropReason>(r.GetString(0)), r.GetString(1)),
                page.ToString()),
            cancellationToken);
        return row is null ? null : (row.Item1, row.Item2);
    }

    /// <inheritdoc/>
    public Task<ArticleAnalysis?> GetAsync(ArticleId id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => AnalysisWriter.Find(session, id.ToString()), cancellationToken);

    /// <inheritdoc/>
    public async Task<ArticleId?> ArticleOfAsync(ClaimId claim, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            session => session.Text("SELECT article FROM claim WHERE id = $1", claim.ToString()), cancellationToken) is { } id
            ? new ArticleId(id)
            : null;

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> FindIdsAsync(string prefix, int max, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        return database.ReadAsync<IReadOnlyList<string>>(
            session => session.Query(
                """
                SELECT * FROM (SELECT id FROM article WHERE id >= $1 AND id < $2 ORDER BY id LIMIT $3)
                UNION ALL SELECT * FROM (SELECT id FROM claim WHERE id >= $1 AND id < $2 ORDER BY id LIMIT $3)
                ORDER BY 1 LIMIT $3
                """,
                r => r.GetString(0),
                prefix,
                prefix + "\U0010FFFF",
                max),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ArticleId>> VersionsAsync(string canonicalUrl, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ArticleId>>(
            session => session.Query(
                "SELECT id FROM article WHERE canonical_url = $1 ORDER BY fetched_at, id",
                r => new ArticleId(r.GetString(0)),
                canonicalUrl),
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ArticleId>> NearAsync(
        ArticleId article, Fingerprint fingerprint, int maxDistance, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ArticleId>>(
            session =>
            [
                .. FingerprintBands.Near(session, "article", "id", fingerprint, maxDistance)
                    .Where(near => near.Id != article.ToString())
                    .Select(near => new ArticleId(near.Id)),
            ],
            cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<ArticleId> ListAsync(CancellationToken cancellationToken) => database.StreamAsync(
        "SELECT id FROM article WHERE id > $1 ORDER BY id", r => new ArticleId(r.GetString(0)), id => id.Value, [], cancellationToken);

    /// <inheritdoc/>
    public Task<(long Articles, long Claims)> CountAsync(CancellationToken cancellationToken) => database.ReadAsync(
        session => (
            session.Number("SELECT count(*) FROM article") ?? 0,
            session.Number("SELECT count(*) FROM claim") ?? 0),
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SourcePage>> OfSourceAsync(string source, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<SourcePage>>(
            session => session.Query(
                """
                SELECT p.drop_reason, coalesce(length(json_extract(a.record, '$.article.text')), 0), json_extract(a.record, '$.article.published') IS NOT NULL,
                    coalesce(json_array_length(a.record, '$.claims'), 0)
                FROM page p INDEXED BY page_pending LEFT JOIN article a ON a.id = p.article
                WHERE p.fetched_at BETWEEN $1 AND $2 AND p.outcome_version IS NOT NULL AND json_extract(p.record, '$.seed') = $3
                """,
                r => new SourcePage(r.IsDBNull(0) ? null : Enum.Parse<DropReason>(r.GetString(0)), r.GetInt32(1), r.GetBoolean(2), r.GetInt32(3)),
                from.UtcTicks,
                to.UtcTicks,
                source),
            cancellationToken);
}
