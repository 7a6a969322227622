using System.Buffers;
using System.Text;

namespace ClaimPipeline.Extraction;

/// <summary>
/// Keeps a hostile page from costing more than its length: tree building is quadratic in the depth of nesting and in the number of
/// open formatting elements, which HTML does not bound. Follows open elements roughly, drops the start tags beyond the limits
/// (their text stays), and cuts the page behind the allowed number of elements. Ordinary pages come back as they are.
/// </summary>
internal static class HtmlGuard
{
    private const int MostFormatting = 24;
    private const int MostScripts = 40;

    private static readonly string[] VoidNames =
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "keygen", "frame"];

    private static readonly string[] FormattingNames =
        ["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

    private static readonly HashSet<int> Void = Keys(VoidNames);
    private static readonly HashSet<int> Formatting = Keys(FormattingNames);
    private static readonly HashSet<int> Scopes = Keys(["table", "td", "th", "caption", "html", "template", "object", "marquee", "applet"]);

    // Inline elements do not close an open paragraph.
    private static readonly HashSet<int> Inline = Keys(
        ["a", "abbr", "acronym", "bdi", "bdo", "button", "cite", "data", "del", "dfn", "ins", "kbd", "label", "map", "mark", "meter", "output",
         "picture", "progress", "q", "ruby", "rt", "rp", "samp", "select", "option", "span", "sub", "sup", "svg", "time", "var", "video", "audio",
         "canvas", "iframe", "noscript", "object", .. FormattingNames]);

    private static readonly int P = Key("p");
    private static readonly int Li = Key("li");
    private static readonly int Ul = Key("ul");
    private static readonly int Ol = Key("ol");
    private static readonly int Dt = Key("dt");
    private static readonly int Dd = Key("dd");
    private static readonly int Dl = Key("dl");
    private static readonly int Tr = Key("tr");
    private static readonly int Td = Key("td");
    private static readonly int Th = Key("th");
    private static readonly int Table = Key("table");
    private static readonly int Option = Key("option");
    private static readonly int Script = Key("script");
    private static readonly int Style = Key("style");

    private static readonly SearchValues<string> ScriptEnd = SearchValues.Create(["</script"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> StyleEnd = SearchValues.Create(["</style"], StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The page, changed only where it goes beyond the limits, and the blocks of data in its scripts, which the parser skips: most
    /// scripts are programs. Says whether the page was cut.
    /// </summary>
    public static (string Html, List<DataScript> Scripts, bool IsCut) Bound(string html, ExtractionOptions options)
    {
        var scripts = new List<DataScript>();
        var open = new List<int>(64);
        StringBuilder? kept = null;
        int copied = 0, formatting = 0, at = 0;
        long elements = 0;
        while ((at = html.IndexOf('<', at)) >= 0 && at + 1 < html.Length)
        {
            var next = html[at + 1];
            if (next == '!' || next == '?')
            {
                at = html.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal) ? After(html, "-->", at + 4) : After(html, ">", at + 2);
                continue;
            }

            var closing = next == '/';
            var start = at + (closing ? 2 : 1);
            if (start >= html.Length || !char.IsAsciiLetter(html[start]))
            {
                at++;
                continue;
            }

            var end = start;
            while (end < html.Length && (char.IsAsciiLetterOrDigit(html[end]) || html[end] is '-' or ':'))
            {
                end++;
            }

            var key = Key(html.AsSpan(start, end - start));
            var tagEnd = TagEnd(html, end);
            if (closing)
            {
                formatting -= Formatting.Contains(key) && formatting > 0 ? 1 : 0;
                Close(open, key);
                at = tagEnd;
                continue;
            }

            elements += 1 + (Inline.Contains(key) ? 0 : formatting);
            if (elements > options.MostElements)
            {
                return ((kept ?? new StringBuilder()).Append(html, copied, at - copied).ToString(), scripts, true);
            }

            if (key == Script || key == Style)
            {
                var length = html.AsSpan(tagEnd).IndexOfAny(key == Script ? ScriptEnd : StyleEnd);
                var close = length < 0 ? html.Length : tagEnd + length;
                if (key == Script && scripts.Count < MostScripts && DataScript.TryRead(html.AsSpan(at, tagEnd - at), html, tagEnd, close) is { } script)
                {
                    scripts.Add(script);
                }

                at = close;
                continue;
            }

            if (!Void.Contains(key))
            {
                Imply(open, key);
                var isFormatting = Formatting.Contains(key);
                if (open.Count >= options.DeepestNesting || (isFormatting && formatting >= MostFormatting))
                {
                    kept ??= new StringBuilder(html.Length);
                    kept.Append(html, copied, at - copied).Append(Inline.Contains(key) ? "" : "<br>");
                    copied = tagEnd;
                }
                else
                {
                    formatting += isFormatting ? 1 : 0;
                    open.Add(key);
                }
            }

            at = tagEnd;
        }

        return (kept is null ? html : kept.Append(html, copied, html.Length - copied).ToString(), scripts, false);
    }

    private static int After(string html, string what, int from)
    {
        var at = from > html.Length ? -1 : html.IndexOf(what, from, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? html.Length : at + what.Length;
    }

    // Behind the ">" that ends the tag; one inside a quoted value does not.
    private static int TagEnd(string html, int from)
    {
        for (var i = from; i < html.Length;)
        {
            var at = html.AsSpan(i).IndexOfAny('>', '"', '\'');
            if (at < 0)
            {
                return html.Length;
            }

            i += at;
            if (html[i] == '>')
            {
                return i + 1;
            }

            // A quote opens a value only behind an equals sign.
            var quote = html[i];
            var before = i - 1;
            while (before > from && char.IsWhiteSpace(html[before]))
            {
                before--;
            }

            var close = html[before] == '=' ? html.IndexOf(quote, i + 1) : i;
            i = close < 0 ? html.Length : close + 1;
        }

        return html.Length;
    }

    private static void Close(List<int> open, int key)
    {
        var crossesScopes = Scopes.Contains(key) || key == Tr || key == Key("tbody");
        for (var i = open.Count - 1; i >= 0; i--)
        {
            if (open[i] == key)
            {
                open.RemoveRange(i, open.Count - i);
                return;
            }

            if (!crossesScopes && Scopes.Contains(open[i]))
            {
                return;
            }
        }
    }

    // End tags that HTML lets authors leave out.
    private static void Imply(List<int> open, int key)
    {
        if (!Inline.Contains(key))
        {
            var i = open.Count - 1;
            while (i >= 0 && Inline.Contains(open[i]))
            {
                i--;
            }

            if (i >= 0 && open[i] == P)
            {
                open.RemoveRange(i, open.Count - i);
            }
        }

        if (key == Li)
        {
            CloseBack(open, Li, Li, Ul, Ol);
        }
        else if (key == Dt || key == Dd)
        {
            CloseBack(open, Dt, Dd, Dl, Dl);
        }
        else if (key == Tr)
        {
            CloseBack(open, Tr, Tr, Table, Table);
        }
        else if (key == Td || key == Th)
        {
            CloseBack(open, Td, Th, Table, Tr);
        }
        else if (key == Option && open.Count > 0 && open[^1] == Option)
        {
            open.RemoveAt(open.Count - 1);
        }
    }

    private static void CloseBack(List<int> open, int first, int second, int stop, int otherStop)
    {
        for (var i = open.Count - 1; i >= 0 && open[i] != stop && open[i] != otherStop; i--)
        {
            if (open[i] == first || open[i] == second)
            {
                open.RemoveRange(i, open.Count - i);
                return;
            }
        }
    }

    private static HashSet<int> Keys(IEnumerable<string> names) => [.. names.Select(name => Key(name))];

    // A number for a name, whatever its case. Two names that share one would only make the depth a little wrong.
    private static int Key(ReadOnlySpan<char> name)
    {
        unchecked
        {
            var key = 17;
            foreach (var c in name)
            {
                key = key * 31 + (c | 0x20);
            }

            return key;
        }
    }
}
