using System.Text;
using ClaimPipeline.Records;

namespace ClaimPipeline.Extraction;

/// <summary>The text of an article while it is put together, block by block.</summary>
internal sealed class ArticleDraft(bool traces)
{
    private readonly List<TextOrigin> _origins = [];
    private readonly StringBuilder _text = new();
    private readonly List<TextBlock> _blocks = [];

    /// <summary>Title, byline, dates and the like.</summary>
    public ArticleHead Head { get; init; } = new();

    public ArticlePaging? Paging { get; init; }

    /// <summary>Number of letters and digits so far.</summary>
    public int Letters { get; private set; }

    public string Text => _text.ToString();

    public ValueList<TextBlock> Blocks => _blocks.ToValueList();

    /// <summary>Where the text stands in the page, in order; empty unless it was asked for.</summary>
    public ValueList<TextOrigin> Origins => _origins.ToValueList();

    /// <summary>Adds a block with where its characters stand.</summary>
    public void Add(BlockKind kind, SourcedText text, string anchor, string? context = null) => Add(kind, text.ToString(), text.Runs, anchor, context);

    /// <summary>Adds a block; one without a visible character is left out. The text holds no line feed.</summary>
    public void Add(BlockKind kind, ReadOnlySpan<char> text, IReadOnlyList<SourceRun> runs, string anchor, string? context = null)
    {
        if (text.Trim().Length == 0)
        {
            return;
        }

        if (_text.Length > 0)
        {
            _text.Append('\n');
        }

        var start = _text.Length;
        _text.Append(text);
        _blocks.Add(new TextBlock(kind, TextSpan.FromBounds(start, _text.Length), anchor, context));
        foreach (var c in text)
        {
            Letters += char.IsLetterOrDigit(c) ? 1 : 0;
        }

        if (traces)
        {
            foreach (var run in runs)
            {
                _origins.Add(new TextOrigin(new TextSpan(start + run.Start, run.Length), run.Anchor, run.Offset));
            }
        }
    }
}
