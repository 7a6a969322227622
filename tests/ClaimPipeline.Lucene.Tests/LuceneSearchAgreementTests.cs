using ClaimPipeline.ContractTests;
using ClaimPipeline.ContractTests.Search;

namespace ClaimPipeline.Lucene.Tests;

public sealed class LuceneSearchAgreementTests : SearchAgreementContract
{
    private readonly TemporaryFolder _folder;

    public LuceneSearchAgreementTests()
        : this(new TemporaryFolder())
    {
    }

    private LuceneSearchAgreementTests(TemporaryFolder folder)
        : base(LuceneSearchIndex.Open(folder.At("index"))) => _folder = folder;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}
