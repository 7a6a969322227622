using ClaimPipeline.Classification;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Classification;

public sealed class HybridClassifierTests
{
    private static readonly HybridClassifier Classifier = new(ModelFile.Read(Repository.At("models", "claims")), new ClassificationOptions());

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
        var strict = new HybridClassifier(Classifier.Model, new ClassificationOptions { ThresholdShift = 0.5 });
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

    [Fact]
    public void Classify_SentencesOfOthersBesideIt_ChangeNothing()
    {
        var other = Sentence("The council banned exports of copra.") with { Id = new SentenceId(new ArticleId("b"), 0) };
        var alone = Sentence("It takes effect on Monday.") with { Id = new SentenceId(new ArticleId("a"), 1) };
        Classifier.Classify("", [other, alone])[1].ShouldBe(Classifier.Classify("", [alone])[0]);
    }

    [Fact]
    public void Classify_NeighboursAndTitle_MoveTheProbabilities()
    {
        var text = Article("The council banned exports of copra from the island.", "It takes effect on Monday.");
        var beside = Classifier.Classify("Council bans exports of copra", text)[1];
        beside.Tags.ShouldNotBe(Tag(text[1].Text).Tags);
    }

    [Fact]
    public void Classify_TableRowsUnderATitle_AreReadAlone()
    {
        var rows = Article("Congo\t70%", "Peru\t3%").ConvertAll(row => row with { Block = BlockKind.TableRow });
        Classifier.Classify("Who digs the cobalt", rows).ShouldBe(Classifier.Classify("", rows));
    }

    [Fact]
    public void Explain_WhereItStands_NamesTitleAndNeighboursAndSumsToWhatIsSaid()
    {
        var text = Article("The council banned exports of copra from the island.", "It takes effect on Monday.", "Boats lay idle in the port.");
        var tagged = Classifier.Classify("Council bans exports of copra", text)[1];
        var explanations = Classifier.Explain("Council bans exports of copra", text, 1, int.MaxValue);
        explanations.Select(one => one.Probability).ShouldBe(tagged.Tags.Select(tag => tag.Probability));
        var ban = explanations[1];
        ban.Cues.ShouldContain(cue => cue.Cue.StartsWith("context: the title ", StringComparison.Ordinal));
        ban.Cues.ShouldContain(cue => cue.Cue.StartsWith("context: opens with a pronoun behind", StringComparison.Ordinal));
        ban.Probability.ShouldBe(Classifier.Model.Header.Labels[1].Probability(ban.Bias + ban.Cues.Sum(cue => cue.Weight)), 1e-4);
    }

    private static List<Sentence> Article(params string[] texts) =>
        [.. texts.Select((text, i) => Sentence(text) with { Id = new SentenceId(new ArticleId("a"), i) })];

    private static TaggedSentence Tag(string text) => Classifier.Classify("", [Sentence(text)])[0];

    private static Sentence Sentence(string text) =>
        new(new SentenceId(new ArticleId("a"), 0), new TextSpan(0, text.Length), text, BlockKind.Paragraph);
}
