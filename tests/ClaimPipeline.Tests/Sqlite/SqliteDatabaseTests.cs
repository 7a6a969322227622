using ClaimPipeline.Records;
using ClaimPipeline.Sqlite;
using ClaimPipeline.TestKit;
using Microsoft.Data.Sqlite;

namespace ClaimPipeline.Tests.Sqlite;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("claimpipeline-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string StoreFile => Path.Combine(_folder.FullName, "store.db");

    private string IndexFile => Path.Combine(_folder.FullName, "index.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task OpenStore_Again_FindsWhatWasCommitted()
    {
        var page = Some.Page();
        using (var database = SqliteDatabase.OpenStore(StoreFile))
        {
            await new SqlitePageStore(database).AddAsync(page, Token);
        }

        using var again = SqliteDatabase.OpenStore(StoreFile);
        (await new SqlitePageStore(again).GetAsync(page.Id, Token)).ShouldBe(page);
    }

    [Fact]
    public async Task OpenStore_CopyTakenInMidTransaction_HasTheCommittedOnly()
    {
        // What a killed process leaves: the files as they are, the transaction open.
        using var database = SqliteDatabase.OpenStore(StoreFile);
        var store = new SqlitePageStore(database);
        await store.AddAsync(Some.Page(body: "committed"), Token);
        var copy = Path.Combine(_folder.FullName, "copy.db");
        await database.WriteAsync(
            session =>
            {
                for (var i = 0; i < 5000; i++)
                {
                    session.Execute("INSERT INTO page (id, url, fetched_at, record) VALUES ($1, 'u', 1, $2)", $"{i}", new string('x', 4000));
                }

                foreach (var ending in new[] { "", "-wal" })
                {
                    File.Copy(StoreFile + ending, copy + ending);
                }

                return true;
            },
            Token);
        (await store.CountAsync(Token)).ShouldBe(5001);
        using var left = SqliteDatabase.OpenStore(copy);
        (await new SqlitePageStore(left).CountAsync(Token)).ShouldBe(1);
        (await left.ReadAsync(session => session.Text("PRAGMA integrity_check"), Token)).ShouldBe("ok");
    }

    [Fact]
    public async Task Write_Exception_RollsBackAndTheNextOneWorks()
    {
        using var database = SqliteDatabase.OpenStore(StoreFile);
        await Should.ThrowAsync<InvalidOperationException>(() => database.WriteAsync<bool>(
            session =>
            {
                session.Execute("INSERT INTO measure (id, record) VALUES ('A', '{}')");
                throw new InvalidOperationException();
            },
            Token));
        await database.WriteAsync(session => session.Execute("INSERT INTO measure (id, record) VALUES ('B', '{}')"), Token);
        (await database.ReadAsync(session => session.Query("SELECT id FROM measure", r => r.GetString(0)), Token)).ShouldBe(["B"]);
    }

    [Fact]
    public async Task Read_WhileAnotherWrites_SeesTheCommittedAndDoesNotWait()
    {
        using var database = SqliteDatabase.OpenStore(StoreFile);
        var store = new SqlitePageStore(database);
        await database.WriteAsync(
            session =>
            {
                session.Execute("INSERT INTO measure (id, record) VALUES ('A', '{}')");
                store.CountAsync(Token).Result.ShouldBe(0);
                database.ReadAsync(s => s.Number("SELECT count(*) FROM measure"), Token).Result.ShouldBe(0);
                return true;
            },
            Token);
        (await database.ReadAsync(s => s.Number("SELECT count(*) FROM measure"), Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Write_ManyAtOnce_AllArrive()
    {
        using var database = SqliteDatabase.OpenStore(StoreFile);
        var store = new SqliteFrontierStore(database);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => store.SaveAsync(Some.FrontierEntry($"http://a.test/{i}"), Token))));
        (await store.CountAsync(Token)).ShouldBe(200);
    }

    [Fact]
    public async Task Write_OneOfThoseThatShareATransactionFails_OnlyItsOwnChangesAreLost()
    {
        using var database = SqliteDatabase.OpenStore(StoreFile);
        List<Task<bool>> others = [];
        await database.WriteAsync(
            session => Insert(session, "first", () => others.AddRange(Enumerable.Range(0, 10).Select(i => database.WriteAsync(
                other => Insert(other, $"{i}", () => ArgumentOutOfRangeException.ThrowIfEqual(i, 5)), Token)))),
            Token);
        for (var i = 0; i < others.Count; i++)
        {
            (await Record.ExceptionAsync(() => others[i]))?.GetType().ShouldBe(typeof(ArgumentOutOfRangeException));
            others[i].IsFaulted.ShouldBe(i == 5);
        }

        (await database.ReadAsync(session => session.Query("SELECT id FROM page ORDER BY id", r => r.GetString(0)), Token))
            .ShouldBe(["0", "1", "2", "3", "4", "6", "7", "8", "9", "first"]);
    }

    [Fact]
    public async Task Write_CancelledWhileItWaits_LeavesNoTrace()
    {
        using var database = SqliteDatabase.OpenStore(StoreFile);
        using var cancelled = new CancellationTokenSource();
        Task<bool>? waiting = null;
        await database.WriteAsync(
            session => Insert(session, "first", () =>
            {
                waiting = database.WriteAsync(other => Insert(other, "second", () => { }), cancelled.Token);
                cancelled.Cancel();
            }),
            Token);
        (await Record.ExceptionAsync(() => waiting!)).ShouldBeAssignableTo<OperationCanceledException>();
        (await new SqlitePageStore(database).CountAsync(Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Read_Cancelled_StopsTheQuery()
    {
        using var database = SqliteDatabase.OpenStore(StoreFile);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        stop.CancelAfter(TimeSpan.FromMilliseconds(50));
        await Should.ThrowAsync<OperationCanceledException>(() => Task.Run(() => database.ReadAsync(
            session => session.Number("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"), stop.Token)));
        (await database.ReadAsync(session => session.Number("SELECT 1"), Token)).ShouldBe(1);
    }

    [Fact]
    public void OpenStore_NoDatabase_IsRefusedAndLeftAsItIs()
    {
        File.WriteAllText(StoreFile, "These are my notes, not a database. " + new string('.', 5000));
        Should.Throw<InvalidDataException>(() => SqliteDatabase.OpenStore(StoreFile)).Message.ShouldContain("store.db is no ClaimPipeline store");
        File.ReadAllText(StoreFile).ShouldStartWith("These are my notes");
        File.Copy(StoreFile, IndexFile);
        Should.Throw<InvalidDataException>(() => SqliteSearchIndex.Open(IndexFile)).Message.ShouldContain("index.db is no ClaimPipeline index");
    }

    [Fact]
    public void OpenStore_DatabaseOfAnotherProgram_IsRefused()
    {
        Run(StoreFile, "CREATE TABLE moz_places (id INTEGER)");
        Should.Throw<InvalidDataException>(() => SqliteDatabase.OpenStore(StoreFile)).Message.ShouldContain("but no ClaimPipeline store");
        SqliteSearchIndex.Open(IndexFile).Dispose();
        Should.Throw<InvalidDataException>(() => SqliteDatabase.OpenStore(IndexFile));
    }

    [Fact]
    public void OpenStore_NewerSchema_IsRefused()
    {
        SqliteDatabase.OpenStore(StoreFile).Dispose();
        Run(StoreFile, "PRAGMA user_version = 999");
        Should.Throw<InvalidDataException>(() => SqliteDatabase.OpenStore(StoreFile)).Message
            .ShouldContain("was written by a newer version of the program (schema 999");
    }

    [Fact]
    public async Task OpenIndex_OtherVersion_IsMadeAnew()
    {
        using (var index = SqliteSearchIndex.Open(IndexFile))
        {
            var article = Some.Article(new PageId("p"));
            await index.UpsertAsync([ClaimPipeline.Search.SearchDocument.Of(Some.Analysis(article), [], "s")], Token);
            await index.CommitAsync(Token);
        }

        Run(IndexFile, "PRAGMA user_version = 999");
        using var anew = SqliteSearchIndex.Open(IndexFile);
        (await anew.CountAsync(Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Index_DisposedBeforeCommit_KeepsNothingOfIt()
    {
        var document = ClaimPipeline.Search.SearchDocument.Of(Some.Analysis(Some.Article(new PageId("p"))), [], "s");
        using (var index = SqliteSearchIndex.Open(IndexFile))
        {
            await index.UpsertAsync([document], Token);
            await index.CommitAsync(Token);
            await index.ClearAsync(Token);
            await index.UpsertAsync([document with { Article = new ArticleId("other") }], Token);
        }

        using var again = SqliteSearchIndex.Open(IndexFile);
        (await again.StampsAsync(Token).ToListAsync(Token)).ShouldBe([(document.Article, "s")]);
        (await again.GenerationAsync(Token)).ShouldBe(1);
    }

    private static void Run(string file, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static bool Insert(SqliteSession session, string id, Action then)
    {
        session.Execute("INSERT INTO page (id, url, fetched_at, record) VALUES ($1, 'u', 1, '{}')", id);
        then();
        return true;
    }
}
