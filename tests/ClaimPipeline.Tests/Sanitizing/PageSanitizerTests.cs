using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ClaimPipeline.App.Sanitizing;
using FsCheck;
using FsCheck.Fluent;

namespace ClaimPipeline.Tests.Sanitizing;

public sealed class PageSanitizerTests
{
    [Fact]
    public void Clean_AnArticle_KeepsWordsTablesAndLanguage()
    {
        var clean = PageSanitizer.Clean("""
            <html><head><title>T</title></head><body><h1 class="x">Quota &amp; ban</h1><p lang="de" onclick="x()">Die <em>Quote</em></p>
            <table><tr><td colspan="2">5 &lt; 6</td></tr></table><a href="https://e.example/">link</a></body></html>
            """);
        clean.ShouldContain("<h1>Quota &amp; ban</h1>");
        clean.ShouldContain("<p lang=\"de\">Die <em>Quote</em></p>");
        clean.ShouldContain("<td colspan=\"2\">5 &lt; 6</td>");
        clean.ShouldContain("<a>link</a>");
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<ScRiPt src=//e.example/x.js></sCrIpT>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<svg><script>alert(1)</script><a xlink:href='javascript:alert(1)'>x</a></svg>")]
    [InlineData("<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>")]
    [InlineData("<a href='java\tscript:alert(1)'>x</a>")]
    [InlineData("<p style='background:url(//e.example)'>x</p>")]
    [InlineData("<iframe srcdoc='<script>alert(1)</script>'></iframe>")]
    [InlineData("<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>")]
    [InlineData("<form action=//e.example><input autofocus onfocus=alert(1)></form>")]
    [InlineData("<meta http-equiv=refresh content='0;url=//e.example'><base href=//e.example/>")]
    [InlineData("<p lang='\"><script>alert(1)</script>'>x</p>")]
    [InlineData("<template><script>alert(1)</script></template>")]
    [InlineData("<title></title><textarea></textarea><xmp><script>alert(1)</script></xmp>")]
    [InlineData("<!--><script>alert(1)</script>-->")]
    [InlineData("<details open ontoggle=alert(1)><summary>s</summary></details>")]
    public void Clean_HostileMarkup_LeavesNothingThatActs(string html) => ShouldBeHarmless(PageSanitizer.Clean($"<p>before</p>{html}<p>after</p>"));

    [Fact]
    public void Clean_AnyMarkup_LeavesNothingThatActs()
    {
        string[] pieces =
        [
            "<", ">", "\"", "'", "/", "=", " ", "script", "img", "src=x", "onerror=a()", "svg", "math", "style", "</", "<!--", "-->", "<![CDATA[", "]]>", "p", "a", "href=", "javascript:",
            "table", "td", "select", "template", "textarea", "\0", "&lt;", "&#x3c;", "title", "noscript", "lang=",
        ];
        Prop.ForAll(Gen.Elements(pieces).ListOf().Select(list => string.Concat(list)).ToArbitrary(), html => ShouldBeHarmless(PageSanitizer.Clean(html)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Clean_VeryDeepOrVeryLong_Ends()
    {
        ShouldBeHarmless(PageSanitizer.Clean(string.Concat(Enumerable.Repeat("<div>", 50_000)) + "deep"));
        PageSanitizer.Clean($"<p>{new string('x', 2_000_000)}</p>").Length.ShouldBeGreaterThan(2_000_000);
    }

    // What a browser would make of it: only harmless elements, and of attributes only those of the list.
    private static void ShouldBeHarmless(string clean)
    {
        string[] attributes = ["lang", "dir", "colspan", "rowspan", "scope", "datetime", "start", "charset"];
        string[] acting = ["script", "style", "img", "svg", "math", "iframe", "form", "input", "object", "embed", "link", "base", "template", "noscript", "textarea", "audio", "video"];
        foreach (var element in new HtmlParser(new HtmlParserOptions { IsScripting = true }).ParseDocument(clean).All)
        {
            acting.ShouldNotContain(element.LocalName);
            element.NamespaceUri.ShouldBe(NamespaceNames.HtmlUri);
            element.Attributes.Select(attribute => attribute.Name).Except(attributes).ShouldBeEmpty();
        }
    }
}
