using System.Globalization;
using AngleSharp.Dom;

namespace ClaimPipeline.Extraction;

/// <summary>An element or a text of a page, with what the whole subtree holds.</summary>
internal sealed class PageNode
{
    private string? _path;
    private int _position;

    public required Tag Tag { get; init; }

    public PageNode? Parent { get; init; }

    public PageNode? FirstChild { get; set; }

    public PageNode? LastChild { get; set; }

    public PageNode? Next { get; set; }

    public PageNode? Previous { get; init; }

    /// <summary>The characters of a text; null for elements.</summary>
    public string? Text { get; init; }

    /// <summary>The parsed element; null for texts.</summary>
    public IElement? Element { get; init; }

    /// <summary>What class, id, role and the like say that it is.</summary>
    public Marks Marks { get; set; }

    /// <summary>Position in document order.</summary>
    public int Order { get; init; }

    /// <summary>Letters and digits in the subtree, hidden and silent parts left out.</summary>
    public int Letters { get; set; }

    /// <summary>Those of them inside links.</summary>
    public int LinkLetters { get; set; }

    /// <summary>Links in the subtree.</summary>
    public int Links { get; set; }

    /// <summary>Letters in paragraphs that read like prose (see <see cref="PageTree"/>), leaving out marked boilerplate.</summary>
    public int Prose { get; set; }

    /// <summary>Whether the subtree is not to be seen or read.</summary>
    public bool IsHidden { get; set; }

    /// <summary>Whether a block element lies below it.</summary>
    public bool HoldsBlocks { get; set; }

    public double LinkDensity => Letters == 0 ? 0 : (double)LinkLetters / Letters;

    public bool Has(Marks marks) => (Marks & marks) != 0;

    public string? Attribute(string name) => Element?.GetAttribute(name);

    public bool IsWithin(PageNode ancestor)
    {
        for (var node = this; node is not null; node = node.Parent)
        {
            if (node == ancestor)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The nearest ancestor (or itself) with that tag; null when there is none.</summary>
    public PageNode? Closest(Tag tag)
    {
        var node = this;
        while (node is not null && node.Tag != tag)
        {
            node = node.Parent;
        }

        return node;
    }

    /// <summary>Its children in order.</summary>
    public IEnumerable<PageNode> Children()
    {
        for (var child = FirstChild; child is not null; child = child.Next)
        {
            yield return child;
        }
    }

    /// <summary>Itself and its descendants in document order.</summary>
    public IEnumerable<PageNode> Subtree()
    {
        var node = this;
        while (true)
        {
            yield return node;
            if (node.FirstChild is not null)
            {
                node = node.FirstChild;
                continue;
            }

            while (node != this && node.Next is null)
            {
                node = node.Parent!;
            }

            if (node == this)
            {
                yield break;
            }

            node = node.Next!;
        }
    }

    /// <summary>The visible text of the subtree, white space collapsed.</summary>
    public string InnerText() => InnerSource().ToString();

    /// <summary>The same, with where its characters stand.</summary>
    public SourcedText InnerSource()
    {
        var text = new SourcedText();
        foreach (var node in Subtree())
        {
            if (node.Text is not null && !node.IsHidden && !Tags.IsSilent(node.Parent?.Tag ?? Tag.Other))
            {
                text.Append(node.Text, node);
            }
            else if (Tags.IsBlock(node.Tag) || node.Tag == Tag.Br)
            {
                text.Space();
            }
        }

        text.TrimEnd();
        return text;
    }

    /// <summary>
    /// Where it stands: <c>/html/body/article/p[3]</c>, <c>/html/body/article/p[3]/text()[2]</c>. Positions count elements of the same
    /// name, or texts; an only one has none.
    /// </summary>
    public string Path()
    {
        if (_path is not null)
        {
            return _path;
        }

        var above = Parent?.Path() ?? "";
        var name = Element?.LocalName ?? "text()";
        var position = Position();
        return _path = position == 1 && !HasNextOfKind()
            ? $"{above}/{name}"
            : string.Create(CultureInfo.InvariantCulture, $"{above}/{name}[{position}]");
    }

    // Asked in document order, the nearest element of the name before it knows its own position.
    private int Position()
    {
        var before = 0;
        for (var other = Previous; other is not null; other = other.Previous)
        {
            if (other.Element?.LocalName == Element?.LocalName)
            {
                before++;
                if (other._position > 0)
                {
                    return _position = other._position + before;
                }
            }
        }

        return _position = before + 1;
    }

    private bool HasNextOfKind()
    {
        for (var other = Next; other is not null; other = other.Next)
        {
            if (other.Element?.LocalName == Element?.LocalName)
            {
                return true;
            }
        }

        return false;
    }
}
