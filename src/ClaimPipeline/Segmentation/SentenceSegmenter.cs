using ClaimPipeline.Records;

namespace ClaimPipeline.Segmentation;

/// <summary>
/// Cuts an article into sentences. Headings and table rows are one sentence each; other blocks are cut where a sentence ends.
/// Nothing is altered: each sentence's text is exactly the characters of its span, without the white space around them.
/// </summary>
public sealed class SentenceSegmenter
{
    private readonly SegmentationOptions _options;

    /// <summary>A segmenter with these settings; with the defaults when null.</summary>
    public SentenceSegmenter(SegmentationOptions? options = null) => _options = options ?? new SegmentationOptions();

    /// <summary>The sentences in the order of the text, indexed from 0; spans do not overlap and never cross a block.</summary>
    public IReadOnlyList<Sentence> Segment(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var text = article.Text;
        var sentences = new List<Sentence>();
        var spans = new List<TextSpan>();
        foreach (var block in article.Blocks.Count > 0 ? article.Blocks : Lines(text))
        {
            spans.Clear();
            if (block.Kind is BlockKind.Heading or BlockKind.TableRow)
            {
                SentenceBoundary.AddTrimmed(text, block.Span.Start, block.Span.End, spans);
            }
            else
            {
                SentenceBoundary.Split(text, block.Span, article.Language, spans);
            }

            foreach (var span in Cut(text, spans))
            {
                sentences.Add(new Sentence(
                    new SentenceId(article.Id, sentences.Count), span, span.Slice(text), block.Kind, block.Context));
            }
        }

        return sentences;
    }

    /// <summary>The headline as a sentence behind <paramref name="sentences"/> others; its span is in the title. Null without a title.</summary>
    public Sentence? Headline(Article article, int sentences)
    {
        ArgumentNullException.ThrowIfNull(article);
        return string.IsNullOrWhiteSpace(article.Title) || article.Title.Length > _options.LongestSentence
            ? null
            : new Sentence(new SentenceId(article.Id, sentences), new TextSpan(0, article.Title.Length), article.Title, BlockKind.Title);
    }

    private List<TextSpan> Cut(string text, List<TextSpan> spans)
    {
        if (spans.TrueForAll(span => span.Length <= _options.LongestSentence))
        {
            return spans;
        }

        var cut = new List<TextSpan>();
        foreach (var span in spans)
        {
            var start = span.Start;
            while (span.End - start > _options.LongestSentence)
            {
                var space = text.LastIndexOf(' ', start + _options.LongestSentence, _options.LongestSentence);
                var end = space > start ? space : start + _options.LongestSentence;
                end -= char.IsLowSurrogate(text[end]) ? 1 : 0;
                SentenceBoundary.AddTrimmed(text, start, end, cut);
                start = end;
            }

            SentenceBoundary.AddTrimmed(text, start, span.End, cut);
        }

        return cut;
    }

    // An article without blocks: each line is a paragraph.
    private static ValueList<TextBlock> Lines(string text)
    {
        var blocks = new List<TextBlock>();
        var start = 0;
        while (start <= text.Length)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            blocks.Add(new TextBlock(BlockKind.Paragraph, TextSpan.FromBounds(start, end), ""));
            start = end + 1;
        }

        return blocks.ToValueList();
    }
}
