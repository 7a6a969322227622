using System.Text.Json;
using ClaimPipeline.Crawling;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Crawling;

public sealed class UrlNormalizerTests
{
    [Theory]
    [InlineData("HTTP://Example.COM:80/a/../b/./c?x=1#top", "http://example.com/b/c?x=1")]
    [InlineData(" https://a.example/x\n ", "https://a.example/x")]
    [InlineData("https:\\\\a.example\\x\\y", "https://a.example/x/y")]
    [InlineData("https://a.example/caf\u00E9 \u653F?q=\u00FC'", "https://a.example/caf%C3%A9%20%E6%94%BF?q=%C3%BC%27")]
    [InlineData("https://a.example/%7ex%2fy%zz", "https://a.example/~x%2Fy%zz")]
    [InlineData("http://B\u00FCcher.example", "http://xn--bcher-kva.example/")]
    [InlineData("http://bu\u0308cher.example", "http://xn--bcher-kva.example/")]
    [InlineData("http://fa\u00DF.example/", "http://xn--fa-hia.example/")]
    [InlineData("http://\uFF45\uFF58\u3002example/", "http://ex.example/")]
    [InlineData("http://0x7f.1/", "http://127.0.0.1/")]
    [InlineData("http://2130706433/", "http://127.0.0.1/")]
    [InlineData("http://0177.0.0.01/", "http://127.0.0.1/")]
    [InlineData("http://[0:0:0:0:0:FFFF:7f00:1]:80/", "http://[::ffff:7f00:1]/")]
    [InlineData("https://a.example/p?utm_source=a&id=3&fbclid=x", "https://a.example/p?id=3")]
    [InlineData("https://a.example/p?utm_source=a", "https://a.example/p")]
    [InlineData("https://a.example/p;jsessionid=1A2B?x=1", "https://a.example/p?x=1")]
    [InlineData("https://a.example/p?sid=9f86d081884c7d659a2feaa0c55ad015", "https://a.example/p")]
    [InlineData("https://a.example/p?sid=start&b=2&a=1", "https://a.example/p?sid=start&b=2&a=1")]
    [InlineData("http://256.1.1.1/", null)]
    [InlineData("http://1.2.3.4.5/", null)]
    [InlineData("http://a b.example/", null)]
    [InlineData("http://a.example:99999/", null)]
    [InlineData("http://", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("mailto:a@b.example", null)]
    [InlineData("relative/path", null)]
    public void Normalize_Absolute_GivesTheOneSpelling(string url, string? expected) => UrlNormalizer.Normalize(url).ShouldBe(expected);

    [Theory]
    [InlineData("g", "https://a.example/b/g")]
    [InlineData("../../../g", "https://a.example/g")]
    [InlineData("%2e%2E/g", "https://a.example/g")]
    [InlineData("//other.example", "https://other.example/")]
    [InlineData("?y", "https://a.example/b/c?y")]
    [InlineData("", "https://a.example/b/c?q")]
    [InlineData("#s", "https://a.example/b/c?q")]
    [InlineData("https:g", "https://a.example/b/g")]
    [InlineData("http:g", "http://g/")]
    [InlineData("g?y/../x", "https://a.example/b/g?y/../x")]
    public void Normalize_Relative_ResolvesAsBrowsersDo(string url, string expected) =>
        UrlNormalizer.Normalize(url, "https://a.example/b/c?q#f").ShouldBe(expected);

    [Fact]
    public void Normalize_ItsOwnResult_ChangesNothing()
    {
        foreach (var url in (string[])["https://a.example/caf\u00E9 x?a=%20'&b", "http://[2001:DB8::1]:8080/?x", "http://\u65B0\u95FB.example/%2525"])
        {
            var once = UrlNormalizer.Normalize(url)!;
            UrlNormalizer.Normalize(once).ShouldBe(once);
        }
    }

    [Fact]
    public void Normalize_SharedCases_AllMustAndShouldRight()
    {
        var file = Repository.Shared("bench", "crawl", "url_cases_dev.jsonl");
        Assert.SkipWhen(file is null, "The shared URL cases are not there.");

        var wrong = new List<string>();
        foreach (var line in File.ReadLines(file))
        {
            using var json = JsonDocument.Parse(line);
            string? Text(string name) => json.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
            var input = Text("kind") == "html-attribute" ? MarkupText.Decode(Text("input")!) : Text("input")!;
            if (Text("level") != "policy" && UrlNormalizer.Normalize(input, Text("base")) != Text("expected"))
            {
                wrong.Add(Text("id")!);
            }
        }

        wrong.ShouldBeEmpty();
    }
}
