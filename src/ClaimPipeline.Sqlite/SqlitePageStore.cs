using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.Data.Sqlite;

namespace ClaimPipeline.Sqlite;

/// <summary>Pages in a table.</summary>
internal sealed class SqlitePageStore(SqliteDatabase database) : IPageStore
{
    /// <inheritdoc/>
    public Task<bool> AddAsync(FetchedPage page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (page.Location is null)
        {
            throw new ArgumentException($"Page {page.Id} of {page.Url} has no location in the archive.", nameof(page));
        }

        return database.WriteAsync(
            session => session.Execute(
                "INSERT INTO page (id, url, fetched_at, record) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING",
                page.Id.Value,
                page.Url,
                page.FetchedAt.UtcTicks,
                JsonSerializer.Serialize(page, RecordsJson.Compact.FetchedPage)) > 0,
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<FetchedPage?> GetAsync(PageId id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => Find(session, id.ToString()), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<FetchedPage>> OfUrlAsync(string url, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<FetchedPage>>(
            session => session.Query("SELECT record FROM page WHERE url = $1 ORDER BY fetched_at, id", Read, url), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<FetchedPage> ListAsync(CancellationToken cancellationToken) => database.StreamAsync(
        "SELECT record FROM page WHERE id > $1 ORDER BY id", Read, page => page.Id.Value, [], cancellationToken);

    /// <inheritdoc/>
    public Task<long> CountAsync(CancellationToken cancellationToken) => database.ReadAsync(
        session => session.Number("SELECT count(*) FROM page") ?? 0, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> MarkGoneAsync(GonePage gone, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(gone);
        return database.WriteAsync(
            session =>
            {
                if (Find(session, gone.Page.ToString()) is null)
                {
                    throw new ArgumentException($"Page {gone.Page} is not in the page store.", nameof(gone));
                }

                var isFirst = session.Execute(
                    "INSERT INTO gone (page, record) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                    gone.Page.Value,
                    JsonSerializer.Serialize(gone, RecordsJson.Compact.GonePage)) > 0;
                if (isFirst)
                {
                    session.Execute("UPDATE article SET revision_version = NULL WHERE id = (SELECT article FROM page WHERE id = $1)", gone.Page.Value);
                }

                return isFirst;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<GonePage?> GoneAsync(PageId id, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.First(
            "SELECT record FROM gone WHERE page = $1", r => JsonSerializer.Deserialize(r.GetString(0), RecordsJson.Compact.GonePage)!, id.ToString()),
        cancellationToken);

    /// <summary>The page with that id; null when there is none.</summary>
    internal static FetchedPage? Find(SqliteSession session, string id) =>
        session.First("SELECT record FROM page WHERE id = $1", Read, id);

    private static FetchedPage Read(SqliteDataReader reader) =>
        JsonSerializer.Deserialize(reader.GetString(0), RecordsJson.Compact.FetchedPage)!;
}
