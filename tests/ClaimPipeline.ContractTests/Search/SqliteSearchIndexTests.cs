using ClaimPipeline.Sqlite;

namespace ClaimPipeline.ContractTests.Search;

public sealed class SqliteSearchIndexTests : SearchIndexContract
{
    private readonly TemporaryFolder _folder;

    public SqliteSearchIndexTests()
        : this(new TemporaryFolder())
    {
    }

    private SqliteSearchIndexTests(TemporaryFolder folder)
        : base(SqliteSearchIndex.Open(folder.At("index.db"))) => _folder = folder;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}
