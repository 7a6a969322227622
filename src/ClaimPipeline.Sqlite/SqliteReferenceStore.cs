using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Sqlite;

/// <summary>Official figures and measures in two tables.</summary>
internal sealed class SqliteReferenceStore(SqliteDatabase database) : IReferenceStore
{
    private const string Order = "series, period_start, period_end, published_start, published_end, edition";

    /// <inheritdoc/>
    public Task<int> ImportAsync(IReadOnlyList<OfficialFigure> figures, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return WriteAsync(
            session => figures.Sum(figure => session.Execute(
                """
                INSERT INTO official_figure
                    (series, period_start, period_end, edition, published_start, published_end, subject, record)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                ON CONFLICT (series, period_start, period_end, edition) DO UPDATE SET published_start = excluded.published_start,
                    published_end = excluded.published_end, subject = excluded.subject, record = excluded.record
                WHERE record <> excluded.record
                """,
                figure.Series,
                Day(figure.Period.Start),
                Day(figure.Period.End),
                figure.Edition,
                Day(figure.Published?.Start),
                Day(figure.Published?.End),
                figure.Subject.Value,
                JsonSerializer.Serialize(figure, RecordsJson.Compact.OfficialFigure))),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> ImportAsync(IReadOnlyList<Measure> measures, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(measures);
        return WriteAsync(
            session => measures.Sum(measure => session.Execute(
                """
                INSERT INTO measure (id, record) VALUES ($1, $2)
                ON CONFLICT (id) DO UPDATE SET record = excluded.record WHERE record <> excluded.record
                """,
                measure.Id.Value,
                JsonSerializer.Serialize(measure, RecordsJson.Compact.Measure))),
            cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<OfficialFigure> FiguresAsync(
        EntityId? subject, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // One list costs less than a long read, and who asks for all keeps all.
        foreach (var figure in await database.ReadAsync(session => Figures(session, subject), cancellationToken))
        {
            yield return figure;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Measure> MeasuresAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var measure in await database.ReadAsync(Measures, cancellationToken))
        {
            yield return measure;
        }
    }

    /// <inheritdoc/>
    public async Task<string> RevisionAsync(CancellationToken cancellationToken)
    {
        var known = await database.ReadAsync(Revision, cancellationToken);
        return known.Length > 0 ? known : await database.WriteAsync(Recompute, cancellationToken);
    }

    private static string Revision(SqliteSession session) => session.First("SELECT revision FROM reference_state", r => r.GetString(0)) ?? "";

    /// <summary>Read again under the lock, so that no import comes between.</summary>
    private static string Recompute(SqliteSession session)
    {
        var known = Revision(session);
        if (known.Length > 0)
        {
            return known;
        }

        var revision = new ReferenceRevision();
        foreach (var table in new[] { "official_figure", "measure" })
        {
            session.ForEach($"SELECT record FROM {table}", r => revision.Add(r.GetString(0)));
        }

        var computed = revision.ToString();
        session.Execute("UPDATE reference_state SET revision = $1", computed);
        return computed;
    }

    /// <summary>Writes rows; when any was new or changed, the revision has to be computed anew.</summary>
    private Task<int> WriteAsync(Func<SqliteSession, int> write, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            var changed = write(session);
            if (changed > 0)
            {
                session.Execute("UPDATE reference_state SET revision = ''");
            }

            return changed;
        },
        cancellationToken);

    private static List<OfficialFigure> Figures(SqliteSession session, EntityId? subject) => subject is { } id
        ? session.Query($"SELECT record FROM official_figure WHERE subject = $1 ORDER BY {Order}", new SharedFigures().Read, id.Value)
        : session.Query($"SELECT record FROM official_figure ORDER BY {Order}", new SharedFigures().Read);

    private static List<Measure> Measures(SqliteSession session) => session.Query(
        "SELECT record FROM measure ORDER BY id",
        r => JsonSerializer.Deserialize(r.GetString(0), RecordsJson.Compact.Measure)!);

    private static string Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "";
}
