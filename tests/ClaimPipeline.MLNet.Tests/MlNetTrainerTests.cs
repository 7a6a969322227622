using ClaimPipeline.Classification;

namespace ClaimPipeline.MLNet.Tests;

public sealed class MlNetTrainerTests
{
    /// <summary>The version holds the hash of the weights, so it is equal only if they are.</summary>
    [Fact]
    public void Train_SameSentencesAgain_GivesTheSameModel() => SharedModel.Train().Version.ShouldBe(SharedModel.Trained.Version);

    [Fact]
    public void Train_NoDevPart_SaysSo()
    {
        var corpus = SharedModel.Corpus.Where(sentence => sentence.Split != CorpusSplit.Dev).ToList();
        Should.Throw<ArgumentException>(() => MlNetTrainer.Open("").Train(corpus, null, TestContext.Current.CancellationToken))
            .Message.ShouldContain("dev part");
    }
}
