using ClaimPipeline.Sqlite;

namespace ClaimPipeline.ContractTests.Search;

public sealed class SqliteSearchOrderTests : SearchOrderContract
{
    private readonly TemporaryFolder _folder;

    public SqliteSearchOrderTests()
        : this(new TemporaryFolder())
    {
    }

    private SqliteSearchOrderTests(TemporaryFolder folder)
        : base(SqliteSearchIndex.Open(folder.At("index.db"))) => _folder = folder;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}
