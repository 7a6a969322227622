using ClaimPipeline.Classification;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Classification;

public sealed class LinearClassifierTests
{
    private static readonly LinearClassifier Classifier = new(ModelFile.Read(Repository.At("models", "claims")), new ClassificationOptions());

    [Theory]
    [InlineData("In 2019 the two islands together accounted for 43 percent of the world's nutmeg exports.", ClaimKind.Share)]
    [InlineData("The ministry banned exports of raw cashew nuts with immediate effect.", ClaimKind.Ban)]
    [InlineData("The commission cut the quota for anchovy to 27,000 tonnes.", ClaimKind.Quota)]
    public void Classify_PlainClaim_AcceptsItsLabelOnly(string text, ClaimKind kind) =>
        Tag(text).Tags.Where(tag => tag.Accepted).Select(tag => tag.Kind).ShouldBe([kind]);

    [Theory]
    [InlineData("Exports of nutmeg rose 43 percent in 2019.")]
    [InlineData("Her grandmother kept the recipe in a tin box on the kitchen shelf.")]
    [InlineData("The bank raised its main interest rate to 5.25 percent.")]
    public void Classify_NoClaim_AcceptsNothing(string text) =>
        Tag(text).Tags.ShouldAllBe(tag => !tag.Accepted);

    [Fact]
    public void Classify_Sentences_KeepsTheirOrderAndTagsEveryLabel()
    {
        var sentences = new[] { Sentence("One."), Sentence(""), Sentence(new string('x', 100_000)), Sentence("\ud800 \0 %%%% 70% of") };
        var tagged = Classifier.Classify("", sentences);
        tagged.Select(t => t.Sentence).ShouldBe(sentences);
        tagged.ShouldAllBe(t => t.Tags.Count == 3 && t.Tags[0].Kind == ClaimKind.Quota && t.Tags[1].Kind == ClaimKind.Ban && t.Tags[2].Kind == ClaimKind.Share);
        tagged.SelectMany(t => t.Tags).ShouldAllBe(tag => tag.Probability >= 0 && tag.Probability <= 1);
    }

    [Fact]
    public void Classify_Again_SaysTheSame() =>
        Tag("Nobody may sell ivory in the emirate.").ShouldBe(Tag("Nobody may sell ivory in the emirate."));

    [Fact]
    public void Classify_TableRow_ReadsItsHeaders()
    {
        var row = Sentence("Congo\t70%") with { Block = BlockKind.TableRow, Context = "country\tshare of world production" };
        Classifier.Classify("", [row])[0].Is(ClaimKind.Share).ShouldBeTrue();
    }

    [Fact]
    public void ThresholdShift_Raised_AcceptsLess()
    {
        var strict = new LinearClassifier(Classifier.Model, new ClassificationOptions { ThresholdShift = 0.5 });
        strict.Version.ShouldNotBe(Classifier.Version);
        var text = "The two islands ship a third of the nutmeg.";
        var (usual, shifted) = (Tag(text).Tags, strict.Classify("", [Sentence(text)])[0].Tags);
        shifted.Select(tag => tag.Probability).ShouldBe(usual.Select(tag => tag.Probability));
        shifted.Count(tag => tag.Accepted).ShouldBeLessThanOrEqualTo(usual.Count(tag => tag.Accepted));
    }

    [Fact]
    public void Explain_Sentence_NamesCuesThatSumToTheScore()
    {
        var explanations = Classifier.Explain(Sentence("Chile digs 27 percent of the world's copper."), int.MaxValue);
        var share = explanations[2];
        var score = share.Bias + share.Cues.Sum(cue => cue.Weight);
        share.Probability.ShouldBe(Classifier.Model.Header.Labels[2].Probability(score), 1e-4);
        share.Cues.ShouldContain(cue => cue.Cue.Contains("FigureOfWhole", StringComparison.Ordinal) && cue.Weight > 0);
    }

    private static TaggedSentence Tag(string text) => Classifier.Classify("", [Sentence(text)])[0];

    private static Sentence Sentence(string text) =>
        new(new SentenceId(new ArticleId("a"), 0), new TextSpan(0, text.Length), text, BlockKind.Paragraph);
}
