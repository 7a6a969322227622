using System.IO.Compression;
using System.Xml;
using ClaimPipeline.Records;

namespace ClaimPipeline.Extraction;

/// <summary>Reads a Word document: paragraphs, headings, lists and table rows of its main part, title and author of its properties.</summary>
internal static class DocxArticleReader
{
    // Unpacked; a document of this size has ten thousand pages, or was made to burst.
    private const long LargestPart = 64 << 20;
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static (ArticleDraft Draft, PageVerdict Verdict) Read(ReadOnlyMemory<byte> body, bool traces)
    {
        var draft = new ArticleDraft(traces);
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
            new DocxBodyReader(draft, Word).Read(reader);
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
        reader.Read();
        while (!reader.EOF)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.IsEmptyElement)
            {
                reader.Read();
                continue;
            }

            switch (reader.LocalName)
            {
                case "title":
                    draft.Head.Title = WhiteSpace.Collapse(reader.ReadElementContentAsString());
                    break;
                case "creator":
                    draft.Head.Byline = reader.ReadElementContentAsString() is { Length: > 1 } name ? WhiteSpace.Collapse(name) : null;
                    break;
                case "created":
                    draft.Head.Published = DateReader.Read(reader.ReadElementContentAsString()) is var (date, instant)
                        ? new SourcedDate(date, instant, "docx:created", 0.5) : null;
                    break;
                default:
                    reader.Read();
                    break;
            }
        }
    }
}
