using ClaimPipeline.Records;

namespace ClaimPipeline.Extraction;

/// <summary>Reads the blocks of a region in order, leaving boilerplate out as it goes.</summary>
internal sealed class RegionReader
{
    private readonly List<TextPiece> _pieces = [];
    private readonly SourcedText _text = new();
    private readonly ExtractionOptions _options;
    private readonly PageNode _region;
    private readonly bool _lenient;
    private readonly bool _ignoreNames;
    private PageNode? _owner;
    private int _letters;
    private int _linkLetters;

    private RegionReader(PageNode region, ExtractionOptions options, bool lenient, bool ignoreNames) =>
        (_region, _options, _lenient, _ignoreNames) = (region, options, lenient, ignoreNames);

    /// <summary>The blocks of the parts; <paramref name="lenient"/> keeps lists of links, for pages that are made of them.</summary>
    public static List<TextPiece> Read(List<PageNode> parts, ExtractionOptions options, bool lenient, bool ignoreNames)
    {
        var reader = new RegionReader(parts[^1], options, lenient, ignoreNames);
        foreach (var part in parts)
        {
            reader.Walk(part, false);
            reader.Flush(part);
        }

        return reader._pieces;
    }

    private void Walk(PageNode node, bool inLink)
    {
        for (var child = node.FirstChild; child is not null; child = child.Next)
        {
            if (child.Text is { } text)
            {
                Append(text, child, node, inLink);
                continue;
            }

            if (Boilerplate.Excludes(child, _region.Prose, _ignoreNames) || (!_lenient && Boilerplate.IsLinkBox(child)))
            {
                if (Tags.IsBlock(child.Tag))
                {
                    Flush(node);
                }

                continue;
            }

            if (child.Tag == Tag.Br)
            {
                Break(node, child);
                continue;
            }

            if (child.Tag == Tag.Table && TableReader.IsData(child))
            {
                Flush(node);
                _pieces.AddRange(TableReader.Read(child, _options));
                continue;
            }

            if (child.Tag == Tag.Pre)
            {
                Flush(node);
                Lines(child);
                continue;
            }

            if (Tags.IsBlock(child.Tag))
            {
                Flush(node);
                Walk(child, inLink);
                Flush(child);
            }
            else
            {
                Walk(child, inLink || child.Tag == Tag.A);
            }
        }
    }

    private void Append(string text, PageNode node, PageNode parent, bool inLink)
    {
        _text.Append(text, node);
        if (node.Letters > 0)
        {
            _owner ??= parent;
            _letters += node.Letters;
            _linkLetters += inLink || parent.Tag == Tag.A ? node.Letters : 0;
        }
    }

    // A line break parts paragraphs unless the text goes on with a small letter.
    private void Break(PageNode node, PageNode br)
    {
        var next = br.Next;
        while (next is not null && next.Letters == 0 && next.Tag != Tag.Br)
        {
            next = next.Next;
        }

        var continues = next?.Tag != Tag.Br && next is not null && StartsSmall(next) && _letters > 0;
        if (continues)
        {
            _text.Space();
        }
        else
        {
            Flush(node);
        }
    }

    private static bool StartsSmall(PageNode node)
    {
        foreach (var part in node.Subtree())
        {
            if (part.Text is { } text)
            {
                var trimmed = text.AsSpan().TrimStart();
                if (trimmed.Length > 0)
                {
                    return char.IsLower(trimmed[0]) || trimmed[0] is ',' or ';' or '(' or ')';
                }
            }
        }

        return false;
    }

    private void Lines(PageNode pre)
    {
        foreach (var part in pre.Subtree())
        {
            if (part.Tag == Tag.Br)
            {
                EndLine(pre);
            }

            var text = part.Text ?? "";
            for (var start = 0; start < text.Length;)
            {
                var end = text.IndexOf('\n', start);
                var line = text.AsSpan(start, (end < 0 ? text.Length : end) - start);
                _text.Append(line, part, start);
                foreach (var c in line)
                {
                    _letters += char.IsLetterOrDigit(c) ? 1 : 0;
                }

                if (end < 0)
                {
                    break;
                }

                EndLine(pre);
                start = end + 1;
            }
        }

        EndLine(pre);
    }

    private void EndLine(PageNode pre)
    {
        _owner = pre;
        Flush(pre);
    }

    private void Flush(PageNode block)
    {
        _text.TrimEnd();
        if (_text.Length > 0 && (_letters > 0 || _text.Length > 3))
        {
            var owner = _owner ?? block;
            var holder = BlockOf(owner);
            var (kind, level) = KindOf(holder);
            _pieces.Add(new TextPiece(kind, _text.ToString(), holder) { Runs = [.. _text.Runs], Letters = _letters, LinkLetters = _linkLetters, Level = level });
        }

        _text.Clear();
        _owner = null;
        _letters = 0;
        _linkLetters = 0;
    }

    private static PageNode BlockOf(PageNode node)
    {
        while (!Tags.IsBlock(node.Tag) && node.Parent is not null)
        {
            node = node.Parent;
        }

        return node;
    }

    private static (BlockKind Kind, int Level) KindOf(PageNode holder)
    {
        for (var node = holder; node is not null; node = node.Parent)
        {
            switch (node.Tag)
            {
                case >= Tag.H1 and <= Tag.H6:
                    return (BlockKind.Heading, node.Tag - Tag.H1 + 1);
                case Tag.Li or Tag.Dd or Tag.Dt:
                    return (BlockKind.ListItem, 0);
                case Tag.Figcaption or Tag.Caption:
                    return (BlockKind.Caption, 0);
                case Tag.Blockquote:
                    return (BlockKind.Quote, 0);
                case Tag.Td or Tag.Th or Tag.Article or Tag.Section or Tag.Main or Tag.Body:
                    return (BlockKind.Paragraph, 0);
                default:
                    if (node.Has(Marks.Caption) && node.Letters < 400)
                    {
                        return (BlockKind.Caption, 0);
                    }

                    break;
            }
        }

        return (BlockKind.Paragraph, 0);
    }
}
