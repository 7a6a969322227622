using ClaimPipeline.ContractTests;
using ClaimPipeline.ContractTests.Search;

namespace ClaimPipeline.Lucene.Tests;

public sealed class LuceneSearchOrderTests : SearchOrderContract
{
    private readonly TemporaryFolder _folder;

    public LuceneSearchOrderTests()
        : this(new TemporaryFolder())
    {
    }

    private LuceneSearchOrderTests(TemporaryFolder folder)
        : base(LuceneSearchIndex.Open(folder.At("index"))) => _folder = folder;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}
