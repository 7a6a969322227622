using ClaimPipeline.Classification;
using ClaimPipeline.Records;

namespace ClaimPipeline.Tests.Classification;

public sealed class ClassifierTrainerTests
{
    [Fact]
    public void Train_SameSentences_GivesTheSameBytes() =>
        ModelFile.ToBytes(Train(Corpus())).ShouldBe(ModelFile.ToBytes(Train(Corpus())));

    [Fact]
    public void Train_SentencesInAnotherOrder_GivesTheSameBytes() =>
        ModelFile.ToBytes(Train([.. Enumerable.Reverse(Corpus())])).ShouldBe(ModelFile.ToBytes(Train(Corpus())));

    [Fact]
    public void Train_OtherSettings_GivesAnotherVersion()
    {
        var other = new ClassifierTrainer(new TrainingSettings { L2 = 7 }).Train(Corpus(), null, TestContext.Current.CancellationToken);
        other.Version.ShouldNotBe(Train(Corpus()).Version);
    }

    [Fact]
    public void Train_TestPart_IsNotLookedAt()
    {
        var extra = Corpus()[0] with { Id = "extra", Text = "Entirely different words here.", Split = CorpusSplit.Test };
        Train([.. Corpus(), extra]).Version.ShouldBe(Train(Corpus()).Version);
    }

    [Fact]
    public void Train_LabelMissingInAPart_SaysWhich() =>
        Should.Throw<ArgumentException>(() => Train([.. Corpus().Where(s => s.Split != CorpusSplit.Dev || !s.Is(ClaimKind.Ban))]))
            .Message.ShouldContain("Dev part of the corpus has no sentence with the label Ban");

    [Fact]
    public void Train_Progress_EndsAtItsTotal()
    {
        var seen = new Seen();
        new ClassifierTrainer(new TrainingSettings()).Train(Corpus(), seen, TestContext.Current.CancellationToken);
        seen.Last.ShouldNotBeNull();
        seen.Last.Done.ShouldBe(seen.Last.Total);
    }

    [Fact]
    public void Fit_CalibrationOfSeparableScores_FollowsThem()
    {
        var calibration = PlattCalibration.Fit([-3, -2, -1, 1, 2, 3], [false, false, false, true, true, true], [1, 1, 1, 1, 1, 1]);
        calibration.Probability(-3).ShouldBeLessThan(0.3);
        calibration.Probability(3).ShouldBeGreaterThan(0.7);
    }

    private static ClaimModel Train(IReadOnlyList<LabelledSentence> corpus) =>
        new ClassifierTrainer(new TrainingSettings()).Train(corpus, null, TestContext.Current.CancellationToken);

    private static List<LabelledSentence> Corpus() =>
    [
        .. from split in new[] { CorpusSplit.Train, CorpusSplit.Dev }
           from topic in new[] { "salt", "silk", "tea" }
           from sample in new (string Text, ClaimKind[] Labels)[]
           {
               ($"The ministry banned exports of {topic}.", [ClaimKind.Ban]),
               ($"The council set the {topic} quota at 300 tonnes.", [ClaimKind.Quota]),
               ($"The valley ships 40 percent of the {topic} sold abroad.", [ClaimKind.Share]),
               ($"The price of {topic} rose 3 percent.", []),
           }
           select new LabelledSentence
           {
               Id = $"{split}{topic}{sample.Text.Length}",
               Text = sample.Text,
               Labels = sample.Labels.ToValueList(),
               Topic = $"{topic} {split}",
               Split = split,
           },
    ];

    private sealed class Seen : IProgress<TrainingProgress>
    {
        public TrainingProgress? Last { get; private set; }

        public void Report(TrainingProgress value) => Last = value;
    }
}
