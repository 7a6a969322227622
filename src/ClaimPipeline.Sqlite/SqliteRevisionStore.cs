using System.Runtime.CompilerServices;
using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.Data.Sqlite;

namespace ClaimPipeline.Sqlite;

/// <summary>Revisions in a table; they go with their articles.</summary>
internal sealed class SqliteRevisionStore(SqliteDatabase database) : IRevisionStore
{
    /// <inheritdoc/>
    public IAsyncEnumerable<ArticleId> PendingAsync(string version, CancellationToken cancellationToken) => database.StreamAsync(
        "SELECT id FROM article INDEXED BY article_revision WHERE id > $1 AND revision_version IS NOT $2 ORDER BY id",
        r => new ArticleId(r.GetString(0)),
        id => id.Value,
        [version],
        cancellationToken);

    /// <inheritdoc/>
    public Task SaveAsync(ArticleId article, IReadOnlyList<Revision> revisions, string version, CancellationToken cancellationToken)
    {
        RevisionRules.Check(article, revisions);
        return database.WriteAsync(
            session =>
            {
                var touched = Others(session, article.Value).Append(article.Value).ToHashSet(StringComparer.Ordinal);
                session.Execute("DELETE FROM revision WHERE earlier = $1 OR later = $1", article.Value);
                foreach (var revision in revisions)
                {
                    session.Execute(
                        "INSERT OR REPLACE INTO revision (id, earlier, later, seen_at, record) VALUES ($1, $2, $3, $4, $5)",
                        revision.Id.Value,
                        revision.Earlier.Article.Value,
                        revision.Later?.Article.Value,
                        revision.SeenAt.UtcTicks,
                        JsonSerializer.Serialize(revision, RecordsJson.Compact.Revision));
                    touched.Add(revision.Earlier.Article.Value);
                    touched.Add((revision.Later ?? revision.Earlier).Article.Value);
                }

                session.Execute("UPDATE article SET revision_version = $2 WHERE id = $1", article.Value, version);
                foreach (var id in touched)
                {
                    AnalysisWriter.RefreshFullStamp(session, id);
                }

                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Revision>> OfArticleAsync(ArticleId article, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Revision>>(
            session => session.Query("SELECT record FROM revision WHERE earlier = $1 OR later = $1 ORDER BY seen_at, id", Read, article.Value),
            cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<Revision> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var revision in await database.ReadAsync(
            session => session.Query("SELECT record FROM revision ORDER BY seen_at, id", Read), cancellationToken))
        {
            yield return revision;
        }
    }

    /// <summary>Ids of the revisions of an article.</summary>
    internal static List<RevisionId> IdsOf(SqliteSession session, string article) =>
        session.Query("SELECT id FROM revision WHERE earlier = $1 OR later = $1", r => new RevisionId(r.GetString(0)), article);

    /// <summary>Makes an article and those that it has revisions with due again; to be called before the article is replaced or goes.</summary>
    internal static void Unsettle(SqliteSession session, string article)
    {
        foreach (var other in Others(session, article).Append(article))
        {
            session.Execute("UPDATE article SET revision_version = NULL WHERE id = $1", other);
        }
    }

    private static List<string> Others(SqliteSession session, string article) => session.Query(
        "SELECT later FROM revision WHERE earlier = $1 AND later IS NOT NULL UNION SELECT earlier FROM revision WHERE later = $1",
        r => r.GetString(0),
        article);

    private static Revision Read(SqliteDataReader reader) => JsonSerializer.Deserialize(reader.GetString(0), RecordsJson.Compact.Revision)!;
}
