using System.Globalization;
using ClaimPipeline.Records;

namespace ClaimPipeline.Extraction;

/// <summary>
/// Reads tables that hold data: a row is a block, its cells parted by tabs, the column headers its context. A cell that spans rows
/// is repeated in each, so that every row can be read alone.
/// </summary>
internal static class TableReader
{
    // A cell with more text is no datum: the table lays out a page.
    private const int LongestCell = 1200;

    private const int LongestLoneCell = 250;

    private static readonly SourcedText Empty = new();

    /// <summary>Whether the table holds data rather than the layout of the page.</summary>
    public static bool IsData(PageNode table)
    {
        if (table.Attribute("role") is "presentation" or "none")
        {
            return false;
        }

        int rows = 0, cells = 0, headers = 0, longest = 0, letters = 0;
        foreach (var node in table.Subtree())
        {
            switch (node.Tag)
            {
                case Tag.Table when node != table:
                    return false;
                case Tag.Tr:
                    rows++;
                    break;
                case Tag.Th:
                    headers++;
                    cells++;
                    break;
                case Tag.Td:
                    cells++;
                    longest = Math.Max(longest, node.Letters);
                    letters += node.Letters;
                    break;
                case Tag.H1 or Tag.H2 or Tag.Article or Tag.Form:
                    return false;
                default:
                    break;
            }
        }

        // A cell that holds most of the text, without headers of columns, is the page's middle column.
        return longest <= (headers == 0 && longest * 2 > letters ? LongestLoneCell : LongestCell) && cells > rows && (rows > 1 || headers > 0) && (headers > 0 || cells >= 4);
    }

    public static List<TextPiece> Read(PageNode table, ExtractionOptions options)
    {
        var pieces = new List<TextPiece>();
        var spans = new Dictionary<int, (SourcedText Text, int Rows)>();
        string[]? headers = null;
        var index = 0;
        foreach (var node in table.Subtree())
        {
            if (node.Tag == Tag.Caption && !node.IsHidden && node.InnerSource() is { Length: > 0 } caption)
            {
                pieces.Add(new TextPiece(BlockKind.Caption, caption.ToString(), node) { Runs = [.. caption.Runs], Letters = node.Letters, LinkLetters = node.LinkLetters });
                continue;
            }

            if (node.Tag != Tag.Tr || node.IsHidden)
            {
                continue;
            }

            var (found, isHeader) = Cells(node, spans, options);
            var cells = found.ConvertAll(cell => cell.ToString());
            if (!cells.Exists(cell => cell.Length > 0))
            {
                continue;
            }

            var isFirst = index++ == 0;
            if (isHeader || (isFirst && headers is null && LooksLikeHeaders(cells) && FollowedByNumbers(node)))
            {
                headers = Merge(headers, cells);
                pieces.Add(Piece(node, found, null));
                continue;
            }

            pieces.Add(Piece(node, found, headers is null ? null : string.Join('\t', headers)));
        }

        return pieces;
    }

    private static TextPiece Piece(PageNode row, List<SourcedText> cells, string? context)
    {
        var text = new SourcedText();
        for (var i = 0; i < cells.Count; i++)
        {
            text.Append(cells[i], i == 0 ? "" : "\t");
        }

        return new TextPiece(BlockKind.TableRow, text.ToString(), row, context) { Runs = [.. text.Runs], Letters = row.Letters, LinkLetters = row.LinkLetters };
    }

    // Reads a row, takes over what spans down from above, and says whether all of its own cells are headers of columns.
    private static (List<SourcedText> Cells, bool IsHeader) Cells(PageNode row, Dictionary<int, (SourcedText Text, int Rows)> spans, ExtractionOptions options)
    {
        var cells = new List<SourcedText>();
        int own = 0, headers = 0;
        foreach (var cell in row.Children())
        {
            if (cell.Tag is not (Tag.Td or Tag.Th) || cell.IsHidden)
            {
                continue;
            }

            TakeOver(cells, spans);
            own++;
            headers += cell.Tag == Tag.Th && cell.Attribute("scope") != "row" ? 1 : 0;
            var text = cell.InnerSource();
            var columns = Span(cell.Attribute("colspan"), options);
            var rows = Span(cell.Attribute("rowspan"), options);
            for (var i = 0; i < columns && cells.Count < options.LargestSpan * 4; i++)
            {
                if (rows > 1)
                {
                    spans[cells.Count] = (i == 0 ? text : Empty, rows - 1);
                }

                cells.Add(i == 0 ? text : Empty);
            }
        }

        TakeOver(cells, spans);
        while (cells.Count > 0 && cells[^1].Length == 0)
        {
            cells.RemoveAt(cells.Count - 1);
        }

        return (cells, own > 0 && (headers == own || row.Parent?.Tag == Tag.Thead) && own > 1);
    }

    private static void TakeOver(List<SourcedText> cells, Dictionary<int, (SourcedText Text, int Rows)> spans)
    {
        while (spans.TryGetValue(cells.Count, out var above) && above.Rows > 0)
        {
            spans[cells.Count] = (above.Text, above.Rows - 1);
            cells.Add(above.Text);
        }
    }

    private static int Span(string? value, ExtractionOptions options) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, options.LargestSpan)
        : value is { Length: > 9 } ? options.LargestSpan : 1;

    /// <summary>The headers of columns when a second row of them stands under the first: "2022" under "Production".</summary>
    public static string[] Merge(string[]? upper, List<string> lower)
    {
        if (upper is null)
        {
            return [.. lower];
        }

        var merged = new string[Math.Max(upper.Length, lower.Count)];
        var last = "";
        for (var i = 0; i < merged.Length; i++)
        {
            last = i < upper.Length && upper[i].Length > 0 ? upper[i] : last;
            var own = i < lower.Count ? lower[i] : "";
            merged[i] = own.Length == 0 || own == last ? last : last.Length == 0 ? own : $"{last} {own}";
        }

        return merged;
    }

    /// <summary>Whether the cells of a first row read like headers of columns: words and years rather than figures.</summary>
    public static bool LooksLikeHeaders(List<string> cells) =>
        cells.Count > 1 && cells.Count(cell => cell.Length is > 0 and < 60 && (!char.IsAsciiDigit(cell[0]) || IsYear(cell))) >= cells.Count - 1;

    private static bool IsYear(string cell) => cell.Length >= 4 && cell.AsSpan(0, 4) is var year
        && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is > 1900 and < 2100;

    /// <summary>Whether a cell holds a figure.</summary>
    public static bool IsFigure(string cell) => cell.Length is > 0 and < 20 && char.IsAsciiDigit(cell[0]);

    private static bool FollowedByNumbers(PageNode row)
    {
        for (var next = row.Next; next is not null; next = next.Next)
        {
            if (next.Tag == Tag.Tr)
            {
                foreach (var cell in next.Children())
                {
                    if (IsFigure(cell.InnerText()))
                    {
                        return true;
                    }
                }

                return false;
            }
        }

        return false;
    }
}
