using ClaimPipeline.Crawling;
using ClaimPipeline.Records;

namespace ClaimPipeline.Tests.Crawling;

public sealed class SeedListReaderTests : IDisposable
{
    private const string Good =
        """{"name":"n","url":"HTTPS://A.example","kind":"Feed","publisher":"P","language":"en","why":"w","scope":{"maxDepth":2,"hosts":["b.example"]}}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("seeds-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_FileOrFolder_GivesSeedsWithNormalAddresses()
    {
        var file = Write("a.json", $"[{Good}]");
        Write("b.json", "[]");

        var seed = SeedListReader.Read(file).Single();

        (seed.Name, seed.Url, seed.Kind).ShouldBe(("n", "https://a.example/", SeedKind.Feed));
        seed.Scope!.MaxDepth.ShouldBe(2);
        SeedListReader.Read(_folder).ShouldBe([seed]);
    }

    [Theory]
    [InlineData("""[{"name":"n","kind":"Feed"}]""", "entry 1 ('n'): 'url' is missing")]
    [InlineData("""[{"name":"n","url":"ftp://a/","kind":"Feed","publisher":"P","language":"en","why":"w"}]""", "ftp://a/")]
    [InlineData("""[{"name":"n","kind":"Blog"}]""", "line 1")]
    [InlineData("[null]", "entry 1 is null")]
    [InlineData("not json", "line 1")]
    public void Read_WrongList_NamesFileAndEntry(string json, string expected)
    {
        var file = Write("x.json", json);

        var message = Should.Throw<FormatException>(() => SeedListReader.Read(file)).Message;

        message.ShouldContain(file);
        message.ShouldContain(expected);
    }

    [Fact]
    public void Read_NameTwice_NamesBothFiles()
    {
        Write("a.json", $"[{Good}]");
        Write("b.json", $"[{Good}]");

        var message = Should.Throw<FormatException>(() => SeedListReader.Read(_folder)).Message;

        message.ShouldContain("a.json");
        message.ShouldContain("b.json");
    }

    [Fact]
    public void Read_NoFile_SaysSo() =>
        Should.Throw<FileNotFoundException>(() => SeedListReader.Read("/no/such.json")).Message.ShouldContain("/no/such.json");

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
