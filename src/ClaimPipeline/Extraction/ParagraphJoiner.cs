using System.Text;
using ClaimPipeline.Records;

namespace ClaimPipeline.Extraction;

/// <summary>Joins the lines of printed text to paragraphs. A paragraph ends at a blank line, a short last line, or a heading.</summary>
internal sealed class ParagraphJoiner
{
    private readonly StringBuilder _text = new();
    private string _anchor = "";
    private int _longest = 60;

    public void Take(string line, string anchor, ArticleDraft draft)
    {
        if (line.Length == 0)
        {
            // A paragraph that runs over to the next page has not ended.
            if (_text.Length > 0 && IsEnd(_text[^1]) || anchor == _anchor)
            {
                Finish(draft);
            }

            return;
        }

        if (_text.Length == 0)
        {
            _anchor = anchor;
        }
        else if (_text[^1] == '-' && _text.Length > 1 && char.IsLower(_text[^2]) && char.IsLower(line[0]))
        {
            _text.Length--;
        }
        else if (_text[^1] < '\u2E80')
        {
            _text.Append(' ');
        }

        _text.Append(line);
        _longest = Math.Max(_longest, line.Length);
        if (line.Length < _longest * 2 / 3 && IsEnd(line[^1]))
        {
            Finish(draft);
        }
    }

    public void Finish(ArticleDraft draft)
    {
        if (_text.Length == 0)
        {
            return;
        }

        var isHeading = _text.Length < 90 && !IsEnd(_text[^1]) && _text[^1] is not (',' or ';' or ':') && char.IsUpper(_text[0]);
        draft.Add(isHeading ? BlockKind.Heading : BlockKind.Paragraph, _text.ToString(), _anchor);
        _text.Clear();
    }

    private static bool IsEnd(char c) => c is '.' or '!' or '?' or '。' or '！' or '？' or '"' or '”' or ')';
}
