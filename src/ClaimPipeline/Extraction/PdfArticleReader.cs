using System.Globalization;
using ClaimPipeline.Records;

namespace ClaimPipeline.Extraction;

/// <summary>Puts the lines of a PDF's pages together again: without headers and footers, paragraphs whole, hyphens closed.</summary>
internal static class PdfArticleReader
{
    public static (ArticleDraft Draft, PageVerdict Verdict) Read(ReadOnlyMemory<byte> body, IPdfTextReader? reader, bool traces)
    {
        var draft = new ArticleDraft(traces);
        if (reader is null)
        {
            return (draft, new PageVerdict(DropReason.ToolMissing, "No reader of PDF files is set up."));
        }

        var pdf = reader.Read(body);
        if (pdf.Outcome != PdfOutcome.Read)
        {
            return (draft, new PageVerdict(pdf.Outcome == PdfOutcome.ToolMissing ? DropReason.ToolMissing : DropReason.Unreadable, pdf.Detail ?? "The PDF could not be read."));
        }

        draft.Head.Title = pdf.Title ?? "";
        draft.Head.Published = pdf.Created is { } created ? new SourcedDate(created, null, "pdf:CreationDate", 0.5) : null;
        var repeated = Repeated(pdf.Pages);
        var paragraph = new ParagraphJoiner();
        for (var page = 0; page < pdf.Pages.Count; page++)
        {
            var anchor = string.Create(CultureInfo.InvariantCulture, $"page={page + 1}");
            foreach (var (offset, line) in Body(pdf.Pages[page], repeated))
            {
                paragraph.Take(line, anchor, offset, draft);
            }
        }

        paragraph.Finish(draft);
        return (draft, PageVerdict.Article);
    }

    // The page's lines without header and footer, and without the blank lines that part these from the text.
    private static List<(int Offset, string Line)> Body(string page, HashSet<string> repeated)
    {
        var lines = new List<(int Offset, string Line)>();
        var offset = 0;
        foreach (var line in page.Split('\n'))
        {
            var isBlank = string.IsNullOrWhiteSpace(line);
            if (isBlank ? lines.Count > 0 : !repeated.Contains(Digitless(WhiteSpace.Collapse(line))))
            {
                lines.Add((offset, line));
            }

            offset += line.Length + 1;
        }

        while (lines.Count > 0 && string.IsNullOrWhiteSpace(lines[^1].Line))
        {
            lines.RemoveAt(lines.Count - 1);
        }

        return lines;
    }

    // A line at the edge of a page that at least three pages have, page numbers aside, is a header or footer.
    private static HashSet<string> Repeated(IReadOnlyList<string> pages)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            var lines = page.Split('\n').Select(WhiteSpace.Collapse).Where(line => line.Length > 0).ToList();
            foreach (var line in lines.Take(2).Concat(lines.Skip(2).TakeLast(2)).Select(Digitless).Distinct(StringComparer.Ordinal))
            {
                seen[line] = seen.GetValueOrDefault(line) + 1;
            }
        }

        return seen.Where(pair => pair.Value >= 3 || (pair.Value == pages.Count && pages.Count == 2) || pair.Key is "#" or "- # -" or "page #" or "# / #")
            .Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
    }

    private static string Digitless(string line)
    {
        var text = new System.Text.StringBuilder();
        foreach (var c in line.ToLowerInvariant())
        {
            if (!char.IsAsciiDigit(c))
            {
                text.Append(c);
            }
            else if (text.Length == 0 || text[^1] != '#')
            {
                text.Append('#');
            }
        }

        return text.ToString();
    }
}
