using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace ClaimPipeline.Extraction;

/// <summary>
/// A parsed page as the extractor reads it: one pass over the parser's tree gives each element its marks and the sums of its
/// subtree, so that every later question is answered without walking.
/// </summary>
internal sealed class PageTree
{
    // A paragraph reads like prose when it is this long, or shorter with a full stop, and is not mostly links.
    private const int LongParagraph = 80;
    private const int ShortParagraph = 25;

    // With less prose beside the comments, the comments are the page.
    private const int LeastArticle = 250;

    private readonly Dictionary<string, Marks> _marks = new(StringComparer.Ordinal);
    private readonly bool _believesHidden;
    private int _order;
    private int _hiddenLetters;

    private PageTree(bool believesHidden) => _believesHidden = believesHidden;

    public required IHtmlDocument Document { get; init; }

    /// <summary>The page's blocks of data, in order.</summary>
    public required List<DataScript> Scripts { get; init; }

    public PageNode Root { get; private set; } = null!;

    public PageNode Body { get; private set; } = null!;

    /// <summary>Whether the page has more elements than were read.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Whether class names on this page say nothing about what is boilerplate.</summary>
    public bool IgnoresNames { get; private set; }

    public static PageTree Parse(string html, ExtractionOptions options)
    {
        var parser = new HtmlParser(new HtmlParserOptions
        {
            SkipComments = true,
            SkipScriptText = true,
            SkipRawText = true,
            SkipProcessingInstructions = true,
            DisableElementPositionTracking = true,
            MaximumDepth = options.DeepestNesting + 20,
            ShouldEmitAttribute = IsRead,
        });
        var (bounded, scripts, isCut) = HtmlGuard.Bound(html, options);
        var document = parser.ParseDocument(bounded);
        var tree = Build(document, scripts, true);
        if (tree.Body.Letters * 3 < tree._hiddenLetters)
        {
            // The page is hidden until its scripts show it.
            tree = Build(document, scripts, false);
        }

        var prose = tree.Body.Prose;
        var comments = Settle(tree.Body, prose, false);
        var isDiscussion = tree.Body.Prose < LeastArticle;
        if (tree.Body.Prose * 3 < (isDiscussion ? prose : prose - comments))
        {
            // Names mislead on this page: nearly all of its prose stands in what they call boilerplate.
            tree = Build(document, scripts, tree._believesHidden);
            _ = Settle(tree.Body, prose, true);
            tree.IgnoresNames = true;
        }

        tree.IsCut = isCut;
        return tree;
    }

    private static PageTree Build(IHtmlDocument document, List<DataScript> scripts, bool believesHidden)
    {
        var tree = new PageTree(believesHidden) { Document = document, Scripts = scripts };
        tree.Root = tree.Copy(document.DocumentElement, null, null, false, false);
        tree.Body = tree.Root;
        foreach (var node in tree.Root.Children())
        {
            tree.Body = node.Tag == Tag.Body ? node : tree.Body;
        }

        return tree;
    }

    // Takes the prose of boilerplate out of the sums, now that it is known how much of the page's it is. Returns that of comments.
    private static int Settle(PageNode node, int total, bool ignoreNames)
    {
        if (node.Prose == 0)
        {
            return 0;
        }

        if (Boilerplate.Excludes(node, total, ignoreNames))
        {
            var prose = node.Prose;
            node.Prose = 0;
            return node.Has(Marks.Comment) ? prose : 0;
        }

        int before = 0, after = 0, comments = 0;
        for (var child = node.FirstChild; child is not null; child = child.Next)
        {
            before += child.Prose;
            comments += Settle(child, total, ignoreNames);
            after += child.Prose;
        }

        node.Prose -= before - after;
        return comments;
    }

    private static bool IsRead(ref StructHtmlToken token, ReadOnlyMemory<char> name) => name.Span switch
    {
        "class" or "id" or "role" or "href" or "content" or "name" or "property" or "itemprop" or "itemtype" or "itemscope" or "datetime" => true,
        "type" or "style" or "hidden" or "lang" or "rel" or "colspan" or "rowspan" or "charset" or "http-equiv" or "title" => true,
        "aria-hidden" or "aria-label" or "data-testid" or "data-component" or "pubdate" or "open" or "xml:lang" or "shadowrootmode" => true,
        _ => false,
    };

    private PageNode Copy(IElement element, PageNode? parent, PageNode? previous, bool hidden, bool inLink)
    {
        var tag = Tags.Of(element.LocalName);
        var (marks, hides) = Describe(element, tag);
        var node = new PageNode
        {
            Tag = tag,
            Parent = parent,
            Previous = previous,
            Element = element,
            Order = _order++,
            Marks = marks,
            IsHidden = hidden || hides,
        };
        if (Tags.IsSilent(tag) && tag is not (Tag.Noscript or Tag.Head or Tag.Template))
        {
            return node;
        }

        inLink |= tag == Tag.A;
        PageNode? last = null;
        INodeList children = element is IHtmlTemplateElement template && template.HasAttribute("shadowrootmode")
            ? template.Content.ChildNodes
            : element.ChildNodes;
        var silent = Tags.IsSilent(tag);
        for (var i = 0; i < children.Length; i++)
        {
            PageNode child;
            switch (children[i])
            {
                case IText text:
                    child = new PageNode
                    {
                        Tag = Tag.Text, Parent = node, Previous = last, Text = text.Data, Order = _order++, IsHidden = node.IsHidden,
                    };
                    if (silent)
                    {
                        break;
                    }

                    var letters = Letters(child.Text);
                    if (node.IsHidden)
                    {
                        _hiddenLetters += letters;
                        break;
                    }

                    child.Letters = letters;
                    child.LinkLetters = inLink ? letters : 0;

                    break;
                case IElement inner:
                    child = Copy(inner, node, last, node.IsHidden, inLink);
                    break;
                default:
                    continue;
            }

            if (last is null)
            {
                node.FirstChild = child;
            }
            else
            {
                last.Next = child;
            }

            last = child;
            node.Letters += child.Letters;
            node.LinkLetters += child.LinkLetters;
            node.Links += child.Links;
            node.Prose += child.Prose;
            node.HoldsBlocks |= child.HoldsBlocks || Tags.IsBlock(child.Tag);
        }

        node.LastChild = last;
        node.Links += tag == Tag.A ? 1 : 0;
        CountProse(node);
        return node;
    }

    // Prose is counted at the innermost block.
    private static void CountProse(PageNode node)
    {
        if (!Tags.IsBlock(node.Tag) || node.IsHidden)
        {
            return;
        }

        // Own text: what stands in the block but in no block below it.
        int own = 0, ownLinks = 0;
        for (var child = node.FirstChild; child is not null; child = child.Next)
        {
            if (!Tags.IsBlock(child.Tag) && !child.HoldsBlocks)
            {
                own += child.Letters;
                ownLinks += child.LinkLetters;
            }
        }

        if (own < ShortParagraph || ownLinks * 2 > own || Tags.IsHeading(node.Tag))
        {
            return;
        }

        if (own >= LongParagraph || EndsSentence(node))
        {
            node.Prose += own;
        }
    }

    private static bool EndsSentence(PageNode node)
    {
        for (var child = node.LastChild; child is not null;)
        {
            if (child.Text is { } text && text.AsSpan().TrimEnd() is { Length: > 0 } trimmed)
            {
                return trimmed[^1] is '.' or '!' or '?' or '。' or '！' or '？' or '"' or '”' or ':' or '…';
            }

            if (child.LastChild is not null && !Tags.IsBlock(child.Tag))
            {
                child = child.LastChild;
                continue;
            }

            child = child.Previous;
        }

        return false;
    }

    // One pass over the attributes; pages repeat their class names, so their marks are remembered.
    private (Marks Marks, bool Hidden) Describe(IElement element, Tag tag)
    {
        var marks = Marks.None;
        bool hidden = false, ariaHidden = false;
        var attributes = element.Attributes;
        for (var i = 0; i < attributes.Length; i++)
        {
            var value = attributes[i]!.Value;
            switch (attributes[i]!.Name)
            {
                case "class" or "id" or "data-testid" or "data-component":
                    if (!_marks.TryGetValue(value, out var found))
                    {
                        _marks[value] = found = MarkList.Of(value);
                    }

                    marks |= found;
                    break;
                case "itemprop":
                    marks |= value is "articleBody" or "reviewBody" ? Marks.Body : MarkList.Of(value);
                    break;
                case "role":
                    marks |= value switch
                    {
                        "navigation" or "menu" or "menubar" or "search" or "tablist" or "toolbar" => Marks.Nav,
                        "contentinfo" => Marks.Footer,
                        "complementary" => Marks.Sidebar,
                        "dialog" or "alertdialog" => Marks.Modal,
                        "main" or "article" => Marks.Article,
                        _ => Marks.None,
                    };
                    break;
                case "hidden":
                    hidden = true;
                    break;
                case "style":
                    hidden |= Declares(value, "display", "none") || Declares(value, "visibility", "hidden");
                    break;
                case "aria-hidden":
                    ariaHidden = value == "true";
                    break;
                default:
                    break;
            }
        }

        // Some publishers hide the whole page from readers of screens while a dialog is up; only small parts are believed.
        hidden |= (marks & Marks.Hidden) != 0
            || (ariaHidden && tag is not (Tag.Body or Tag.Main or Tag.Article or Tag.P) && element.ChildNodes.Length < 3);
        return (tag is Tag.Html or Tag.Body ? Marks.None : marks, hidden && _believesHidden);
    }

    private static bool Declares(string style, string property, string value)
    {
        var at = style.IndexOf(property, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return false;
        }

        var rest = style.AsSpan(at + property.Length).TrimStart();
        return rest.Length > 0 && rest[0] == ':' && rest[1..].TrimStart().StartsWith(value, StringComparison.OrdinalIgnoreCase);
    }

    private static int Letters(string text)
    {
        var letters = 0;
        foreach (var c in text)
        {
            letters += char.IsLetterOrDigit(c) ? 1 : 0;
        }

        return letters;
    }
}
