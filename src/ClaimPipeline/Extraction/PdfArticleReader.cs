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

        draft.Title = pdf.Title ?? "";
        draft.Published = pdf.Created is { } created ? new SourcedDate(created, null, "pdf:CreationDate", 0.5) : null;
        var repeated = Repeated(pdf.Pages);
        var paragraph = new ParagraphJoiner();
        for (var page = 0; page < pdf.Pages.Count; page++)
        {
            var anchor = string.Create(CultureInfo.InvariantCulture, $"page={page + 1}");
            var offset = 0;
            foreach (var line in pdf.Pages[page].Split('\n'))
            {
                if (line.Length == 0 || !repeated.Contains(Digitless(WhiteSpace.Collapse(line))))
                {
                    paragraph.Take(line, anchor, offset, draft);
                }

                offset += line.Length + 1;
            }
        }

        paragraph.Finish(draft);
        if (draft.Title.Length == 0 && draft.Blocks is { Count: > 0 } blocks && blocks[0].Kind == BlockKind.Heading)
        {
            draft.Title = blocks[0].Span.Slice(draft.Text);
        }

        return (draft, PageVerdict.Article);
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
