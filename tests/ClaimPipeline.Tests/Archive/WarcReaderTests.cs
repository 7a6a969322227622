using System.IO.Compression;
using System.Text;
using ClaimPipeline.Archive;

namespace ClaimPipeline.Tests.Archive;

public sealed class WarcReaderTests : IDisposable
{
    private const string Two =
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <http://a.example/>\r\nWARC-Date: 2020-01-02T03:04:05Z\r\n"
        + "Content-Type: application/http; msgtype=response\r\nContent-Length: 40\r\n\r\n"
        + "HTTP/1.1 200 OK\r\nContent-Type: a/b\r\n\r\nhi\r\n\r\n\r\n"
        + "WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n";

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_PlainOrGzip_GivesEveryRecord(bool gzip)
    {
        Write(Two, gzip);

        var records = WarcReader.Read(_file, 1000).ToList();

        records.Count.ShouldBe(2);
        records[0].TargetUri.ShouldBe("http://a.example/");
        records[0].Date.ShouldBe(new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.Zero));
        Encoding.ASCII.GetString(records[0].Payload.Span).ShouldBe("hi");
        records[1].Type.ShouldBe("metadata");
    }

    [Fact]
    public void Read_BlockOverTheLimit_IsSkippedAndSaidSo()
    {
        Write(Two, gzip: false);

        var records = WarcReader.Read(_file, 10).ToList();

        records[0].IsTooLarge.ShouldBeTrue();
        records[0].Block.Length.ShouldBe(0);
        records[1].IsTooLarge.ShouldBeFalse();
    }

    [Theory]
    [InlineData("hello world, no archive at all")]
    [InlineData("WARC/1.0\r\nWARC-Type: response\r\n\r\n")]
    [InlineData("WARC/1.0\r\nContent-Length: 100\r\n\r\nshort")]
    public void Read_DamagedFile_NamesFileAndOffset(string text)
    {
        Write(Two + text, gzip: false);

        var read = new List<WarcRecord>();
        var trouble = Should.Throw<InvalidDataException>(() => read.AddRange(WarcReader.Read(_file, 1000)));

        read.Count.ShouldBe(2, "the good records come first");
        trouble.Message.ShouldContain(_file);
        trouble.Message.ShouldContain($"byte {Two.Length}");
    }

    [Fact]
    public void Read_CutGzip_GivesTheWholeRecordsFirst()
    {
        Write(Two, gzip: true);
        using (var file = File.Open(_file, FileMode.Open))
        {
            file.SetLength(file.Length - 20);
        }

        using var records = WarcReader.Read(_file, 1000).GetEnumerator();
        records.MoveNext().ShouldBeTrue();
        Should.Throw<InvalidDataException>(() => { while (records.MoveNext()) { } });
    }

    private void Write(string text, bool gzip)
    {
        using var file = File.Create(_file);
        using Stream target = gzip ? new GZipStream(file, CompressionLevel.Fastest) : file;
        target.Write(Encoding.ASCII.GetBytes(text));
    }
}
