using ClaimPipeline.ContractTests.Classification;

namespace ClaimPipeline.MLNet.Tests;

public sealed class MlNetClassifierTests() : ClaimClassifierContract(SharedModel.Trained);
