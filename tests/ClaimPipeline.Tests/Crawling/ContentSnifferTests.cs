using System.Text;
using ClaimPipeline.Crawling;

namespace ClaimPipeline.Tests.Crawling;

public sealed class ContentSnifferTests
{
    [Theory]
    [InlineData("", "text/html", ContentKind.Empty)]
    [InlineData("<!doctype html><title>x", "application/octet-stream", ContentKind.Html)]
    [InlineData("<!-- c --><html>", "text/plain", ContentKind.Html)]
    [InlineData("just words", "text/html; charset=utf-8", ContentKind.Html)]
    [InlineData("just words", "text/plain", ContentKind.Text)]
    [InlineData("just words", null, ContentKind.Text)]
    [InlineData("%PDF-1.4 ...", "text/html", ContentKind.Pdf)]
    [InlineData("\u0089PNG\r\n", "text/html", ContentKind.Unsupported)]
    [InlineData("PK\u0003\u0004 ... word/document.xml", "application/zip", ContentKind.Docx)]
    [InlineData("PK\u0003\u0004 ...", "text/html", ContentKind.Unsupported)]
    [InlineData("\u0000\u0001\u0002", "text/html", ContentKind.Unsupported)]
    [InlineData("<title>n\u0000ul</title>", "text/html", ContentKind.Html)]
    [InlineData("<?xml version='1.0'?><rss version='2.0'>", "text/html", ContentKind.Feed)]
    [InlineData("<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a 'b'>]><rss>", "text/xml", ContentKind.Feed)]
    [InlineData("<rdf:RDF xmlns:rdf='x'>", "text/xml", ContentKind.Feed)]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'>", "application/xml", ContentKind.Feed)]
    [InlineData("<?xml version='1.0'?><urlset>", "application/xml", ContentKind.Sitemap)]
    [InlineData("<sitemapindex>", "text/plain", ContentKind.Sitemap)]
    [InlineData("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", "application/xhtml+xml", ContentKind.Html)]
    [InlineData("<?xml version='1.0'?><kml>", "application/xml", ContentKind.Unsupported)]
    [InlineData("{\"version\": \"https://jsonfeed.org/version/1.1\"}", "application/json", ContentKind.JsonFeed)]
    [InlineData("{\"a\": 1}", "application/json", ContentKind.Unsupported)]
    [InlineData("body { color: red }", "text/css", ContentKind.Unsupported)]
    public void Sniff_Bytes_GoBeforeTheLabel(string latin1, string? label, ContentKind kind) =>
        ContentSniffer.Sniff(Encoding.Latin1.GetBytes(latin1), label).ShouldBe(kind);

    [Fact]
    public void Sniff_Utf16_IsText() =>
        ContentSniffer.Sniff([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<!doctype html><p>x")], "text/html").ShouldBe(ContentKind.Html);
}
