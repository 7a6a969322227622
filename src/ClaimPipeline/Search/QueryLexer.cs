namespace ClaimPipeline.Search;

/// <summary>A piece of a query text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The word, what stands between quotes, or what stands behind the field's colon.</param>
/// <param name="Start">Offset in the query text.</param>
/// <param name="Field">Name before a colon as typed; null when there is none.</param>
internal readonly record struct QueryPiece(QueryPieceKind Kind, string Text, int Start, string? Field = null);

/// <summary>What a piece of a query text is.</summary>
internal enum QueryPieceKind
{
    Word,
    Quoted,
    Open,
    Close,
    And,
    Or,
    Not,
    Near,
    End,
}

/// <summary>Cuts a query text into pieces, from left to right; never looks back.</summary>
internal sealed class QueryLexer(string text)
{
    private int _at;

    /// <summary>Offset behind the last piece.</summary>
    public int Position => _at;

    /// <summary>The next piece.</summary>
    public QueryPiece Next()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }

        var start = _at;
        if (start == text.Length)
        {
            return new QueryPiece(QueryPieceKind.End, "", start);
        }

        switch (text[start])
        {
            case '(':
                _at++;
                return new QueryPiece(QueryPieceKind.Open, "(", start);
            case ')':
                _at++;
                return new QueryPiece(QueryPieceKind.Close, ")", start);
            case '-' or '−' when start + 1 < text.Length && !char.IsWhiteSpace(text[start + 1]) && text[start + 1] is not ('-' or ')'):
                _at++;
                return new QueryPiece(QueryPieceKind.Not, "-", start);
        }

        if (FieldName() is { } field)
        {
            _at += field.Length + 1;
            return Value(start, field);
        }

        if (IsQuote(text[start]))
        {
            return new QueryPiece(QueryPieceKind.Quoted, Quoted(), start);
        }

        var word = Word();
        return word switch
        {
            "AND" => new QueryPiece(QueryPieceKind.And, word, start),
            "OR" => new QueryPiece(QueryPieceKind.Or, word, start),
            "NOT" => new QueryPiece(QueryPieceKind.Not, word, start),
            "NEAR" when _at < text.Length && text[_at] == '(' => new QueryPiece(QueryPieceKind.Near, word, start),
            _ => new QueryPiece(QueryPieceKind.Word, word, start),
        };
    }

    // Letters before a colon that something follows.
    private string? FieldName()
    {
        var end = _at;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        return end > _at && end < text.Length && text[end] == ':' ? text[_at..end] : null;
    }

    private QueryPiece Value(int start, string field)
    {
        if (_at == text.Length || char.IsWhiteSpace(text[_at]))
        {
            return new QueryPiece(QueryPieceKind.Word, "", start, field);
        }

        if (text[_at] == '(')
        {
            _at++;
            return new QueryPiece(QueryPieceKind.Open, "(", start, field);
        }

        if (IsQuote(text[_at]))
        {
            return new QueryPiece(QueryPieceKind.Quoted, Quoted(), start, field);
        }

        var from = _at;
        if (text[_at] is '[' or '{')
        {
            while (_at < text.Length && text[_at] is not (']' or '}'))
            {
                _at++;
            }

            _at = Math.Min(text.Length, _at + 1);
            return new QueryPiece(QueryPieceKind.Word, text[from.._at], start, field);
        }

        while (_at < text.Length && text[_at] is '>' or '<' or '=' or '~' or '≥' or '≤' or '≈')
        {
            _at++;
        }

        if (_at < text.Length && IsQuote(text[_at]))
        {
            var sign = text[from.._at];
            return new QueryPiece(QueryPieceKind.Quoted, sign + Quoted(), start, field);
        }

        Word();
        return new QueryPiece(QueryPieceKind.Word, text[from.._at], start, field);
    }

    private string Quoted()
    {
        var from = ++_at;
        while (_at < text.Length && !IsQuote(text[_at]))
        {
            _at++;
        }

        var quoted = text[from.._at];
        _at = Math.Min(text.Length, _at + 1);
        return quoted;
    }

    private string Word()
    {
        var from = _at;
        while (_at < text.Length && !char.IsWhiteSpace(text[_at]) && text[_at] is not ('(' or ')') && (_at == from || !IsQuote(text[_at])))
        {
            _at++;
        }

        return text[from.._at];
    }

    private static bool IsQuote(char c) => c is '"' or '“' or '”' or '„' or '«' or '»';
}
