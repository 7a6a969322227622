using System.IO.Compression;
using System.Globalization;
using System.Text;
using System.Xml;
using ClaimPipeline.Records;

namespace ClaimPipeline.Extraction;

/// <summary>Reads a Word document: paragraphs, headings, lists and table rows of its main part, title and author of its properties.</summary>
internal static class DocxArticleReader
{
    // Unpacked; a document of this size has ten thousand pages, or was made to burst.
    private const long LargestPart = 64 << 20;
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static (ArticleDraft Draft, PageVerdict Verdict) Read(ReadOnlyMemory<byte> body)
    {
        var draft = new ArticleDraft();
        try
        {
            using var archive = new ZipArchive(new MemoryStream(body.ToArray(), false), ZipArchiveMode.Read);
            if (archive.GetEntry("word/document.xml") is not { } main || main.Length > LargestPart)
            {
                return (draft, new PageVerdict(DropReason.Unreadable, "The document has no main part, or one that is too large."));
            }

            ReadProperties(archive, draft);
            using var stream = main.Open();
            using var reader = Reader(stream);
            ReadMain(reader, draft);
            return (draft, PageVerdict.Article);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException)
        {
            return (draft, new PageVerdict(DropReason.Unreadable, $"The document is damaged: {e.Message}"));
        }
    }

    private static XmlReader Reader(Stream stream) => XmlReader.Create(stream, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LargestPart,
        IgnoreComments = true,
    });

    private static void ReadProperties(ZipArchive archive, ArticleDraft draft)
    {
        if (archive.GetEntry("docProps/core.xml") is not { } entry || entry.Length > 1 << 20)
        {
            return;
        }

        using var stream = entry.Open();
        using var reader = Reader(stream);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.IsEmptyElement)
            {
                continue;
            }

            switch (reader.LocalName)
            {
                case "title":
                    draft.Title = WhiteSpace.Collapse(reader.ReadElementContentAsString());
                    break;
                case "creator":
                    draft.Byline = reader.ReadElementContentAsString() is { Length: > 1 } name ? WhiteSpace.Collapse(name) : null;
                    break;
                case "created" when DateReader.Read(reader.ReadElementContentAsString()) is var (date, instant):
                    draft.Published = new SourcedDate(date, instant, "docx:created", 0.5);
                    break;
                default:
                    break;
            }
        }
    }

    private static void ReadMain(XmlReader reader, ArticleDraft draft)
    {
        var text = new StringBuilder();
        var cells = new List<string>();
        var cell = new StringBuilder();
        int paragraph = 0, depth = 0;
        var kind = BlockKind.Paragraph;
        var moved = reader.Read();
        while (moved)
        {
            var isWord = reader.NamespaceURI == Word;
            if (isWord && reader.NodeType == XmlNodeType.Element)
            {
                switch (reader.LocalName)
                {
                    case "p":
                        text.Clear();
                        kind = BlockKind.Paragraph;
                        paragraph++;
                        break;
                    case "pStyle" when reader.GetAttribute("val", Word) is { } style:
                        kind = style.StartsWith("Heading", StringComparison.OrdinalIgnoreCase) ? BlockKind.Heading
                            : style.StartsWith("List", StringComparison.OrdinalIgnoreCase) ? BlockKind.ListItem
                            : style.Contains("Quote", StringComparison.OrdinalIgnoreCase) ? BlockKind.Quote
                            : style.StartsWith("Caption", StringComparison.OrdinalIgnoreCase) ? BlockKind.Caption : kind;
                        break;
                    case "numPr":
                        kind = BlockKind.ListItem;
                        break;
                    case "t" when !reader.IsEmptyElement:
                        text.Append(reader.ReadElementContentAsString());
                        continue;
                    case "tab" or "br" or "cr":
                        text.Append(' ');
                        break;
                    case "tbl":
                        depth++;
                        break;
                    case "tr" when depth == 1:
                        cells.Clear();
                        break;
                    case "tc" when depth == 1:
                        cell.Clear();
                        break;
                    default:
                        break;
                }
            }
            else if (isWord && reader.NodeType == XmlNodeType.EndElement)
            {
                switch (reader.LocalName)
                {
                    case "p" when depth == 0:
                        draft.Add(kind, WhiteSpace.Collapse(text.ToString()), string.Create(CultureInfo.InvariantCulture, $"/document/body/p[{paragraph}]"));
                        break;
                    case "p":
                        cell.Append(cell.Length > 0 ? " " : "").Append(WhiteSpace.Collapse(text.ToString()));
                        break;
                    case "tc" when depth == 1:
                        cells.Add(cell.ToString());
                        break;
                    case "tr" when depth == 1:
                        draft.Add(BlockKind.TableRow, string.Join('\t', cells), string.Create(CultureInfo.InvariantCulture, $"/document/body/p[{paragraph}]"));
                        break;
                    case "tbl":
                        depth--;
                        break;
                    default:
                        break;
                }
            }

            moved = reader.Read();
        }
    }
}
