using System.Text;

namespace ClaimPipeline.Extraction;

/// <summary>
/// Puts the lines of a printed page in reading order: column after column, rows of a table cell by cell (parted by tabs), blank lines
/// where the print leaves room or changes its size.
/// </summary>
internal static class PdfPageLayout
{
    // In points.
    private const double NarrowestGutter = 9;
    private const int DeepestCut = 16;
    private const int MostAbove = 30;
    private const int MostBelow = 4;

    // A page with more lines was made to cost time: it is read from top to bottom.
    private const int MostLines = 2000;

    /// <summary>The page's text.</summary>
    public static string Text(List<PdfLine> lines)
    {
        var text = new StringBuilder();
        var sorted = lines.OrderBy(line => line.Bottom).ThenBy(line => line.Left).ToList();
        Cut(sorted, text, lines.Count > MostLines ? DeepestCut : 0);
        return text.ToString().TrimEnd('\n');
    }

    private static void Cut(List<PdfLine> lines, StringBuilder text, int depth)
    {
        if (lines.Count == 0)
        {
            return;
        }

        if (depth < DeepestCut && lines.Count >= 6)
        {
            if (FindColumns(lines) is var (above, below, gutter))
            {
                var columns = lines[above..(lines.Count - below)];
                Cut(lines[..above], text, depth + 1);
                if (IsTable(columns, gutter))
                {
                    Rows(columns, text);
                }
                else
                {
                    Cut(columns.FindAll(line => line.Left < gutter), text, depth + 1);
                    Cut(columns.FindAll(line => line.Left >= gutter), text, depth + 1);
                }

                Cut(lines[(lines.Count - below)..], text, depth + 1);
                return;
            }

            if (WidestGap(lines) is > 0 and var at)
            {
                Cut(lines[..at], text, depth + 1);
                Cut(lines[at..], text, depth + 1);
                return;
            }
        }

        Paragraphs(lines, text);
    }

    // Lines over all columns may stand above and below them.
    private static (int Above, int Below, double Gutter)? FindColumns(List<PdfLine> lines)
    {
        for (var below = 0; below <= Math.Min(MostBelow, lines.Count / 4); below++)
        {
            for (var above = 0; above <= Math.Min(MostAbove, lines.Count / 2); above++)
            {
                var isRow = (above == 0 || !lines[above].IsLevelWith(lines[above - 1])) && (below == 0 || !lines[^below].IsLevelWith(lines[^(below + 1)]));
                if (isRow && lines.Count - above - below >= 6 && Gutter(lines[above..(lines.Count - below)]) is { } gutter)
                {
                    return (above, below, gutter);
                }
            }
        }

        return null;
    }

    // The widest strip without a line, with lines on either side of it over much the same height.
    private static double? Gutter(List<PdfLine> lines)
    {
        var byLeft = lines.OrderBy(line => line.Left).ToList();
        double? best = null;
        var widest = NarrowestGutter;
        var right = byLeft[0].Right;
        for (var i = 1; i < byLeft.Count; i++)
        {
            var gap = byLeft[i].Left - right;
            if (gap >= widest && i >= 3 && byLeft.Count - i >= 3 && AreLevel(byLeft[..i], byLeft[i..]))
            {
                (best, widest) = (byLeft[i].Left - gap / 2, gap);
            }

            right = Math.Max(right, byLeft[i].Right);
        }

        return best;
    }

    private static bool AreLevel(List<PdfLine> left, List<PdfLine> right)
    {
        var (topLeft, bottomLeft, topRight, bottomRight) = (left.Min(l => l.Top), left.Max(l => l.Bottom), right.Min(l => l.Top), right.Max(l => l.Bottom));
        var shared = Math.Min(bottomLeft, bottomRight) - Math.Max(topLeft, topRight);
        return shared > 0.4 * Math.Min(bottomLeft - topLeft, bottomRight - topRight);
    }

    // Few words a cell, and most cells have a neighbour.
    private static bool IsTable(List<PdfLine> lines, double gutter)
    {
        var left = lines.FindAll(line => line.Left < gutter);
        var right = lines.FindAll(line => line.Left >= gutter);
        return lines.Average(line => line.Words) <= 3.5 && left.Count(line => right.Exists(line.IsLevelWith)) * 10 >= left.Count * 6;
    }

    private static void Rows(List<PdfLine> lines, StringBuilder text)
    {
        Blank(text);
        for (var i = 0; i < lines.Count;)
        {
            var row = lines.Skip(i).TakeWhile(line => line.IsLevelWith(lines[i])).ToList();
            text.AppendJoin('\t', row.OrderBy(cell => cell.Left).Select(cell => cell.Text)).Append('\n');
            i += row.Count;
        }

        Blank(text);
    }

    // Where the lines behind begin, if there is more room than between lines of a paragraph; 0 when there is none.
    private static int WidestGap(List<PdfLine> lines)
    {
        var (at, widest) = (0, 0.8 * lines[lines.Count / 2].Height);
        var bottom = lines[0].Bottom;
        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i].Top - bottom > widest)
            {
                (at, widest) = (i, lines[i].Top - bottom);
            }

            bottom = Math.Max(bottom, lines[i].Bottom);
        }

        return at;
    }

    private static void Paragraphs(List<PdfLine> lines, StringBuilder text)
    {
        var steps = lines.Zip(lines.Skip(1), (a, b) => b.Bottom - a.Bottom).Where(step => step > 3).Order().ToList();
        var usual = steps.Count < 3 ? 0 : steps[steps.Count / 2];
        Blank(text);
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0 && lines[i].IsLevelWith(lines[i - 1]))
            {
                text.Append(' ').Append(lines[i].Text);
                continue;
            }

            if (i > 0)
            {
                text.Append('\n');
                var step = lines[i].Bottom - lines[i - 1].Bottom;
                var isApart = usual > 0 ? step > usual * 1.3 : lines[i].Top - lines[i - 1].Bottom > lines[i].Height;
                if (isApart || Math.Abs(lines[i].Height - lines[i - 1].Height) > lines[i].Height * 0.15)
                {
                    Blank(text);
                }
            }

            text.Append(lines[i].Text);
        }

        text.Append('\n');
    }

    private static void Blank(StringBuilder text)
    {
        if (text.Length > 0)
        {
            text.Append(text[^1] == '\n' ? "\n" : "\n\n");
        }
    }
}
