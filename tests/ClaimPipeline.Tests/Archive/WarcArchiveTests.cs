using System.Text;
using ClaimPipeline.Archive;
using ClaimPipeline.Records;

namespace ClaimPipeline.Tests.Archive;

public sealed class WarcArchiveTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("warc-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task AppendAsync_Response_ReadsBackByteForByte()
    {
        await using var archive = Open();
        var body = Enumerable.Range(0, 5000).Select(i => (byte)(i * 7 % 251)).ToArray();

        var location = await archive.AppendAsync(Exchange("https://a.example/1", body), TestContext.Current.CancellationToken);

        (await archive.ReadBodyAsync(location, TestContext.Current.CancellationToken)).ToArray().ShouldBe(body);
        location.Digest.ShouldBe("sha256:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body)));
    }

    [Fact]
    public async Task AppendAsync_EncodedResponse_IsReadableByOtherTools()
    {
        await using (var archive = Open())
        {
            await archive.AppendAsync(Exchange("https://a.example/1", "<p>hello</p>"u8.ToArray()), TestContext.Current.CancellationToken);
        }

        var records = WarcReader.Read(Directory.GetFiles(_folder, "*.warc.gz").Single(), 1 << 20).ToList();
        records.ConvertAll(r => r.Type).ShouldBe(["warcinfo", "response", "request", "metadata"]);
        var response = records[1];
        response.TargetUri.ShouldBe("https://a.example/1");
        response.Date.ShouldBe(Noon);
        Encoding.UTF8.GetString(response.Payload.Span).ShouldBe("<p>hello</p>");
        response.HttpHead!.ShouldContain("\r\nContent-Length: 12");
        response.HttpHead!.ShouldContain("\r\nX-Crawler-Content-Encoding: gzip");
        response.HttpHead!.ShouldNotContain("\r\nTransfer-Encoding");
        records[2].HttpHead!.ShouldStartWith("GET /1 HTTP/1.1");
    }

    [Fact]
    public async Task AppendAsync_ImportedFile_BecomesAResource()
    {
        await using var archive = Open();
        var exchange = Exchange("file:///a.pdf", "%PDF"u8.ToArray()) with { RequestHead = null, ResponseHead = null };

        var location = await archive.AppendAsync(exchange, TestContext.Current.CancellationToken);

        Encoding.ASCII.GetString((await archive.ReadBodyAsync(location, TestContext.Current.CancellationToken)).Span).ShouldBe("%PDF");
        WarcReader.Read(Path.Combine(_folder, location.File), 1 << 20).ElementAt(1).Type.ShouldBe("resource");
    }

    [Fact]
    public async Task AppendAsync_UnchangedBody_WritesARevisitAndPointsToTheFirst()
    {
        await using var archive = Open();
        var first = Exchange("https://a.example/1", "body"u8.ToArray());
        var location = await archive.AppendAsync(first, TestContext.Current.CancellationToken);
        var original = first.Page with { Location = location };

        var again = await archive.AppendAsync(
            first with { Page = first.Page with { FetchedAt = Noon.AddDays(1), StatusCode = 304 }, Body = default, RevisitOf = original },
            TestContext.Current.CancellationToken);

        again.ShouldBe(location);
        var revisit = WarcReader.Read(Path.Combine(_folder, location.File), 1 << 20).Single(r => r.Type == "revisit");
        revisit["WARC-Refers-To-Target-URI"].ShouldBe("https://a.example/1");
        revisit["WARC-Payload-Digest"].ShouldBe(location.Digest);
        revisit["WARC-Profile"]!.ShouldEndWith("server-not-modified");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(200)]
    public async Task AppendAsync_AfterATornRecord_CutsItAndGoesOn(int lost)
    {
        WarcLocation first, torn;
        await using (var archive = Open())
        {
            first = await archive.AppendAsync(Exchange("https://a.example/1", "one"u8.ToArray()), TestContext.Current.CancellationToken);
            torn = await archive.AppendAsync(Exchange("https://a.example/2", "two"u8.ToArray()), TestContext.Current.CancellationToken);
        }

        var path = Path.Combine(_folder, first.File);
        using (var file = File.Open(path, FileMode.Open))
        {
            file.SetLength(torn.Offset + torn.Length - lost);
        }

        await using var reopened = Open();
        var third = await reopened.AppendAsync(Exchange("https://a.example/3", "three"u8.ToArray()), TestContext.Current.CancellationToken);

        third.Offset.ShouldBe(torn.Offset);
        (await reopened.ReadBodyAsync(first, TestContext.Current.CancellationToken)).ToArray().ShouldBe("one"u8.ToArray());
        (await reopened.ReadBodyAsync(third, TestContext.Current.CancellationToken)).ToArray().ShouldBe("three"u8.ToArray());
        WarcReader.Read(path, 1 << 20).Count(r => r.Type == "response").ShouldBe(2);
    }

    [Fact]
    public async Task AppendAsync_DamageInTheMiddle_CutsNothingAndBeginsAnotherFile()
    {
        WarcLocation first, last;
        await using (var archive = Open())
        {
            first = await archive.AppendAsync(Exchange("https://a.example/1", "one"u8.ToArray()), TestContext.Current.CancellationToken);
            last = await archive.AppendAsync(Exchange("https://a.example/2", "two"u8.ToArray()), TestContext.Current.CancellationToken);
        }

        using (var file = File.Open(Path.Combine(_folder, first.File), FileMode.Open))
        {
            file.Position = first.Offset;
            file.Write(new byte[8]);
        }

        await using var reopened = Open();
        var next = await reopened.AppendAsync(Exchange("https://a.example/3", "three"u8.ToArray()), TestContext.Current.CancellationToken);

        next.File.ShouldNotBe(first.File);
        (await reopened.ReadBodyAsync(last, TestContext.Current.CancellationToken)).ToArray().ShouldBe("two"u8.ToArray());
        await Should.ThrowAsync<InvalidDataException>(() => reopened.ReadBodyAsync(first, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AppendAsync_FileIsFull_BeginsAnother()
    {
        await using var archive = new WarcArchive(_folder, new WarcArchiveOptions { MaxFileBytes = 1000 }, TimeProvider.System);
        var locations = new List<WarcLocation>();
        for (var i = 0; i < 5; i++)
        {
            var body = Encoding.ASCII.GetBytes($"body {i}");
            locations.Add(await archive.AppendAsync(Exchange($"https://a.example/{i}", body), TestContext.Current.CancellationToken));
        }

        locations.Select(l => l.File).Distinct().Count().ShouldBeGreaterThan(1);
        foreach (var location in locations)
        {
            (await archive.ReadBodyAsync(location, TestContext.Current.CancellationToken)).Length.ShouldBe(6);
        }
    }

    [Fact]
    public async Task AppendAsync_ManyAtOnce_AllAreReadable()
    {
        await using var archive = Open();
        var locations = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => archive.AppendAsync(
            Exchange($"https://a.example/{i}", BitConverter.GetBytes(i)), TestContext.Current.CancellationToken))));

        for (var i = 0; i < locations.Length; i++)
        {
            BitConverter.ToInt32((await archive.ReadBodyAsync(locations[i], TestContext.Current.CancellationToken)).Span).ShouldBe(i);
        }
    }

    [Fact]
    public async Task AppendAsync_SecondWriter_IsRefused()
    {
        await using var archive = Open();
        await archive.AppendAsync(Exchange("https://a.example/1", "one"u8.ToArray()), TestContext.Current.CancellationToken);
        await using var other = Open();

        (await Should.ThrowAsync<IOException>(() => other.AppendAsync(
            Exchange("https://a.example/2", "two"u8.ToArray()), TestContext.Current.CancellationToken)))
            .Message.ShouldContain("another process");
    }

    [Fact]
    public async Task ReadBodyAsync_WrongDigestOrMissingFile_SaysWhere()
    {
        await using var archive = Open();
        var location = await archive.AppendAsync(Exchange("https://a.example/1", "one"u8.ToArray()), TestContext.Current.CancellationToken);

        (await Should.ThrowAsync<InvalidDataException>(() => archive.ReadBodyAsync(
            location with { Digest = "sha256:00" }, TestContext.Current.CancellationToken))).Message.ShouldContain(location.File);
        (await Should.ThrowAsync<InvalidDataException>(() => archive.ReadBodyAsync(
            location with { File = "gone.warc.gz" }, TestContext.Current.CancellationToken))).Message.ShouldContain("gone.warc.gz");
    }

    private WarcArchive Open() => new(_folder, new WarcArchiveOptions(), TimeProvider.System);

    private static ArchivedExchange Exchange(string url, byte[] body) => new(
        new FetchedPage
        {
            Id = FetchedPage.IdOf(url, body),
            RequestedUrl = url,
            Url = url,
            Seed = "test",
            FetchedAt = Noon,
            StatusCode = 200,
            ContentType = "text/html",
        },
        body,
        "GET /1 HTTP/1.1\r\nHost: a.example\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n");
}
