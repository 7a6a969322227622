using ClaimPipeline.Classification;

namespace ClaimPipeline.ContractTests.Classification;

public sealed class KeywordClassifierTests() : ClaimClassifierContract(new KeywordClassifier());
