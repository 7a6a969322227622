using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ClaimPipeline.Extraction;

namespace ClaimPipeline.App.Sanitizing;

/// <summary>
/// Takes out of a page of the web all that could do anything but be read: what is not on the list of elements goes, with what is in it where
/// that is no text; of attributes only those stay that say language, direction and the shape of tables. Links lose where they lead to.
/// </summary>
internal static class PageSanitizer
{
    private const int MostNodes = 200_000;

    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del", "details",
        "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "ins", "kbd", "li", "main", "mark",
        "ol", "p", "pre", "q", "s", "samp", "section", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr",
        "u", "ul", "var", "wbr",
    };

    // Their content is no text that a reader of the page saw as such.
    private static readonly HashSet<string> Dropped = new(StringComparer.Ordinal)
    {
        "script", "style", "template", "noscript", "iframe", "frame", "frameset", "object", "embed", "applet", "svg", "math", "head", "title", "meta", "link", "base",
        "form", "input", "button", "select", "textarea", "option", "audio", "video", "source", "track", "canvas", "map", "area", "img", "picture", "dialog", "portal",
        "slot", "xmp", "plaintext", "listing", "noembed", "noframes",
    };

    private static readonly HashSet<string> Attributes = new(StringComparer.Ordinal) { "lang", "dir", "colspan", "rowspan", "scope", "datetime", "start" };

    /// <summary>A page made of what is harmless in another.</summary>
    /// <param name="html">The other.</param>
    public static string Clean(string html)
    {
        // Made anew element by element: nothing of the source's markup reaches the output as it was written.
        var document = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(BoundedHtml.Of(html, new ExtractionOptions()));
        var output = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Archived copy</title></head><body>\n");
        var left = MostNodes;
        if (document.Body is { } body)
        {
            Write(body, output, ref left);
        }

        return output.Append("\n</body></html>\n").ToString();
    }

    // Iterative: pages nest as deep as they like.
    private static void Write(INode root, StringBuilder output, ref int left)
    {
        var work = new Stack<(INode? Node, string? Text)>();
        Push(work, root);
        while (work.TryPop(out var next))
        {
            if (next.Text is not null)
            {
                output.Append(next.Text);
                continue;
            }

            if (left-- <= 0)
            {
                continue;
            }

            switch (next.Node)
            {
                case IText text:
                    Escape(text.Data, output);
                    break;
                case IElement element when !Dropped.Contains(element.LocalName):
                    var isKept = Kept.Contains(element.LocalName) && element.NamespaceUri == NamespaceNames.HtmlUri;
                    if (isKept)
                    {
                        Open(element, output);
                        if (element.LocalName is not ("br" or "hr" or "wbr" or "col"))
                        {
                            work.Push((null, $"</{element.LocalName}>"));
                        }
                    }

                    Push(work, element);
                    break;
            }
        }
    }

    private static void Push(Stack<(INode? Node, string? Text)> work, INode parent)
    {
        // By index: asking a node for its neighbour makes the parser's tree look for it among all of them.
        for (var i = parent.ChildNodes.Length - 1; i >= 0; i--)
        {
            work.Push((parent.ChildNodes[i], null));
        }
    }

    private static void Open(IElement element, StringBuilder output)
    {
        output.Append('<').Append(element.LocalName);
        foreach (var attribute in element.Attributes.Where(a => a.NamespaceUri is null && Attributes.Contains(a.LocalName)))
        {
            output.Append(' ').Append(attribute.LocalName).Append("=\"");
            Escape(attribute.Value, output);
            output.Append('"');
        }

        output.Append('>');
    }

    private static void Escape(string text, StringBuilder output)
    {
        foreach (var character in text)
        {
            output.Append(character switch
            {
                '<' => "&lt;", '>' => "&gt;", '&' => "&amp;", '"' => "&quot;", '\'' => "&#39;", '\0' => "", _ => null,
            } ?? character.ToString());
        }
    }
}
