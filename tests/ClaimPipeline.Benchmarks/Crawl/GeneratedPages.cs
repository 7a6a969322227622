using System.Buffers;
using System.Globalization;
using System.Text;

namespace ClaimPipeline.Benchmarks.Crawl;

/// <summary>
/// The pages of a made-up news site: articles of 20 to 200 KB (median about 60), a quarter of that text, with some fifty links each, lists of
/// twenty, ten sections. The same number gives the same bytes.
/// </summary>
internal sealed class GeneratedPages
{
    private const int Sections = 10;
    private const int PerList = 20;
    private const int Paragraphs = 1000;

    /// <summary>A sitemap of as many articles as the number behind it says, a thousand bytes each.</summary>
    public const string SitemapPath = "/sitemap/";

    private static readonly string[] Words =
        ("policy market energy trade court reform tax health school port border growth bank tariff summit treaty budget report figure plan law vote "
        + "data river coast forest grain copper steel rail road price wage union strike worker factory supply chain water quota export import rate")
        .Split(' ');

    private readonly int _articles;
    private readonly byte[][] _paragraphs;
    private readonly byte[] _styles;
    private readonly byte[] _padding;
    private readonly byte[] _navigation;

    public GeneratedPages(int articles)
    {
        _articles = articles;
        _paragraphs = [.. Enumerable.Range(0, Paragraphs).Select(i => Encoding.UTF8.GetBytes($"<p class=\"c{i % 90}\">{Text(i, 60)}.</p>\n"))];
        _styles = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 120).Select(i =>
            $".c{i}{{margin:{i % 40}px;padding:{i * 7 % 40}px;color:#{i * 7919 % 0xFFFFFF:x6}}}@media(max-width:{320 + (i * 13 % 900)}px){{.c{i}>a{{display:none}}}}\n")));
        _padding = [.. "<script>"u8, .. _styles.AsSpan(0, 900), .. "</script>\n"u8];
        _navigation = Encoding.UTF8.GetBytes($"<nav><ul>{string.Concat(Enumerable.Range(0, Sections).Select(s =>
            $"<li><a class=\"nav-link\" href=\"/section/s{s}\"><span>Section {s}</span></a></li>"))}</ul></nav>\n");
    }

    /// <summary>Where an article stands.</summary>
    public static string PathOf(int article) =>
        string.Create(CultureInfo.InvariantCulture, $"/s{article % Sections}/{Title(article).Replace(' ', '-')}-{article}.html");

    /// <summary>The page at a path; null when there is none. Sitemaps name the host.</summary>
    public ReadOnlyMemory<byte>? At(string path, string host)
    {
        if (path == "/")
        {
            return Page("Home", [0], _ => { });
        }

        if (path.StartsWith(SitemapPath, StringComparison.Ordinal))
        {
            return Sitemap(int.Parse(path.AsSpan(SitemapPath.Length), CultureInfo.InvariantCulture), host);
        }

        var parts = path.Split('/');
        if (parts is ["", "section", var name, ..] && TrySection(name) is { } section)
        {
            return parts.Length == 3 ? List(section, 1)
                : parts is [_, _, _, "page", var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
                    ? List(section, page)
                    : null;
        }

        var stem = path.EndsWith(".html", StringComparison.Ordinal) ? path[(path.LastIndexOf('-') + 1)..^5] : "";
        return int.TryParse(stem, NumberStyles.None, CultureInfo.InvariantCulture, out var article) && article < _articles && PathOf(article) == path
            ? Story(article)
            : null;
    }

    private static int? TrySection(string name) =>
        name.Length == 2 && name[0] == 's' && char.IsAsciiDigit(name[1]) ? name[1] - '0' : null;

    private ReadOnlyMemory<byte>? List(int section, int page)
    {
        var first = (page - 1) * PerList;
        var count = (_articles - section + Sections - 1) / Sections;
        return page < 1 || first >= count ? null : Page(
            $"Section {section}, page {page}",
            Enumerable.Range(first, Math.Min(PerList, count - first)).Select(i => (i * Sections) + section),
            body =>
            {
                if (first + PerList < count)
                {
                    Write(body, $"<a rel=\"next\" href=\"/section/s{section}/page/{page + 1}\">Next</a>\n");
                }
            });
    }

    private ReadOnlyMemory<byte> Story(int article)
    {
        // Sizes spread as those of real pages do: most near the median, some ten times as long as others.
        var random = new Random(article);
        var spread = (random.Next(1000) + random.Next(1000) + random.Next(1000)) / 3000.0;
        var length = (int)(16_000 * Math.Pow(12, spread));
        return Page(Title(article), Enumerable.Range(0, 40).Select(i => Other(article, i)), body =>
        {
            while (body.WrittenCount < length)
            {
                body.Write(_paragraphs[random.Next(Paragraphs)]);
                body.Write(_padding);
            }
        });
    }

    private static ReadOnlyMemory<byte> Sitemap(int entries, string host)
    {
        var body = new ArrayBufferWriter<byte>(entries * 1024);
        Write(body, "<?xml version=\"1.0\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for (var article = 0; article < entries; article++)
        {
            Write(body, $"<url><loc>http://{host}{PathOf(article)}</loc><lastmod>2024-01-01</lastmod><!--{new string('x', 900)}--></url>\n");
        }

        Write(body, "</urlset>\n");
        return body.WrittenMemory;
    }

    private int Other(int article, int number) => (int)((article + (number * 7919L) + (number * number)) % _articles);

    private ReadOnlyMemory<byte> Page(string title, IEnumerable<int> links, Action<ArrayBufferWriter<byte>> writeBody)
    {
        var body = new ArrayBufferWriter<byte>(1 << 16);
        Write(body, $"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>\n<style>");
        body.Write(_styles);
        Write(body, "</style></head><body>\n");
        body.Write(_navigation);
        Write(body, $"<main><h1>{title}</h1>\n<ul class=\"links\">");
        foreach (var article in links)
        {
            Write(body, $"<li><a href=\"{PathOf(article)}\" title=\"read on\"><em>{Title(article)}</em></a></li>\n");
        }

        Write(body, "</ul>\n");
        writeBody(body);
        Write(body, "</main></body></html>\n");
        return body.WrittenMemory;
    }

    private static string Title(int article) => Text(article, 7);

    private static string Text(int seed, int words)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));
    }

    private static void Write(ArrayBufferWriter<byte> body, FormattableString text) =>
        Write(body, text.ToString(CultureInfo.InvariantCulture));

    private static void Write(ArrayBufferWriter<byte> body, string text) => Encoding.UTF8.GetBytes(text, body);
}
