using System.Globalization;
using System.Xml;
using ClaimPipeline.Records;

namespace ClaimPipeline.Extraction;

/// <summary>Reads the main part of a Word document into a draft: paragraphs by their styles, tables row by row.</summary>
internal sealed class DocxBodyReader(ArticleDraft draft, string word)
{
    private const string Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    // A table of more columns was made to burst.
    private const int MostColumns = 200;

    private readonly SourcedText _text = new();
    private readonly SourcedText _cell = new();
    private readonly List<(List<SourcedText> Cells, bool IsHeader, string Anchor)> _rows = [];
    private readonly Dictionary<int, SourcedText> _above = [];
    private List<SourcedText> _cells = [];
    private BlockKind _kind;
    private int _paragraph;
    private int _run;
    private int _depth;
    private int _span;
    private bool _isTitle;
    private bool _continues;
    private bool _isHeader;

    /// <summary>Reads to the end.</summary>
    public void Read(XmlReader reader)
    {
        var moved = reader.Read();
        while (moved)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Fallback" && reader.NamespaceURI == Compatibility)
            {
                // The same text again, for programs that cannot show the shape it stands in.
                reader.Skip();
                continue;
            }

            if (reader.NamespaceURI == word && reader.NodeType == XmlNodeType.Element)
            {
                if (reader.LocalName == "t" && !reader.IsEmptyElement)
                {
                    _run++;
                    _text.Append(reader.ReadElementContentAsString(), string.Create(CultureInfo.InvariantCulture, $"{Anchor}/t[{_run}]"));
                    continue;
                }

                Open(reader);
            }
            else if (reader.NamespaceURI == word && reader.NodeType == XmlNodeType.EndElement)
            {
                Close(reader.LocalName);
            }

            moved = reader.Read();
        }
    }

    private string Anchor => string.Create(CultureInfo.InvariantCulture, $"/document/body/p[{_paragraph}]");

    private void Open(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "p":
                _text.Clear();
                (_kind, _isTitle, _run) = (BlockKind.Paragraph, false, 0);
                _paragraph++;
                break;
            case "pStyle" when reader.GetAttribute("val", word) is { } style:
                _isTitle = style.Equals("Title", StringComparison.OrdinalIgnoreCase);
                _kind = style.StartsWith("Heading", StringComparison.OrdinalIgnoreCase) ? BlockKind.Heading
                    : style.StartsWith("List", StringComparison.OrdinalIgnoreCase) ? BlockKind.ListItem
                    : style.Contains("Quote", StringComparison.OrdinalIgnoreCase) ? BlockKind.Quote
                    : style.StartsWith("Caption", StringComparison.OrdinalIgnoreCase) ? BlockKind.Caption : _kind;
                break;
            case "numPr":
                _kind = BlockKind.ListItem;
                break;
            case "tab" or "br" or "cr":
                _text.Space();
                break;
            case "tbl":
                _depth++;
                break;
            case "tr" when _depth == 1:
                (_cells, _isHeader) = ([], false);
                break;
            case "tblHeader" when _depth == 1:
                _isHeader = reader.GetAttribute("val", word) is not ("0" or "false" or "off");
                break;
            case "tc" when _depth == 1:
                _cell.Clear();
                (_span, _continues) = (1, false);
                break;
            case "gridSpan" when _depth == 1:
                _span = int.TryParse(reader.GetAttribute("val", word), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, MostColumns) : 1;
                break;
            case "vMerge" when _depth == 1:
                _continues = reader.GetAttribute("val", word) is not "restart";
                break;
            default:
                break;
        }
    }

    private void Close(string name)
    {
        switch (name)
        {
            case "p":
                _text.TrimEnd();
                EndParagraph();
                break;
            case "tc" when _depth == 1:
                EndCell();
                break;
            case "tr" when _depth == 1 && _cells.Exists(cell => cell.Length > 0):
                _rows.Add((_cells, _isHeader, Anchor));
                break;
            case "tbl" when --_depth == 0:
                EndTable();
                break;
            default:
                break;
        }
    }

    private void EndParagraph()
    {
        if (_depth > 0)
        {
            _cell.Space();
            _cell.Append(_text);
        }
        else if (_isTitle && draft.Letters == 0)
        {
            draft.Head.Title = draft.Head.Title.Length == 0 ? _text.ToString() : draft.Head.Title;
        }
        else if (draft.Letters > 0 || _text.ToString() != draft.Head.Title)
        {
            draft.Add(_kind, _text, Anchor);
        }

        _text.Clear();
    }

    // A cell merged with the one above repeats it, so that every row can be read alone; one that spans columns has empty ones behind it.
    private void EndCell()
    {
        var column = _cells.Count;
        var cell = new SourcedText();
        cell.Append(_continues && _above.TryGetValue(column, out var above) ? above : _cell);
        cell.TrimEnd();
        _above[column] = cell;
        for (var i = 0; i < _span && _cells.Count < MostColumns; i++)
        {
            _cells.Add(i == 0 ? cell : new SourcedText());
        }
    }

    private void EndTable()
    {
        string[]? headers = null;
        for (var i = 0; i < _rows.Count; i++)
        {
            var (cells, isHeader, anchor) = _rows[i];
            var texts = cells.ConvertAll(cell => cell.ToString());
            isHeader |= i == 0 && _rows.Count > 1 && TableReader.LooksLikeHeaders(texts) && _rows[1].Cells.Exists(cell => TableReader.IsFigure(cell.ToString()));
            var row = new SourcedText();
            var last = texts.FindLastIndex(text => text.Length > 0);
            for (var k = 0; k <= last; k++)
            {
                row.Append(cells[k], k == 0 ? "" : "\t");
            }

            draft.Add(BlockKind.TableRow, row, anchor, isHeader || headers is null ? null : string.Join('\t', headers));
            headers = isHeader ? TableReader.Merge(headers, texts) : headers;
        }

        _rows.Clear();
        _above.Clear();
    }
}
