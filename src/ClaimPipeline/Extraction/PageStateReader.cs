using System.Globalization;
using System.Text.Json;
using ClaimPipeline.Records;

namespace ClaimPipeline.Extraction;

/// <summary>
/// Reads the article out of a page's data where its elements hold none: pages that scripts would fill. Takes JSON-LD's articleBody, or
/// the longest run of prose in the page state. A rescue only, for the elements are right more often.
/// </summary>
internal static class PageStateReader
{
    private const int ShortestText = 40;
    private const int DeepestNesting = 24;

    /// <summary>The blocks found, with the JSON pointers where they stood; empty when no data holds an article.</summary>
    public static List<(BlockKind Kind, SourcedText Text, string Anchor)> Read(PageTree page, JsonLdArticle jsonLd, ExtractionOptions options)
    {
        List<(BlockKind Kind, SourcedText Text, string Anchor)> best = [];
        if (jsonLd.Body is { } body)
        {
            Add(best, BlockKind.Paragraph, body, "json-ld:articleBody", options);
        }

        foreach (var script in page.Scripts.Where(script => !script.IsJsonLd))
        {
            try
            {
                using var document = JsonDocument.Parse(script.Text, new JsonDocumentOptions { MaxDepth = 128 });
                var found = (Element: default(JsonElement), Pointer: "", Letters: 0);
                Search(document.RootElement, "state:", 0, ref found);
                if (found.Letters > best.Sum(b => b.Text.Length))
                {
                    best = Blocks(found.Element, found.Pointer, options);
                }
            }
            catch (JsonException)
            {
                // Not JSON after all: it holds nothing to read.
            }
        }

        return best;
    }

    // The list, or the single text, with the most prose of its own.
    private static void Search(JsonElement element, string pointer, int depth, ref (JsonElement Element, string Pointer, int Letters) best)
    {
        if (depth > DeepestNesting)
        {
            return;
        }

        if (element.ValueKind == JsonValueKind.String)
        {
            var letters = Prose(element.GetString()!);
            best = letters > best.Letters ? (element, pointer, letters) : best;
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            var sum = 0;
            var index = 0;
            foreach (var item in element.EnumerateArray())
            {
                sum += TextOf(item) is { } text ? Prose(text) : 0;
                Search(item, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index++}"), depth + 1, ref best);
            }

            best = sum > best.Letters ? (element, pointer, sum) : best;
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                Search(property.Value, $"{pointer}/{property.Name}", depth + 1, ref best);
            }
        }
    }

    // The text of one item of a list: itself, or its longest property.
    private static string? TextOf(JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.String)
        {
            return item.GetString();
        }

        string? longest = null;
        if (item.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in item.EnumerateObject())
            {
                if (property.Value.ValueKind == JsonValueKind.String && property.Value.GetString() is { } text && text.Length > (longest?.Length ?? 0))
                {
                    longest = text;
                }
            }
        }

        return longest;
    }

    private static int Prose(string text) =>
        text.Length >= ShortestText && text.Contains(' ', StringComparison.Ordinal) && !text.StartsWith("http", StringComparison.Ordinal)
        && !text.Contains("{\"", StringComparison.Ordinal) && !text.Contains("function", StringComparison.Ordinal) && text.IndexOfAny(['.', '!', '?', '。']) > 0
            ? text.Length : 0;

    private static List<(BlockKind Kind, SourcedText Text, string Anchor)> Blocks(JsonElement found, string pointer, ExtractionOptions options)
    {
        List<(BlockKind Kind, SourcedText Text, string Anchor)> blocks = [];
        if (found.ValueKind == JsonValueKind.String)
        {
            Add(blocks, BlockKind.Paragraph, found.GetString()!, pointer, options);
            return blocks;
        }

        var index = 0;
        foreach (var item in found.EnumerateArray())
        {
            var type = item.ValueKind == JsonValueKind.Object && item.TryGetProperty("type", out var stated) && stated.ValueKind == JsonValueKind.String
                ? stated.GetString()! : "";
            var kind = type.Contains("head", StringComparison.OrdinalIgnoreCase) ? BlockKind.Heading
                : type.Contains("quote", StringComparison.OrdinalIgnoreCase) ? BlockKind.Quote
                : type.Contains("list", StringComparison.OrdinalIgnoreCase) ? BlockKind.ListItem : BlockKind.Paragraph;
            var anchor = string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index++}");
            if (TextOf(item) is { } text && (kind == BlockKind.Heading || Prose(text) > 0))
            {
                Add(blocks, kind, text, anchor, options);
            }
        }

        return blocks;
    }

    // Text in page data is HTML as often as not.
    private static void Add(List<(BlockKind Kind, SourcedText Text, string Anchor)> blocks, BlockKind kind, string text, string anchor, ExtractionOptions options)
    {
        if (!text.Contains('<', StringComparison.Ordinal) && !text.Contains('&', StringComparison.Ordinal))
        {
            for (var start = 0; start < text.Length;)
            {
                var end = text.IndexOf('\n', start);
                end = end < 0 ? text.Length : end;
                var line = new SourcedText();
                line.Append(text.AsSpan(start, end - start), anchor, start);
                line.TrimEnd();
                blocks.Add((kind, line, anchor));
                start = end + 1;
            }

            return;
        }

        var fragment = PageTree.Parse(text, options);
        using var document = fragment.Document;
        foreach (var piece in RegionReader.Read([fragment.Body], options, false, true))
        {
            blocks.Add((piece.Kind == BlockKind.Paragraph ? kind : piece.Kind, SourcedText.Within(piece, anchor), anchor));
        }
    }
}
