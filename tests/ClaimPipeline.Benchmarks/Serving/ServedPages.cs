using System.Globalization;
using System.Text;
using ClaimPipeline.Benchmarks.Search;
using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Benchmarks.Serving;

/// <summary>
/// Made-up news pages that our own analyzer reads: words by Zipf's law, and some three figures that official rows tell, rightly or not.
/// One in twelve is a copy of another one, one in twenty-five a later version, half of both with another figure. The same number
/// gives the same page.
/// </summary>
internal sealed class ServedPages
{
    /// <summary>How many sources there are.</summary>
    public const int Sources = 200;

    /// <summary>How often each was crawled.</summary>
    public const int Crawls = 10;

    private const int CopyReach = 40;

    /// <summary>When the first source was crawled first.</summary>
    public static readonly DateTimeOffset FirstCrawl = new(2026, 9, 7, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Frames =
    [
        "The {0} of the {1} said that the {2} would be {3} before the {4}.",
        "Many of those who {0} in the {1} have seen {2} and {3} since the {4} came.",
        "It is not known how the {0} will {1} with the {2}, but the {3} has been {4} for a long time.",
        "People in {0} who were asked about the {1} did not think that {2} was {3} to {4}.",
        "After the {0}, the {1} and its {2} went back to the {3}, as the {4} had said.",
        "A {0} from the {1} told us what the {2} had to do with {3} and with the {4}.",
    ];

    private readonly GeneratedArticles _words = new();
    private readonly List<(string Indicator, List<OfficialFigure> Rows)> _official;

    /// <summary>Reads the official rows that ship with the program.</summary>
    public ServedPages() => _official =
    [
        .. ShippedData.Official().Figures
            .Where(f => f.Counterpart is null && f.Quantity.Modifier == Modifier.Exact && f.Quantity.Value > 0 && f.Place.Value is not ("OTH" or "WLD"))
            .Where(f => f.Indicator.Value is "mine_production" or "refinery_production" or "reserves" or "share_of_electricity" or "share_of_production")
            .Where(f => f.Quantity.Unit.Code is "t" or "kt" or "%")
            .GroupBy(f => f.Subject.Value, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, g.ToList())),
    ];

    /// <summary>A word of the made-up vocabulary, the commonest first.</summary>
    public string Word(int rank) => _words.Word(rank);

    /// <summary>The name of a source.</summary>
    public static string SourceName(int source) => string.Create(CultureInfo.InvariantCulture, $"site-{source:000}");

    /// <summary>Where a source begins.</summary>
    public static string SourceUrl(int source) => string.Create(CultureInfo.InvariantCulture, $"https://site{source:000}.test/");

    /// <summary>When a crawl of a source began; it took ten minutes.</summary>
    public static DateTimeOffset CrawlStart(int source, int crawl) => FirstCrawl.AddDays(7 * crawl).AddMinutes(source * 12);

    /// <summary>The page of that number and its bytes.</summary>
    public (FetchedPage Page, byte[] Body) Make(int number)
    {
        var story = StoryOf(number);
        var body = Html(story);
        var page = new FetchedPage
        {
            Id = FetchedPage.IdOf(story.Url, body),
            RequestedUrl = story.Url,
            Url = story.Url,
            Seed = SourceName(story.Source),
            Publisher = PublisherOf(story.Source),
            Language = "en",
            FetchedAt = CrawlStart(story.Source, story.Crawl).AddSeconds(number % 590),
            StatusCode = 200,
            ContentType = "text/html; charset=utf-8",
        };
        return (page, body);
    }

    private static int Skewed(Random random, int count) => (int)(count * Math.Pow(random.NextDouble(), 3));

    private string PublisherOf(int source) => string.Create(CultureInfo.InvariantCulture, $"The {Capital(Word(3_000 + source))} Post");

    private Story StoryOf(int number)
    {
        var random = new Random(number);
        var original = number - 1 - random.Next(CopyReach);
        if (original >= 0 && number % 12 == 5 && original % 12 != 5 && original % 25 != 7)
        {
            var first = Original(original);
            var source = Skewed(random, Sources);
            return Altered(first with { Source = source, Url = UrlOf(source, number), Crawl = random.Next(Crawls) }, random);
        }

        if (original >= 0 && number % 25 == 7 && original % 12 != 5 && original % 25 != 7 && Original(original) is { Crawl: < Crawls - 1 } earlier)
        {
            return Altered(earlier with { Crawl = earlier.Crawl + 1 }, random) is var later && later.Sentences[^1] != earlier.Sentences[^1]
                ? later
                : later with { Sentences = [.. later.Sentences, "This page was brought up to date."] };
        }

        return Original(number);
    }

    private Story Original(int number)
    {
        var random = new Random(number + 1_000_000_007);
        var source = Skewed(random, Sources);
        var published = new DateOnly(2019, 1, 1).AddDays(random.Next(2_800));
        var (_, rows) = _official[Skewed(random, _official.Count)];
        var told = random.Next(5) == 0 ? 0 : 1 + Skewed(random, 13);
        var sentences = new List<string>();
        for (var i = 0; i < Math.Max(9, told * 2); i++)
        {
            sentences.Add(i % 2 == 0 && i / 2 < told ? Telling(rows[random.Next(rows.Count)], random, 0) : Filler(random));
        }

        var place = EntityGazetteer.Default.Of(EntityKind.Place, rows[random.Next(rows.Count)].Place.Value).Name;
        var title = $"{place} and the {Word(_words.Draw(random))} {Word(_words.Draw(random))} of {Word(_words.Draw(random))}";
        return new Story(source, UrlOf(source, number), random.Next(Crawls), published, title, sentences);
    }

    // One figure is told otherwise, or none.
    private static Story Altered(Story story, Random random)
    {
        var at = story.Sentences.FindIndex(sentence => sentence.Contains("00 tonnes", StringComparison.Ordinal));
        if (at < 0 || random.Next(2) == 0)
        {
            return story;
        }

        var other = story.Sentences[at].Replace("00 tonnes", "50 tonnes", StringComparison.Ordinal);
        return story with { Sentences = [.. story.Sentences.Select((sentence, i) => i == at ? other : sentence)] };
    }

    private static string Telling(OfficialFigure row, Random random, int depth)
    {
        var place = EntityGazetteer.Default.Of(EntityKind.Place, row.Place.Value).Name;
        var subject = EntityGazetteer.Default.Of(EntityKind.Commodity, row.Subject.Value).Name;
        if (random.Next(12) == 0 && depth == 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{place} has banned exports of {subject} from {random.Next(1, 28)} March {row.Period.Start.Year + 1}.");
        }

        var wrong = random.Next(100) switch { < 50 => 1m, < 70 => 0m, < 82 => 10m, _ => 1.63m };
        var amount = Amount(row.Quantity, wrong);
        return row.Indicator.Value switch
        {
            "reserves" => $"Reserves of {subject} in {place} stood at {amount} in {row.Period}.",
            "share_of_electricity" => $"{Capital(subject)} supplied {amount} of the electricity in {place} in {row.Period}.",
            "share_of_production" => $"{place} accounted for {amount} of the world's production of {subject} in {row.Period}.",
            var other => $"{place} had a {EntityGazetteer.Default.Of(EntityKind.Indicator, other).Name} of {amount} of {subject} in {row.Period}.",
        };
    }

    // Times 0 means rounded to two digits.
    private static string Amount(Quantity quantity, decimal times)
    {
        var value = quantity.Unit.Code == "kt" ? quantity.Value * 1000 : quantity.Value;
        if (times == 0)
        {
            var step = (decimal)Math.Pow(10, Math.Floor(Math.Log10((double)value)) - 1);
            value = Math.Round(value / step) * step;
        }
        else
        {
            value *= times;
        }

        return quantity.Unit.Code == "%"
            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Min(value, 99):0.#} %")
            : string.Create(CultureInfo.InvariantCulture, $"{value:#,0.#} tonnes");
    }

    private static string UrlOf(int source, int number) => string.Create(CultureInfo.InvariantCulture, $"{SourceUrl(source)}news/{number}.html");

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private string Filler(Random random) => string.Format(
        CultureInfo.InvariantCulture,
        Frames[random.Next(Frames.Length)],
        [.. Enumerable.Range(0, 5).Select(_ => Word(_words.Draw(random)))]);

    private byte[] Html(Story story)
    {
        var html = new StringBuilder();
        html.Append(
            CultureInfo.InvariantCulture,
            $"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>{story.Title}</title>
            <link rel="canonical" href="{story.Url}"><meta property="og:site_name" content="{PublisherOf(story.Source)}">
            <meta property="article:published_time" content="{story.Published:yyyy-MM-dd}T08:00:00Z"></head>
            <body><nav><a href="/">Home</a> <a href="/news/">News</a> <a href="/about">About</a></nav>
            <article><h1>{story.Title}</h1>

            """);
        foreach (var paragraph in story.Sentences.Chunk(3))
        {
            html.Append("<p>").AppendJoin(' ', paragraph).Append("</p>\n");
        }

        return Encoding.UTF8.GetBytes(html.Append("</article><footer>All rights reserved.</footer></body></html>\n").ToString());
    }

    private sealed record Story(int Source, string Url, int Crawl, DateOnly Published, string Title, List<string> Sentences);
}
