using System.Text;
using ClaimPipeline.Classification;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Classification;

public sealed class ModelFileTests
{
    private static readonly byte[] Bytes = File.ReadAllBytes(ModelFile.Locate(Repository.At("models", "claims")));

    [Fact]
    public void Parse_WrittenModel_GivesTheSameBytesAgain() =>
        ModelFile.ToBytes(ModelFile.Parse(Bytes, "m")).ShouldBe(Bytes);

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(5000)]
    public void Parse_CutFile_SaysSo(int length) =>
        Should.Throw<ModelFileException>(() => ModelFile.Parse(Bytes.AsSpan(0, length), "m.bin")).Message.ShouldContain("m.bin");

    [Fact]
    public void Parse_AnyChangedByte_IsNoticed()
    {
        for (var at = 4; at < Bytes.Length; at += 997)
        {
            var damaged = (byte[])Bytes.Clone();
            damaged[at] ^= 0x20;
            Should.Throw<ModelFileException>(() => ModelFile.Parse(damaged, "m.bin"));
        }
    }

    [Fact]
    public void Parse_OtherFormat_NamesBothFormats()
    {
        var other = (byte[])Bytes.Clone();
        other[4] = 9;
        Should.Throw<ModelFileException>(() => ModelFile.Parse(other, "m.bin")).Message.ShouldContain("format 9");
    }

    [Fact]
    public void Parse_OtherContent_IsNoModelFile() =>
        Should.Throw<ModelFileException>(() => ModelFile.Parse(Encoding.UTF8.GetBytes(new string('<', 100)), "page.html"))
            .Message.ShouldContain("'page.html' is not a model file");

    [Fact]
    public void Locate_NothingThere_NamesTheRemedy() =>
        Should.Throw<ModelFileException>(() => ModelFile.Locate("/no/such/folder")).Message.ShouldContain("claimpipeline train");
}
