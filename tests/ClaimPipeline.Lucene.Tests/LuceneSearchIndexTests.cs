using ClaimPipeline.ContractTests;
using ClaimPipeline.ContractTests.Search;

namespace ClaimPipeline.Lucene.Tests;

public sealed class LuceneSearchIndexTests : SearchIndexContract
{
    private readonly TemporaryFolder _folder;

    public LuceneSearchIndexTests()
        : this(new TemporaryFolder())
    {
    }

    private LuceneSearchIndexTests(TemporaryFolder folder)
        : base(LuceneSearchIndex.Open(folder.At("index"))) => _folder = folder;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}
