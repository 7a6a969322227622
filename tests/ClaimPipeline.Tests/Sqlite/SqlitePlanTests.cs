using ClaimPipeline.Sqlite;

namespace ClaimPipeline.Tests.Sqlite;

/// <summary>
/// How SQLite goes about the statements that matter: a changed plan is up to a hundred times slower and gives the same rows, so no
/// other test would see it.
/// </summary>
public sealed class SqlitePlanTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("claimpipeline-");
    private readonly SqliteDatabase _store;

    public SqlitePlanTests()
    {
        _store = SqliteDatabase.OpenStore(Path.Combine(_folder.FullName, "store.db"));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _store.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("SELECT min(due_at) FROM frontier WHERE quarantined = 0 AND priority = $1", "frontier_due (priority=?)")]
    [InlineData("SELECT max(priority) FROM frontier WHERE quarantined = 0 AND priority < $1", "frontier_due (priority<?)")]
    [InlineData("SELECT min(authority) FROM frontier WHERE quarantined = 0 AND authority > $1", "frontier_authority (authority>?)")]
    [InlineData("SELECT min(due_at) FROM frontier WHERE quarantined = 0 AND authority = $1 AND priority = $2", "frontier_authority (authority=? AND priority=?)")]
    [InlineData("SELECT url FROM frontier WHERE shape = $1 AND found_at >= $2 LIMIT 5", "frontier_shape (shape=? AND found_at>?)")]
    [InlineData("SELECT count(*) FROM frontier WHERE quarantined = 0 AND authority = $1", "frontier_authority (authority=?)")]
    public async Task Due_EveryStep_IsOneLookUp(string sql, string index)
    {
        var plan = await _store.ReadAsync(session => Explain(session, sql, ["1", "2"]), Token);
        plan.ShouldHaveSingleItem().ShouldBe($"SEARCH frontier USING COVERING INDEX {index}");
    }

    private static List<string> Explain(SqliteSession session, string sql, object?[] parameters) =>
        session.Query("EXPLAIN QUERY PLAN " + sql, r => r.GetString(3), parameters);
}
