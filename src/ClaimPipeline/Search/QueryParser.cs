using System.Globalization;
using ClaimPipeline.Records;
using ClaimPipeline.Text;

namespace ClaimPipeline.Search;

/// <summary>
/// Reads the query language: words, "phrases", prefix*, NEAR(a b, 5), AND, OR, NOT or a minus, parentheses, and fields. Words side
/// by side must all be there; AND binds tighter than OR. Conditions on claims that stand together must be met by one claim, also
/// where NOT stands before them. Never throws for what is typed.
/// </summary>
public sealed class QueryParser
{
    /// <summary>Words and conditions that a query may have.</summary>
    public const int MostTerms = 200;

    /// <summary>How deep parentheses and NOTs may be nested.</summary>
    public const int Deepest = 40;

    /// <summary>Distance of NEAR when none is typed.</summary>
    public const int NearDistance = 10;

    private readonly QueryLexer _lexer;
    private readonly FieldReader _fields;
    private QueryPiece _piece;
    private int _terms;
    private int _depth;

    private QueryParser(string text, ResolveName? resolve)
    {
        _lexer = new QueryLexer(text);
        _fields = new FieldReader(resolve);
        _piece = _lexer.Next();
    }

    /// <summary>Reads a query.</summary>
    /// <param name="text">As typed; empty finds everything.</param>
    /// <param name="resolve">Knows names of places, commodities and indicators; null: codes and exact names only.</param>
    public static ParsedQuery Parse(string text, ResolveName? resolve)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (string.IsNullOrWhiteSpace(text))
        {
            return new ParsedQuery { Query = new SearchQuery.Any() };
        }

        try
        {
            var parser = new QueryParser(text, resolve);
            var query = parser.Either();
            if (parser._piece.Kind == QueryPieceKind.Close)
            {
                throw new QueryException(parser._piece.Start, "there is no parenthesis that this one closes");
            }

            return query is null
                ? new ParsedQuery { Error = new QueryError(1, "there is no word, number or field in it to search for") }
                : new ParsedQuery { Query = query, AlsoSearched = parser._fields.AlsoSearched.Distinct().ToValueList() };
        }
        catch (QueryException trouble)
        {
            return new ParsedQuery { Error = new QueryError(trouble.Start + 1, trouble.Message) };
        }
    }

    private QueryPiece Take()
    {
        var taken = _piece;
        _piece = _lexer.Next();
        return taken;
    }

    // Null where only signs were typed ("%"): they match nothing and exclude nothing.
    private SearchQuery? Either()
    {
        var parts = new List<SearchQuery>();
        Add(parts, All());
        while (_piece.Kind == QueryPieceKind.Or)
        {
            var or = Take();
            if (IsOperandMissing() || parts.Count == 0)
            {
                throw new QueryException(or.Start, "OR needs something on both sides; to search for the word, write \"or\"");
            }

            Add(parts, All());
        }

        return QueryTree.Or(parts);
    }

    private SearchQuery? All()
    {
        var parts = new List<SearchQuery>();
        while (true)
        {
            switch (_piece.Kind)
            {
                case QueryPieceKind.End or QueryPieceKind.Close or QueryPieceKind.Or:
                    return QueryTree.And(parts);
                case QueryPieceKind.And:
                    var and = Take();
                    if (IsOperandMissing() || parts.Count == 0)
                    {
                        throw new QueryException(and.Start, "AND needs something on both sides; to search for the word, write \"and\"");
                    }

                    break;
                default:
                    Add(parts, One());
                    break;
            }
        }
    }

    private bool IsOperandMissing() =>
        _piece.Kind is QueryPieceKind.End or QueryPieceKind.Close or QueryPieceKind.Or or QueryPieceKind.And;

    private SearchQuery? One()
    {
        var piece = Take();
        switch (piece.Kind)
        {
            case QueryPieceKind.Not:
                if (IsOperandMissing())
                {
                    throw new QueryException(piece.Start, "NOT needs something behind it; to search for the word, write \"not\"");
                }

                Descend(piece);
                var part = One();
                _depth--;
                return part is null ? null : QueryTree.Not(part);
            case QueryPieceKind.Open:
                Descend(piece);
                var inner = piece.Field is null ? Either() : Values(piece);
                _depth--;
                if (_piece.Kind != QueryPieceKind.Close)
                {
                    throw new QueryException(piece.Start, "this parenthesis is never closed");
                }

                Take();
                return inner;
            case QueryPieceKind.Near:
                return Near(piece);
            default:
                Count(piece);
                return piece.Field is null ? Words(piece, TextField.Anywhere) : Field(piece);
        }
    }

    // field:(a OR b): each value by itself.
    private SearchQuery? Values(QueryPiece open)
    {
        var values = new List<SearchQuery>();
        while (_piece.Kind is QueryPieceKind.Word or QueryPieceKind.Quoted or QueryPieceKind.Or)
        {
            var piece = Take();
            if (piece.Kind != QueryPieceKind.Or)
            {
                Count(piece);
                Add(values, Field(piece with { Field = open.Field }));
            }
        }

        return QueryTree.Or(values)
            ?? throw new QueryException(open.Start, string.Create(CultureInfo.InvariantCulture, $"{open.Field}: needs a value"));
    }

    private SearchQuery? Field(QueryPiece piece) => FieldReader.TextFieldOf(piece.Field!) is { } field ? Words(piece, field) : _fields.Read(piece);

    private static SearchQuery.Phrase? Words(QueryPiece piece, TextField field)
    {
        var isOpen = piece.Text.EndsWith('*');
        var terms = Tokenizer.Tokenize(piece.Text).Select(t => t.Normalized).ToValueList();
        if (terms.Count == 0)
        {
            return null;
        }

        if (isOpen && terms[^1].Length == 1 && char.IsAscii(terms[^1][0]))
        {
            throw new QueryException(piece.Start, "a prefix needs at least two letters before the star");
        }

        return new SearchQuery.Phrase(terms, isOpen, field);
    }

    private SearchQuery.Near Near(QueryPiece near)
    {
        Take();
        var phrases = new List<SearchQuery.Phrase>();
        var distance = NearDistance;
        while (_piece.Kind is QueryPieceKind.Word or QueryPieceKind.Quoted && _piece.Field is null)
        {
            var piece = Take();
            var isLast = _piece.Kind == QueryPieceKind.Close;
            if (isLast && phrases.Count >= 2 && piece.Kind == QueryPieceKind.Word
                && int.TryParse(piece.Text.TrimStart(','), NumberStyles.None, CultureInfo.InvariantCulture, out var typed))
            {
                distance = Math.Min(typed, 1000);
            }
            else if (Words(piece, TextField.Anywhere) is { } phrase)
            {
                Count(piece);
                phrases.Add(phrase);
            }
        }

        if (_piece.Kind != QueryPieceKind.Close || phrases.Count < 2)
        {
            throw new QueryException(near.Start, "NEAR is written NEAR(word \"a phrase\", 5), with two words or phrases at least");
        }

        Take();
        return new SearchQuery.Near(phrases.ToValueList(), distance);
    }

    private void Descend(QueryPiece piece)
    {
        if (++_depth > Deepest)
        {
            throw new QueryException(piece.Start, string.Create(CultureInfo.InvariantCulture, $"it is nested deeper than {Deepest} levels"));
        }
    }

    private void Count(QueryPiece piece)
    {
        if (++_terms > MostTerms)
        {
            throw new QueryException(
                piece.Start, string.Create(CultureInfo.InvariantCulture, $"a query may have {MostTerms} words and conditions at most; split it"));
        }
    }

    private static void Add(List<SearchQuery> parts, SearchQuery? part)
    {
        if (part is not null)
        {
            parts.Add(part);
        }
    }
}
