using ClaimPipeline.Classification;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.ContractTests.Classification;

public sealed class HybridClassifierTests()
    : ClaimClassifierContract(new HybridClassifier(ModelFile.Read(Repository.At("models", "claims")), new ClassificationOptions()));
