using ClaimPipeline.Search;
using ClaimPipeline.Sqlite;

namespace ClaimPipeline.Tests.Sqlite;

/// <summary>
/// How SQLite goes about the statements that matter: a changed plan is up to a hundred times slower and gives the same rows, so no
/// other test would see it.
/// </summary>
public sealed class SqlitePlanTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("claimpipeline-");
    private readonly SqliteDatabase _index;
    private readonly SqliteDatabase _store;

    public SqlitePlanTests()
    {
        _index = SqliteDatabase.OpenIndex(Path.Combine(_folder.FullName, "index.db"));
        _index.WriteAsync(
            session => session.Execute(
                "INSERT INTO name (kind, key, name) VALUES ($1, 'CHN', 'China'), ($1, 'cobalt', 'cobalt')", (int)NameKind.Entity),
            Token).Wait(Token);
        _store = SqliteDatabase.OpenStore(Path.Combine(_folder.FullName, "store.db"));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _index.Dispose();
        _store.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Search_WordsAndClaim_LooksIntoTheWordsOnce()
    {
        var place = new SearchQuery.HasClaim(new ClaimFilter.InSlot(ClaimSlot.Place, ["CHN"]));
        var plan = await PlanAsync(new SearchQuery.And([new SearchQuery.Phrase(["ban"]), place]));
        plan[..2].ShouldBe(["CO-ROUTINE r", "SCAN words VIRTUAL TABLE INDEX 0:M2"]);
        plan.ShouldContain("SEARCH c USING PRIMARY KEY (doc=?)");
        plan.Count(line => line.Contains("words", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Search_ClaimOnly_StartsFromTheClaims()
    {
        var plan = await PlanAsync(new SearchQuery.HasClaim(new ClaimFilter.InSlot(ClaimSlot.Commodity, ["cobalt"])));
        plan[0].ShouldBe("SEARCH d USING INTEGER PRIMARY KEY (rowid=?)");
        plan.ShouldContain(line => line.StartsWith("SEARCH c USING", StringComparison.Ordinal) && line.Contains("claim_commodity (commodity=?)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_ClaimOfAPeriod_IsBoundedByItsDays()
    {
        var plan = await PlanAsync(new SearchQuery.HasClaim(new ClaimFilter.And(
            [new ClaimFilter.InSlot(ClaimSlot.Commodity, ["cobalt"]), new ClaimFilter.InPeriod(ClaimPipeline.Records.Period.Year(2022))])));
        plan.ShouldContain("SEARCH c USING COVERING INDEX claim_commodity (commodity=? AND period_start>? AND period_start<?)");
        plan.ShouldContain(line => line.Contains("INDEX claim_long", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_Everything_WalksByDateWithoutSorting()
    {
        var plan = await PlanAsync(new SearchQuery.Any());
        plan.ShouldBe(["SCAN d USING COVERING INDEX document_published"]);
    }

    [Theory]
    [InlineData(SearchLevel.Articles)]
    [InlineData(SearchLevel.Claims)]
    public async Task Search_EverythingByDate_NeverSortsTheWhole(SearchLevel level)
    {
        var plan = await PlanAsync(new SearchRequest(new SearchQuery.Any()) { Level = level, Sort = SearchSort.Newest });
        plan[0].ShouldBe("SCAN d USING COVERING INDEX document_published");
        plan.ShouldNotContain("USE TEMP B-TREE FOR ORDER BY");
    }

    [Fact]
    public async Task Search_ClaimsOfWords_LooksIntoTheWordsOnce()
    {
        var plan = await PlanAsync(new SearchRequest(new SearchQuery.Phrase(["ban"])) { Level = SearchLevel.Claims });
        plan.ShouldContain("SCAN words VIRTUAL TABLE INDEX 0:M2");
        plan.ShouldContain("SEARCH c USING PRIMARY KEY (doc=?)");
        plan.Count(line => line.Contains("words", StringComparison.Ordinal)).ShouldBe(1);
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

    private Task<List<string>> PlanAsync(SearchQuery query) => PlanAsync(new SearchRequest(query));

    private Task<List<string>> PlanAsync(SearchRequest request) => _index.ReadAsync(
        session =>
        {
            var (sql, parameters) = new IndexSearcher(session, request).PageStatement();
            return Explain(session, sql, parameters);
        },
        Token);

    private static List<string> Explain(SqliteSession session, string sql, object?[] parameters) =>
        session.Query("EXPLAIN QUERY PLAN " + sql, r => r.GetString(3), parameters);
}
