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
    public Task<ImportedRows> ImportAsync(IReadOnlyList<OfficialFigure> figures, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return WriteAsync(figures, Write, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ImportedRows> ImportAsync(IReadOnlyList<Measure> measures, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(measures);
        return WriteAsync(measures, Write, cancellationToken);
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

    /// <inheritdoc/>
    public async Task<IReadOnlySet<ReferenceKey>?> TouchedSinceAsync(string revision, CancellationToken cancellationToken)
    {
        // So that what is now has been entered.
        await RevisionAsync(cancellationToken);
        return await database.ReadAsync(session => ReferencePast.Since(session, revision), cancellationToken);
    }

    /// <inheritdoc/>
    public Task ForgetBeforeAsync(string revision, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            ReferencePast.ForgetBefore(session, revision);
            return true;
        },
        cancellationToken);

    private static ImportedRows Write(SqliteSession session, OfficialFigure figure, HashSet<ReferenceKey> touched)
    {
        var record = JsonSerializer.Serialize(figure, RecordsJson.Compact.OfficialFigure);
        var (start, end) = (Day(figure.Period.Start), Day(figure.Period.End));
        var known = session.Text(
            "SELECT record FROM official_figure WHERE series = $1 AND period_start = $2 AND period_end = $3 AND edition = $4", figure.Series, start, end, figure.Edition);
        if (known == record)
        {
            return default;
        }

        session.Execute(
            """
            INSERT OR REPLACE INTO official_figure
                (series, period_start, period_end, edition, published_start, published_end, subject, record)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            figure.Series,
            start,
            end,
            figure.Edition,
            Day(figure.Published?.Start),
            Day(figure.Published?.End),
            figure.Subject.Value,
            record);
        touched.UnionWith(ReferenceKey.Of(figure));
        if (known is not null)
        {
            touched.UnionWith(ReferenceKey.Of(JsonSerializer.Deserialize(known, RecordsJson.Compact.OfficialFigure)!));
        }

        return Counted(known);
    }

    private static ImportedRows Write(SqliteSession session, Measure measure, HashSet<ReferenceKey> touched)
    {
        var record = JsonSerializer.Serialize(measure, RecordsJson.Compact.Measure);
        var known = session.Text("SELECT record FROM measure WHERE id = $1", measure.Id.Value);
        if (known == record)
        {
            return default;
        }

        session.Execute("INSERT OR REPLACE INTO measure (id, record) VALUES ($1, $2)", measure.Id.Value, record);
        touched.Add(ReferenceKey.Of(measure));
        if (known is not null)
        {
            touched.Add(ReferenceKey.Of(JsonSerializer.Deserialize(known, RecordsJson.Compact.Measure)!));
        }

        return Counted(known);
    }

    private static ImportedRows Counted(string? known) => known is null ? new ImportedRows(1, 0) : new ImportedRows(0, 1);

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
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        session.ForEach("SELECT record, json_extract(record, '$.source') FROM official_figure", r =>
        {
            revision.Add(r.GetString(0));
            rows[r.GetString(1)] = rows.GetValueOrDefault(r.GetString(1)) + 1;
        });
        session.ForEach("SELECT record FROM measure", r => revision.Add(r.GetString(0)));
        var computed = revision.ToString();
        ReferencePast.Enter(session, computed, SourceOrder.Of(rows));
        session.Execute("UPDATE reference_state SET revision = $1", computed);
        return computed;
    }

    /// <summary>Writes rows; when any was new or changed, the revision has to be computed anew, and the parts it touched are kept.</summary>
    private Task<ImportedRows> WriteAsync<T>(
        IReadOnlyList<T> rows, Func<SqliteSession, T, HashSet<ReferenceKey>, ImportedRows> write, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            var touched = new HashSet<ReferenceKey>();
            var imported = rows.Aggregate(default(ImportedRows), (sum, row) => sum + write(session, row, touched));
            if (imported.Total > 0)
            {
                ReferencePast.Touch(session, touched);
                session.Execute("UPDATE reference_state SET revision = ''");
            }

            return imported;
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
