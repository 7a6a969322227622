using System.Text;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;
using ClaimPipeline.Search;

namespace ClaimPipeline.EndToEndTests.Serving;

/// <summary>An article that tries all it can to be more than text to who reads it, and that makes claims which have to be read all the same.</summary>
internal static class HostileArticle
{
    /// <summary>A word that no other article has.</summary>
    public const string Word = "zyzzogeton";

    /// <summary>Characters of its longest sentence, about.</summary>
    public const int LongestSentence = 2_000_000;

    /// <summary>Takes it in, the whole way to the index.</summary>
    /// <returns>Its id.</returns>
    public static async Task<ArticleId> ImportAsync(ServedFolder served)
    {
        var file = Path.Combine(served.Path, "hostile.html");
        await File.WriteAllTextAsync(file, Html(), Encoding.UTF8);
        await served.Get<ImportPass>().RunAsync(
            new ImportRequest([file]) { Publisher = "=HYPERLINK(\"http://evil.example/\",\"<img src=x onerror=hacked()>\")" }, null, CancellationToken.None);
        await served.Get<AnalyzePass>().RunAsync(null, CancellationToken.None);
        await served.Get<ComparePass>().RunAsync(null, CancellationToken.None);
        await served.Get<IndexPass>().RunAsync(rebuild: false, null, CancellationToken.None);
        var found = await served.Get<ISearchIndex>().SearchAsync(
            new SearchRequest(QueryParser.Parse(Word, null).Query!), CancellationToken.None);
        return found.Hits.Single().Article;
    }

    private static string Html()
    {
        var text = new StringBuilder();
        text.Append("<!doctype html><html lang=en><head><title>&lt;script&gt;hacked()&lt;/script&gt; China's rare earths</title>");
        text.Append("<meta name=author content='\"&gt;&lt;svg onload=hacked()&gt;'>");
        text.Append("<link rel=canonical href='javascript:hacked()'><script>hacked()</script></head><body><article><h1>&lt;script&gt;hacked()&lt;/script&gt; China's rare earths</h1>");
        text.Append($"<p onclick='hacked()'>The {Word} report of the ministry was read by many traders in the port, who found nothing new in it at all.</p>");
        text.Append("<p>China produced 210,000 tonnes of rare earths in 2022 &lt;img src=x onerror=hacked()&gt;, according to the survey.</p>");
        text.Append("<p>China produced \u202E000,012\u202C tonnes of rare earths in 2022, said \u202Eanother survey whose author never closed the mark.</p>");
        text.Append("<p>=cmd|'/c calc'!A1 China produced 240,000 tonnes of rare earths in 2023 {{constructor.constructor('hacked()')()}}.</p>");
        text.Append("<p>&lt;/textarea&gt;&lt;/title&gt;&lt;/style&gt;&lt;script&gt;hacked()&lt;/script&gt; China produced 255,000 tonnes of rare earths in 2023.</p>");
        text.Append("<p>In 2022 China produced 210,000 tonnes of rare earths");
        for (var length = 0; length < LongestSentence; length += 32)
        {
            text.Append(" and more of the very same kind,");
        }

        return text.Append(" as was said.</p></article></body></html>").ToString();
    }
}
