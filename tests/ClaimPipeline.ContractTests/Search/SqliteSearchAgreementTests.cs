using ClaimPipeline.Sqlite;

namespace ClaimPipeline.ContractTests.Search;

public sealed class SqliteSearchAgreementTests : SearchAgreementContract
{
    private readonly TemporaryFolder _folder;

    public SqliteSearchAgreementTests()
        : this(new TemporaryFolder())
    {
    }

    private SqliteSearchAgreementTests(TemporaryFolder folder)
        : base(SqliteSearchIndex.Open(folder.At("index.db"))) => _folder = folder;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}
