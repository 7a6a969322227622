using ClaimPipeline.Classification;
using ClaimPipeline.Records;

namespace ClaimPipeline.ContractTests.Classification;

/// <summary>What the analyze pass and everyone who tags sentences rely on.</summary>
public abstract class ClaimClassifierContract(IClaimClassifier classifier)
{
    /// <summary>Sentences as the web has them, some plain and some hostile.</summary>
    private static readonly string[] Texts =
    [
        "The ministry banned exports of raw cashew nuts with immediate effect.",
        "The commission cut the quota for anchovy to 27,000 tonnes.",
        "In 2019 the two islands together accounted for 43 percent of the world's nutmeg exports.",
        "",
        " \t\r\n",
        "\ud800 \0 %%%% 70% of",
        "稀土出口禁令 🙂",
        new('x', 20_000),
    ];

    [Fact]
    public void Version_Always_NamesSomething() => classifier.Version.ShouldNotBeNullOrWhiteSpace();

    [Fact]
    public void Classify_AnyText_GivesOneTagPerLabelInOrder()
    {
        var sentences = Texts.Select(SentenceOf).ToList();
        var tagged = classifier.Classify("A headline", sentences);
        tagged.Select(one => one.Sentence).ShouldBe(sentences);
        tagged.ShouldAllBe(one => one.Tags.Count == 3 && one.Tags[0].Kind == ClaimKind.Quota && one.Tags[1].Kind == ClaimKind.Ban && one.Tags[2].Kind == ClaimKind.Share);
        tagged.SelectMany(one => one.Tags).ShouldAllBe(tag => tag.Probability >= 0 && tag.Probability <= 1);
    }

    [Fact]
    public void Classify_NoSentences_GivesNone() => classifier.Classify("", []).ShouldBeEmpty();

    [Fact]
    public void Classify_Again_SaysTheSame()
    {
        var sentences = Texts.Select(SentenceOf).ToList();
        classifier.Classify("", sentences).ShouldBe(classifier.Classify("", sentences));
    }

    [Fact]
    public void Classify_FromManyThreads_SaysWhatItSaysFromOne()
    {
        var sentences = Texts.Select(SentenceOf).ToList();
        var alone = classifier.Classify("", sentences);
        var together = new IReadOnlyList<TaggedSentence>[16];
        Parallel.For(0, together.Length, i => together[i] = classifier.Classify("", sentences));
        together.ShouldAllBe(tagged => tagged.SequenceEqual(alone));
    }

    [Fact]
    public void Classify_NoList_Throws() => Should.Throw<ArgumentNullException>(() => classifier.Classify("", null!));

    private static Sentence SentenceOf(string text) =>
        new(new SentenceId(new ArticleId("a"), 0), new TextSpan(0, text.Length), text, BlockKind.Paragraph);
}
