using System.Globalization;
using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.Sqlite;
using ClaimPipeline.TestKit;
using Microsoft.Data.Sqlite;

namespace ClaimPipeline.Tests.Sqlite;

/// <summary>A store of every earlier schema, with rows in it, becomes one of today's and keeps them.</summary>
public sealed class MigrationTests : IDisposable
{
    private static readonly FetchedPage Page = Some.Page();
    private static readonly Article Article = Some.Article(Page.Id);
    private static readonly ArticleAnalysis Analysis = Some.Analysis(Article, Some.Claim(Article, "China produced 210,000 tons"));
    private static readonly Verdict Verdict = Some.Verdict(Analysis.Claims[0].Id);
    private static readonly Run Run = new() { Id = new RunId("r"), Pass = "crawl", StartedAt = Some.Noon, Version = "crawl-1" };

    private static readonly Alert Alert = new()
    {
        Name = "quotas", Query = "type:quota", Channel = AlertChannel.File, Target = "/hits.jsonl", CreatedAt = Some.Noon,
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("claimpipeline-migrations-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int> EarlierVersions => [.. Enumerable.Range(1, SqliteSchema.Store.Version - 1)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(EarlierVersions))]
    public async Task OpenStore_OfAnEarlierVersion_KeepsEveryRowAndHasTheNewSchema(int version)
    {
        var (old, fresh) = (Path.Combine(_folder, "old.db"), Path.Combine(_folder, "fresh.db"));
        Make(old, version);

        using (var database = SqliteDatabase.OpenStore(old))
        {
            (await new SqlitePageStore(database).GetAsync(Page.Id, Token)).ShouldBe(Page);
            (await new SqliteAnalysisStore(database).GetAsync(Article.Id, Token)).ShouldBe(Analysis);
            (await new SqliteVerdictStore(database).GetAsync(Verdict.Claim, Token)).ShouldBe(Verdict);
            (await new SqliteRunLedger(database).GetAsync(Run.Id, Token)).ShouldBe(Run);
            (await new SqliteFrontierStore(database).GetAsync("http://news.test/1", Token)).ShouldBe(Some.FrontierEntry("http://news.test/1"));
            var reference = new SqliteReferenceStore(database);
            (await reference.FiguresAsync(null, Token).ToListAsync(Token)).ShouldBe([Some.OfficialFigure(2022, 210_000)]);
            (await reference.RevisionAsync(Token)).ShouldBe(ReferenceRevision.Of([Some.OfficialFigure(2022, 210_000)], []));
            (await new SqliteRevisionStore(database).PendingAsync("r", Token).ToListAsync(Token)).ShouldBe([Article.Id]);
            var alerts = new SqliteAlertStore(database);
            if (version >= 4)
            {
                (await alerts.ListAsync(Token)).ShouldBe([Alert]);
                (await alerts.NextAsync("quotas", 10, Token))!.Items.ShouldHaveSingleItem().ShouldBe(Item() with { Number = 7 });
                (await alerts.EnqueueAsync("quotas", [Item()], Token)).ShouldBe(0, "It was found before.");
            }
        }

        SqliteDatabase.OpenStore(fresh).Dispose();
        Read(old, Schema).ShouldBe(Read(fresh, Schema));
        Read(old, "PRAGMA integrity_check").ShouldBe(["ok"]);
        Read(old, "PRAGMA foreign_key_check").ShouldBeEmpty();
    }

    [Fact]
    public void OpenStore_MigrationThatFails_LeavesTheOldStoreAsItWas()
    {
        var old = Path.Combine(_folder, "old.db");
        Make(old, 5);
        Execute(old, "CREATE TABLE gone (in_the_way INTEGER)");
        var before = Read(old, Schema);

        Should.Throw<SqliteException>(() => SqliteDatabase.OpenStore(old));

        Read(old, Schema).ShouldBe(before);
    }

    private const string Schema =
        "SELECT 'version ' || user_version FROM pragma_user_version UNION ALL SELECT sql FROM (SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name)";

    private static AlertItem Item() => new(
        0, "quotas", Some.Noon, Analysis.Claims[0].Id, ClaimKind.Statistic, "China produced 210,000 tons", null, null, null, Article.Id, "T", "P", null, "u");

    private static void Make(string file, int version)
    {
        foreach (var script in SqliteSchema.Store.Scripts.Take(version))
        {
            Execute(file, script);
        }

        Execute(file, string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {SqliteSchema.Store.ApplicationId}"));
        Execute(file, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version}"));
        var entry = Some.FrontierEntry("http://news.test/1");
        var figure = Some.OfficialFigure(2022, 210_000);
        Insert(file, "frontier (url, authority, priority, depth, due_at, quarantined, record)", entry.Url, entry.Authority, 0, 0, entry.DueAt.UtcTicks, 0, JsonSerializer.Serialize(entry, RecordsJson.Compact.FrontierEntry));
        Insert(file, "page (id, url, fetched_at, outcome_version, article, record)", Page.Id.Value, Page.Url, Page.FetchedAt.UtcTicks, "v1", Article.Id.Value, JsonSerializer.Serialize(Page, RecordsJson.Compact.FetchedPage));
        Insert(
            file, "article (id, page, canonical_url, fetched_at, version, stamp, full_stamp, verdict_version, fingerprint, band0, band1, band2, band3, record)",
            Article.Id.Value, Page.Id.Value, Article.CanonicalUrl, Page.FetchedAt.UtcTicks, "v1", "s", "f", "v1", 0, 0, 0, 0, 0, JsonSerializer.Serialize(Analysis, RecordsJson.Compact.ArticleAnalysis));
        Insert(file, "claim (id, article, ordinal)", Verdict.Claim.Value, Article.Id.Value, 0);
        Insert(file, "verdict (claim, version, record)", Verdict.Claim.Value, Verdict.Version, JsonSerializer.Serialize(Verdict, RecordsJson.Compact.Verdict));
        Insert(
            file, "official_figure (series, period_start, period_end, edition, published_start, published_end, subject, record)",
            figure.Series, "2022-01-01", "2022-12-31", figure.Edition, "", "", figure.Subject.Value, JsonSerializer.Serialize(figure, RecordsJson.Compact.OfficialFigure));
        Insert(file, "run (id, started_at, record)", Run.Id.Value, Run.StartedAt.UtcTicks, JsonSerializer.Serialize(Run, RecordsJson.Compact.Run));
        if (version >= 4)
        {
            Insert(file, "alert (name, record)", Alert.Name, JsonSerializer.Serialize(Alert, RecordsJson.Compact.Alert));
            Insert(file, "alert_found (alert, claim)", Alert.Name, Item().Key);
            Insert(file, "alert_pending (number, alert, record)", 7, Alert.Name, JsonSerializer.Serialize(Item(), RecordsJson.Compact.AlertItem));
        }

        if (version is 5 or 6)
        {
            Insert(file, "figure_difference (id, earlier, later, fetched_at, record)", "d", Article.Id.Value, Article.Id.Value, 1, "{}");
        }
    }

    private static void Insert(string file, string into, params object[] values)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO {into} VALUES ({string.Join(", ", values.Select((_, i) => $"${i}"))})";
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i}", values[i]);
        }

        command.ExecuteNonQuery();
    }

    private static void Execute(string file, string sql)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<string> Read(string file, string sql)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
