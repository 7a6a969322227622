using System.Runtime.CompilerServices;
using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Sqlite;

/// <summary>Differences in a table; they go with their articles.</summary>
internal sealed class SqliteDifferenceStore(SqliteDatabase database) : IDifferenceStore
{
    /// <inheritdoc/>
    public Task SaveAsync(ArticleId article, IReadOnlyList<FigureDifference> differences, CancellationToken cancellationToken)
    {
        DifferenceRules.Check(article, differences);
        return database.WriteAsync(
            session =>
            {
                session.Execute("DELETE FROM figure_difference WHERE earlier = $1 OR later = $1", article.Value);
                foreach (var difference in differences)
                {
                    session.Execute(
                        "INSERT OR REPLACE INTO figure_difference (id, earlier, later, fetched_at, record) VALUES ($1, $2, $3, $4, $5)",
                        difference.Id.Value,
                        difference.Earlier.Article.Value,
                        difference.Later.Article.Value,
                        difference.Later.FetchedAt.UtcTicks,
                        JsonSerializer.Serialize(difference, RecordsJson.Compact.FigureDifference));
                }

                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<FigureDifference>> OfArticleAsync(ArticleId article, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<FigureDifference>>(
            session => session.Query(
                "SELECT record FROM figure_difference WHERE earlier = $1 OR later = $1 ORDER BY fetched_at, id", Read, article.Value),
            cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<FigureDifference> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var difference in await database.ReadAsync(
            session => session.Query("SELECT record FROM figure_difference ORDER BY fetched_at, id", Read), cancellationToken))
        {
            yield return difference;
        }
    }

    private static FigureDifference Read(Microsoft.Data.Sqlite.SqliteDataReader reader) =>
        JsonSerializer.Deserialize(reader.GetString(0), RecordsJson.Compact.FigureDifference)!;
}
