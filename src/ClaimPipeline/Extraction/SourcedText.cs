using System.Text;

namespace ClaimPipeline.Extraction;

/// <summary>Text that is put together from parts of a page, and knows run by run where its characters stand there.</summary>
internal sealed class SourcedText
{
    private readonly StringBuilder _text = new();
    private readonly List<SourceRun> _runs = [];

    public int Length => _text.Length;

    public char this[int index] => _text[index];

    public IReadOnlyList<SourceRun> Runs => _runs;

    /// <summary>A block of a document that is itself the text at an anchor: sources are named as <c>anchor#path</c>.</summary>
    public static SourcedText Within(TextPiece piece, string anchor)
    {
        var text = new SourcedText();
        text._text.Append(piece.Text);
        text._runs.AddRange(piece.Runs.Select(run => run with { Source = $"{anchor}#{run.Anchor}" }));
        return text;
    }

    /// <summary>Appends text of a source from its <paramref name="offset"/> on, white space collapsed as in <see cref="WhiteSpace"/>.</summary>
    public void Append(ReadOnlySpan<char> text, object source, int offset = 0)
    {
        for (var i = 0; i < text.Length;)
        {
            // Most text is printable ASCII: it is taken at once.
            var plain = i;
            while (plain < text.Length && text[plain] is > ' ' and < '\u007F')
            {
                plain++;
            }

            if (plain > i)
            {
                Note(plain - i, source, offset + i);
                _text.Append(text[i..plain]);
                i = plain;
            }
            else
            {
                if (WhiteSpace.Read(text, i, _text) is { } kept)
                {
                    Note(1, source, offset + i);
                    _text.Append(kept);
                }

                i++;
            }
        }
    }

    /// <summary>Appends text of a source as it is, but for tabs, which become spaces, and characters 0, which go.</summary>
    public void AppendLine(ReadOnlySpan<char> text, object source, int offset)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\0')
            {
                Note(1, source, offset + i);
                _text.Append(text[i] == '\t' ? ' ' : text[i]);
            }
        }
    }

    /// <summary>Appends all of another text behind the separator.</summary>
    public void Append(SourcedText other, string separator = "")
    {
        _text.Append(separator);
        foreach (var run in other._runs)
        {
            _runs.Add(run with { Start = run.Start + _text.Length });
        }

        _text.Append(other._text);
    }

    /// <summary>Appends the space that markup stands for, unless there is one or nothing stands before it.</summary>
    public void Space()
    {
        if (_text.Length > 0 && _text[^1] != ' ')
        {
            _text.Append(' ');
        }
    }

    /// <summary>Takes characters off the end.</summary>
    public void Cut(int characters)
    {
        _text.Length -= characters;
        while (_runs.Count > 0 && _runs[^1] is var last && last.Start + last.Length > _text.Length)
        {
            _runs.RemoveAt(_runs.Count - 1);
            if (last.Start < _text.Length)
            {
                _runs.Add(last with { Length = _text.Length - last.Start });
            }
        }
    }

    /// <summary>Takes spaces off the end.</summary>
    public void TrimEnd()
    {
        var end = _text.Length;
        while (end > 0 && _text[end - 1] == ' ')
        {
            end--;
        }

        if (end < _text.Length)
        {
            Cut(_text.Length - end);
        }
    }

    public void Clear()
    {
        _text.Clear();
        _runs.Clear();
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void Note(int length, object source, int offset)
    {
        if (_runs.Count > 0 && _runs[^1] is var last && last.Source == source && last.Start + last.Length == _text.Length && last.Offset + last.Length == offset)
        {
            _runs[^1] = last with { Length = last.Length + length };
        }
        else
        {
            _runs.Add(new SourceRun(_text.Length, length, source, offset));
        }
    }
}
