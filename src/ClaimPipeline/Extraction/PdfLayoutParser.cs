using System.Globalization;
using System.Text;
using System.Xml;

namespace ClaimPipeline.Extraction;

/// <summary>Reads what <c>pdftotext -bbox-layout</c> writes: words with their places.</summary>
internal static class PdfLayoutParser
{
    // In heights of the line: words farther apart stand in different columns.
    private const double WidestSpace = 1.5;

    /// <summary>The lines of each page; null when there are more characters than allowed.</summary>
    /// <exception cref="XmlException">It is something else.</exception>
    public static List<List<PdfLine>>? Read(TextReader output, int mostCharacters)
    {
        var pages = new List<List<PdfLine>>();
        using var reader = XmlReader.Create(output, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, CheckCharacters = false, IgnoreWhitespace = true, IgnoreComments = true,
        });
        var words = new List<PdfLine>();
        var characters = 0;
        while (!reader.EOF)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "line" })
                {
                    Split(words, pages[^1]);
                    words.Clear();
                }

                reader.Read();
                continue;
            }

            switch (reader.LocalName)
            {
                case "page":
                    pages.Add([]);
                    reader.Read();
                    break;
                case "word" when pages.Count > 0:
                    var (left, top, right, bottom) = (Number(reader, "xMin"), Number(reader, "yMin"), Number(reader, "xMax"), Number(reader, "yMax"));
                    var text = reader.ReadElementContentAsString();
                    characters += text.Length + 1;
                    if (characters > mostCharacters)
                    {
                        return null;
                    }

                    words.Add(new PdfLine(left, top, right, bottom, text, 1));
                    break;
                default:
                    reader.Read();
                    break;
            }
        }

        return pages;
    }

    // Cells of a table may come as one line.
    private static void Split(List<PdfLine> words, List<PdfLine> lines)
    {
        for (var start = 0; start < words.Count;)
        {
            var text = new StringBuilder(words[start].Text);
            var end = start + 1;
            while (end < words.Count && words[end].Left - words[end - 1].Right < words[end].Height * WidestSpace)
            {
                text.Append(' ').Append(words[end++].Text);
            }

            var all = words[start..end];
            lines.Add(new PdfLine(all[0].Left, all.Min(w => w.Top), all[^1].Right, all.Max(w => w.Bottom), text.ToString(), all.Count));
            start = end;
        }
    }

    private static double Number(XmlReader reader, string name) =>
        double.TryParse(reader.GetAttribute(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
