using ClaimPipeline.Search;

namespace ClaimPipeline.ContractTests.Search;

public sealed class MemorySearchOrderTests() : SearchOrderContract(new MemorySearchIndex());
