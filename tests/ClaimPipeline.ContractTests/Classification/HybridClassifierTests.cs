using ClaimPipeline.Classification;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.ContractTests.Classification;

public sealed class LinearClassifierTests()
    : ClaimClassifierContract(new LinearClassifier(ModelFile.Read(Repository.At("models", "claims")), new ClassificationOptions()));
