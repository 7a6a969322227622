using ClaimPipeline.Classification;
using ClaimPipeline.Records;

namespace ClaimPipeline.Tests.Classification;

public sealed class LabelledSentenceReaderTests
{
    [Fact]
    public void Read_FullLine_GivesAllOfIt()
    {
        var sentence = Read("""{"id":"a","text":"T.","labels":["ban","quota"],"attrs":{"polarity":"denied","status":"in_force","ban_kind":"lifting","hard":false},"topic":"salt","style":"law","era":"1980s","split":"dev"}""")[0];
        sentence.Labels.ShouldBe([ClaimKind.Quota, ClaimKind.Ban]);
        sentence.Attrs.ShouldBe(new SentenceAttributes { Polarity = Polarity.Denied, Status = ClaimStatus.InForce, BanKind = "lifting" });
        (sentence.Topic, sentence.Style, sentence.Era, sentence.Split).ShouldBe(("salt", "law", "1980s", CorpusSplit.Dev));
    }

    [Fact]
    public void Read_LineOfAnotherMaker_NeedsOnlyIdTextAndLabels() =>
        Read("""{"id":"a","text":"T.","labels":[],"source":"x"}""")[0].Labels.ShouldBeEmpty();

    [Theory]
    [InlineData("{\"id\":\"a\",\"text\":\"T.\"}", "'labels' is missing")]
    [InlineData("{\"id\":\"a\",\"labels\":[]}", "'text' is missing")]
    [InlineData("{\"text\":\"T.\",\"labels\":[]}", "'id' is missing")]
    [InlineData("{\"id\":\"a\",\"text\":\"T.\",\"labels\":[\"tax\"]}", "\"tax\" is not a label")]
    [InlineData("{\"id\":\"a\",\"text\":\"T.\",\"labels\":[\"statistic\"]}", "is not a label")]
    [InlineData("{\"id\":\"a\",\"text\":\"T.\",\"labels\":[],\"split\":\"later\"}", "'split' is 'later'")]
    [InlineData("[1]", "not a JSON object")]
    [InlineData("{\"id\":", "file.jsonl:2")]
    public void Read_BrokenLine_NamesFileLineAndTrouble(string line, string trouble)
    {
        var message = Should.Throw<LabelledSentenceException>(() => Read("\n" + line)).Message;
        message.ShouldStartWith("file.jsonl:2: ");
        message.ShouldContain(trouble);
    }

    [Fact]
    public void Read_SameIdTwice_NamesBothLines() =>
        Should.Throw<LabelledSentenceException>(() => Read("""
            {"id":"a","text":"T.","labels":[]}
            {"id":"a","text":"U.","labels":[]}
            """)).Message.ShouldBe("file.jsonl:2: the id 'a' is that of file.jsonl:1 already.");

    [Fact]
    public void Read_Passage_GivesItWithItsTitle()
    {
        var sentence = Read("""{"id":"p-1","text":"T.","labels":[],"passage":"p","title":"Salt runs short"}""")[0];
        (sentence.Passage, sentence.Title).ShouldBe(("p", "Salt runs short"));
    }

    [Fact]
    public void Read_TornPassage_IsRefused() =>
        Should.Throw<LabelledSentenceException>(() => Read("""
            {"id":"1","text":"T.","labels":[],"passage":"p"}
            {"id":"2","text":"U.","labels":[]}
            {"id":"3","text":"V.","labels":[],"passage":"p"}
            """)).Message.ShouldBe("file.jsonl:3: the sentences of the passage 'p' do not stand together.");

    [Fact]
    public void ReadCorpus_Folder_TakesSentencesThenPassagesByName()
    {
        var folder = Directory.CreateTempSubdirectory("corpus").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "passages"));
        foreach (var (name, id) in new[] { ("passages/b.jsonl", "b"), ("sentences.jsonl", "s"), ("passages/a.jsonl", "a") })
        {
            File.WriteAllText(Path.Combine(folder, name), $$"""{"id":"{{id}}","text":"T.","labels":[]}""");
        }

        LabelledSentenceReader.ReadCorpus(folder).Select(sentence => sentence.Id).ShouldBe(["s", "a", "b"]);
        File.WriteAllText(Path.Combine(folder, "passages", "c.jsonl"), """{"id":"s","text":"T.","labels":[]}""");
        Should.Throw<LabelledSentenceException>(() => LabelledSentenceReader.ReadCorpus(folder)).Message.ShouldContain("c.jsonl:1: the id 's' is that of ");
        Directory.Delete(folder, recursive: true);
    }

    private static IReadOnlyList<LabelledSentence> Read(string text) => LabelledSentenceReader.Read(new StringReader(text), "file.jsonl");
}
