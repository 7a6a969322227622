using System.IO.Compression;
using ClaimPipeline.Crawling;
using ClaimPipeline.Records;

namespace ClaimPipeline.Tests.Crawling;

public sealed class BodyDecoderTests
{
    private static readonly byte[] Text = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("some text \u2713 ", 2000)));

    public static TheoryData<string, string?> Codings => new()
    {
        { "plain", null }, { "plain", "identity" }, { "gzip", "gzip" }, { "gzip", "X-GZIP" }, { "gzip", null }, { "zlib", "deflate" },
        { "deflate", "deflate" }, { "br", "br" }, { "gzip gzip", "gzip, gzip" }, { "members", "gzip" }, { "plain", "gzip" },
    };

    [Theory]
    [MemberData(nameof(Codings))]
    public void Decode_KnownCoding_IsUndone(string made, string? label) =>
        BodyDecoder.Decode(Make(made), label, 1 << 20).Value.ShouldBe(Text);

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("zlib", "deflate")]
    [InlineData("br", "br")]
    [InlineData("members", "gzip")]
    public void Decode_CutAnywhere_IsBroken(string made, string label)
    {
        var whole = Make(made);
        foreach (var cut in (int[])[1, 5, 9, 20, 40])
        {
            BodyDecoder.Decode(whole[..^cut], label, 1 << 20).Reason.ShouldBe(DropReason.BrokenBody, $"{cut} bytes cut");
        }
    }

    [Fact]
    public void Decode_UnknownCoding_IsBroken() => BodyDecoder.Decode(Text, "zorp", 1 << 20).Reason.ShouldBe(DropReason.BrokenBody);

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip gzip", "gzip, gzip")]
    [InlineData("br", "br")]
    [InlineData("deflate", "deflate")]
    public void Decode_MoreThanAllowed_IsTooLarge(string made, string label) =>
        BodyDecoder.Decode(Make(made), label, 1000).Reason.ShouldBe(DropReason.TooLarge);

    private static byte[] Make(string coding) => coding switch
    {
        "gzip" => Pack(Text, s => new GZipStream(s, CompressionLevel.Fastest, true)),
        "gzip gzip" => Pack(Make("gzip"), s => new GZipStream(s, CompressionLevel.Fastest, true)),
        "members" => [.. Pack(Text[..5000], s => new GZipStream(s, CompressionLevel.Fastest, true)), .. Pack(Text[5000..], s => new GZipStream(s, CompressionLevel.Fastest, true))],
        "zlib" => Pack(Text, s => new ZLibStream(s, CompressionLevel.Fastest, true)),
        "deflate" => Pack(Text, s => new DeflateStream(s, CompressionLevel.Fastest, true)),
        "br" => Pack(Text, s => new BrotliStream(s, CompressionLevel.Fastest, true)),
        _ => Text,
    };

    private static byte[] Pack(byte[] data, Func<Stream, Stream> wrap)
    {
        using var buffer = new MemoryStream();
        using (var packer = wrap(buffer))
        {
            packer.Write(data);
        }

        return buffer.ToArray();
    }
}
