using ClaimPipeline.Search;

namespace ClaimPipeline.ContractTests.Search;

public sealed class MemorySearchIndexTests() : SearchIndexContract(new MemorySearchIndex());
