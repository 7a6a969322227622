using ClaimPipeline.Records;
using ClaimPipeline.Units;

namespace ClaimPipeline.Figures;

/// <summary>
/// Reads the figures of a sentence: number, range, unit, hedge, direction of change, exact span. Deterministic, linear in the
/// length of the sentence, safe to share between threads.
/// </summary>
public sealed class FigureExtractor
{
    private readonly FiguresOptions _options;
    private readonly UnitTable _table;

    /// <summary>With the unit table that ships with the pipeline and default options where none are given.</summary>
    public FigureExtractor(FiguresOptions? options = null, UnitTable? table = null)
    {
        _options = options ?? new FiguresOptions();
        _table = table ?? UnitTable.Default;
    }

    /// <summary>The sentence with its figures; in a table row the column headers give units to bare cells.</summary>
    public QuantifiedSentence Extract(TaggedSentence sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var headers = sentence.Sentence.Block == BlockKind.TableRow ? sentence.Sentence.Context : null;
        return new QuantifiedSentence(sentence, Extract(sentence.Sentence.Text, headers));
    }

    /// <summary>The figures of a text, in order, their spans in the text and not overlapping.</summary>
    /// <param name="text">One sentence, or one table row with a tab between cells.</param>
    /// <param name="headers">Column headers of the row, tab separated; null for running text.</param>
    public ValueList<Figure> Extract(string text, string? headers = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var tokens = new SentenceTokens(text);
        return tokens.HasNumbers ? Build(Drafts(tokens, headers), tokens, text) : [];
    }

    private List<Draft> Drafts(SentenceTokens tokens, string? headers)
    {
        var finder = new UnitFinder(tokens, _table);
        var nouns = new NounReader(tokens);
        var units = new UnitReader(tokens, finder, nouns, new UnitContext(tokens, _table, _options));
        var sharer = new UnitSharer(tokens, nouns);
        var header = headers is null ? null : new TableColumns(tokens, new HeaderUnits(headers, _table));
        header?.KeepCells();
        new NonFigureMarker(tokens, finder, nouns, _options).Mark();
        header?.ReviveCells();
        var filter = new DraftFilter(tokens, _options);
        var drafts = Numbers(tokens, new NumberReader(tokens, _table, nouns), units, filter);
        header?.GiveUnits(drafts);
        new RangeJoiner(tokens).Join(drafts);
        var hedges = new HedgeReader(tokens, units, nouns);
        foreach (var draft in drafts)
        {
            hedges.Read(draft);
        }

        if (header is null)
        {
            sharer.Share(drafts);
        }

        drafts.RemoveAll(filter.IsNoFigure);
        new ChangeReader(tokens, sharer).Read(drafts);
        new DenialReader(tokens).Read(drafts);
        return drafts;
    }

    private static List<Draft> Numbers(SentenceTokens tokens, NumberReader numbers, UnitReader units, DraftFilter filter)
    {
        var drafts = new List<Draft>();
        var behind = -1;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == TokenKind.Word && tokens[i].NumberWord == NumberWordKind.None && !tokens.IsAny(i, "a", "an"))
            {
                continue;
            }

            if (numbers.Read(i) is not { } draft)
            {
                continue;
            }

            i = draft.Last;
            if (filter.IsNameOrPronoun(draft) || !units.Read(draft))
            {
                continue;
            }

            draft.SpanFirst = Math.Max(draft.SpanFirst, Math.Min(behind + 1, draft.First));
            i = behind = Math.Max(draft.Last, draft.SpanLast);
            drafts.Add(draft);
        }

        return drafts;
    }

    private static ValueList<Figure> Build(List<Draft> drafts, SentenceTokens tokens, string text)
    {
        if (drafts.Count == 0)
        {
            return [];
        }

        var figures = new Figure[drafts.Count];
        for (var i = 0; i < figures.Length; i++)
        {
            var draft = drafts[i];
            var span = TextSpan.FromBounds(tokens[draft.SpanFirst].Start, tokens[draft.SpanLast].End);
            var quantity = new Quantity
            {
                Value = draft.Value,
                MaxValue = draft.Max,
                Unit = draft.Unit ?? Unit.One,
                Modifier = draft.Modifier,
                Resolution = draft.Resolution,
            };
            figures[i] = new Figure(span, span.Slice(text), quantity, draft.Change, draft.Negated);
        }

        return ValueList.Create<Figure>(figures);
    }
}
