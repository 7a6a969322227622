using System.Text;
using ClaimPipeline.Crawling;
using ClaimPipeline.Records;

namespace ClaimPipeline.Tests.Crawling;

public sealed class LinkFinderTests
{
    [Fact]
    public void Find_Html_ResolvesAsBrowsersDo()
    {
        var found = Find(
            """
            <base href="/sub/"><a href=" child.html ">a</a><A HREF='/x?a=1&amp;b=2&copy=3'>b</A><a href=/plain>c</a>
            <a href="#f">d</a><a href="javascript:x()">e</a><a href="mailto:a@b">f</a><a href="">g</a><a>h</a>
            <script>var a = '<a href=/in-script>';</script><!-- <a href=/in-comment> --><a href="/pic.JPG?x">i</a>
            <a href="//b.example/\ü">j</a><a href="/plain#again">k</a>
            """);

        found.Links.Select(l => l.Url).ShouldBe(
        [
            "https://a.example/sub/child.html", "https://a.example/x?a=1&b=2&copy=3", "https://a.example/plain", "https://b.example//%C3%BC",
        ]);
    }

    [Fact]
    public void Find_Relations_AreTold()
    {
        var found = Find(
            """
            <link rel=canonical href="/own?utm_source=x"><link rel="alternate" type="application/rss+xml" href="/feed">
            <link rel=next href="/list?page=2"><a rel="nofollow ugc" href="/spam">x</a><a href="/page/3">3</a>
            <meta name="robots" content="noindex, nofollow"><meta http-equiv=refresh content="0; url=/moved">
            """);

        found.Canonical.ShouldBe("https://a.example/own");
        found.Directives.ShouldBe(new RobotsDirectives(true, true, false));
        found.Links.ShouldBe(
        [
            new FoundLink("https://a.example/own", FrontierKind.Page),
            new FoundLink("https://a.example/feed", FrontierKind.Feed),
            new FoundLink("https://a.example/list?page=2", FrontierKind.Page) { IsPagination = true },
            new FoundLink("https://a.example/page/3", FrontierKind.Page) { IsPagination = true },
            new FoundLink("https://a.example/moved", FrontierKind.Page),
        ]);
    }

    [Theory]
    [InlineData("<div>", 20_000, "")]
    [InlineData("<b><i><a href=#>", 20_000, "")]
    [InlineData("<table><tr><td>", 20_000, "")]
    [InlineData("<a href='", 100_000, "")]
    [InlineData("<!--", 100_000, "")]
    [InlineData("</script", 100_000, "<script>")]
    [InlineData("&amp", 200_000, "<a href=x>")]
    public void Find_HostileMarkup_TakesNoTime(string part, int times, string before) =>
        Find(before + string.Concat(Enumerable.Repeat(part, times))).Links.Count.ShouldBeLessThan(3);

    [Fact]
    public void Find_Rss_GivesItemsWithDatesUpToTheDamage()
    {
        var found = Find(
            """
            <?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "http://127.0.0.1/xxe">]><rss version="2.0"><channel><link>https://a.example/</link>
            <item><title>A & B &x;</title><link> https://a.example/1?a=1&amp;b=2 </link><pubDate>Sat, 21 Nov 2026 10:00:00 GMT</pubDate></item>
            <item><link><![CDATA[/2]]></link><dc:date>2026-11-20T00:00:00+02:00</dc:date></item>
            <item><guid>https://a.example/3</guid></item><item><guid isPermaLink="false">id-4</guid></item>
            <item><link>https://a.example/5</link><title>cut
            """,
            "application/rss+xml");

        found.Links.Select(l => (l.Url, l.Date)).ShouldBe(
        [
            ("https://a.example/1?a=1&b=2", new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero)),
            ("https://a.example/2", new DateTimeOffset(2026, 11, 19, 22, 0, 0, TimeSpan.Zero)),
            ("https://a.example/3", null),
        ]);
        found.Links.ShouldAllBe(l => l.IsListed);
    }

    [Fact]
    public void Find_Atom_ResolvesAgainstXmlBase() =>
        Find(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/deep/"><link rel="next" href="?p=2"/>
            <entry xml:base="er/"><link rel="edit" href="no"/><link href="yes"/><published>2026-10-31</published><updated>2026-11-01T00:00:00Z</updated></entry></feed>
            """,
            "application/atom+xml").Links.ShouldBe(
        [
            new FoundLink("https://a.example/deep/?p=2", FrontierKind.Feed) { IsPagination = true },
            new FoundLink("https://a.example/deep/er/yes", FrontierKind.Page) { IsListed = true, Date = Day(2026, 10, 31), Modified = Day(2026, 11, 1) },
        ]);

    [Fact]
    public void Find_JsonFeed_GivesItems() =>
        Find("""{"version":"https://jsonfeed.org/version/1.1","items":[{"url":"/1","date_published":"2026-01-02T00:00:00Z","date_modified":"2026-01-03T00:00:00Z"},{"id":"2"},7]}""", "application/feed+json")
            .Links.ShouldBe([new FoundLink("https://a.example/1", FrontierKind.Page) { IsListed = true, Date = Day(2026, 1, 2), Modified = Day(2026, 1, 3) }]);

    [Fact]
    public void Find_Sitemap_GivesPagesAndSitemapsNotPictures() =>
        Find(
            """
            <urlset xmlns:image="i" xmlns:news="n"><url><loc>https://a.example/1</loc><image:image><image:loc>https://a.example/p.png</image:loc></image:image>
            <news:news><news:publication_date>2026-11-21</news:publication_date></news:news></url>
            <url><loc>https://a.example/2</loc><lastmod>2026-11-20T10:00:00+02:00</lastmod></url>
            <sitemap><loc>https://a.example/more.xml.gz</loc></sitemap></urlset>
            """,
            "text/xml").Links.Select(l => (l.Url, l.Kind, l.Date, l.Modified)).ShouldBe(
        [
            ("https://a.example/1", FrontierKind.Page, Day(2026, 11, 21), null),
            ("https://a.example/2", FrontierKind.Page, null, Day(2026, 11, 20).AddHours(8)),
            ("https://a.example/more.xml.gz", FrontierKind.Sitemap, null, null),
        ]);

    [Theory]
    [InlineData("a&amp;b", "a&b")]
    [InlineData("?x=1&copy=2", "?x=1&copy=2")]
    [InlineData("?x=1&copy;", "?x=1\u00A9")]
    [InlineData("a&#38;b&#x26;c&#x110000;&#150;", "a&b&c\uFFFD\u2013")]
    [InlineData("&unknown; & &;", "&unknown; & &;")]
    public void Decode_References_AsInAttributes(string raw, string text) => MarkupText.Decode(raw).ShouldBe(text);

    private static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);

    private static FoundLinks Find(string body, string contentType = "text/html; charset=utf-8")
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var page = new FetchedPage
        {
            Id = FetchedPage.IdOf("https://a.example/dir/page", bytes),
            RequestedUrl = "https://a.example/dir/page",
            Url = "https://a.example/dir/page",
            Seed = "test",
            FetchedAt = DateTimeOffset.UnixEpoch,
            StatusCode = 200,
            ContentType = contentType,
        };
        var kind = ContentSniffer.Sniff(bytes, contentType);
        return new LinkFinder(new CrawlingOptions()).Find(new PageAnswer(page, bytes, kind, "", "", null, default, false), FrontierKind.Page);
    }
}
