using ClaimPipeline.Records;

namespace ClaimPipeline.Extraction;

/// <summary>
/// Joins the lines of printed text to paragraphs. A paragraph ends at a blank line, a short last line, or a heading; one that runs over to
/// the next column or page goes on there.
/// </summary>
internal sealed class ParagraphJoiner
{
    private readonly SourcedText _text = new();
    private string _anchor = "";
    private string _last = "";
    private bool _isParted;
    private string? _headers;
    private int _longest = 60;

    /// <summary>Takes the next line, which stands at an offset of the source that the anchor names.</summary>
    public void Take(ReadOnlySpan<char> line, string anchor, int offset, ArticleDraft draft)
    {
        var start = 0;
        while (start < line.Length && char.IsWhiteSpace(line[start]))
        {
            start++;
        }

        line = line[start..].TrimEnd();
        if (line.Length == 0)
        {
            _isParted = true;
            return;
        }

        // A paragraph that runs over to the next column or page has not ended.
        if (_text.Length > 0 && (_isParted || anchor != _last) && (IsEnd(_text[^1]) || (anchor == _last && !char.IsLower(line[0]))))
        {
            Finish(draft);
        }

        (_isParted, _last) = (false, anchor);

        if (line.Contains('\t'))
        {
            Finish(draft);
            TakeRow(line, anchor, offset + start, draft);
            return;
        }

        if (_text.Length == 0)
        {
            _anchor = anchor;
        }
        else if (_text[^1] is '-' or '\u2010' && _text.Length > 1 && char.IsLower(_text[^2]) && char.IsLower(line[0]))
        {
            _text.Cut(1);
        }
        else if (_text[^1] < '\u2E80')
        {
            _text.Space();
        }

        _headers = null;
        _text.Append(line, anchor, offset + start);
        _longest = Math.Max(_longest, line.Length);
        if (line.Length < _longest * 2 / 3 && IsEnd(line[^1]))
        {
            Finish(draft);
        }
    }

    /// <summary>Ends the paragraph.</summary>
    public void Finish(ArticleDraft draft)
    {
        _text.TrimEnd();
        if (_text.Length == 0)
        {
            return;
        }

        var isHeading = _text.Length < 90 && !IsEnd(_text[^1]) && _text[^1] is not (',' or ';' or ':') && char.IsUpper(_text[0]);
        if (isHeading && draft.Head.Title.Length == 0 && draft.Letters == 0)
        {
            draft.Head.Title = _text.ToString();
            _text.Clear();
            return;
        }

        draft.Add(isHeading ? BlockKind.Heading : BlockKind.Paragraph, _text, _anchor);
        _text.Clear();
    }

    private void TakeRow(ReadOnlySpan<char> line, string anchor, int offset, ArticleDraft draft)
    {
        var row = new SourcedText();
        foreach (var cell in line.Split('\t'))
        {
            var text = new SourcedText();
            text.Append(line[cell], anchor, offset + cell.Start.Value);
            text.TrimEnd();
            row.Append(text, row.Length == 0 ? "" : "\t");
        }

        draft.Add(BlockKind.TableRow, row, anchor, _headers);
        _headers ??= TableReader.LooksLikeHeaders([.. row.ToString().Split('\t')]) ? row.ToString() : null;
    }

    private static bool IsEnd(char c) => c is '.' or '!' or '?' or '。' or '！' or '？' or '"' or '”' or ')';
}
