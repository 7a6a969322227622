using ClaimPipeline.Records;

namespace ClaimPipeline.Search;

/// <summary>Puts conditions into the text of a query and takes them out again, without touching the rest of what was typed.</summary>
public static class QueryText
{
    /// <summary>
    /// Where the fields stand that hold for the whole query, values in parentheses included. What is excluded, or stands in
    /// parentheses, is left out; of a query with an OR nothing holds for the whole.
    /// </summary>
    public static IReadOnlyList<TextSpan> Conditions(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (pieces, hasOr) = Read(text);
        return hasOr ? [] : [.. pieces.Where(piece => piece.IsCondition).Select(piece => piece.Span)];
    }

    /// <summary>The query with a further condition, which holds for the whole of it.</summary>
    /// <param name="text">A query that can be read.</param>
    /// <param name="condition">A field with its value, such as <c>type:share</c>.</param>
    public static string With(string text, string condition)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrWhiteSpace(condition);
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
        {
            return condition;
        }

        var (pieces, hasOr) = Read(trimmed);
        if (pieces.Count > 0 && pieces[^1].IsOpenQuote)
        {
            trimmed += '"';
        }

        return hasOr ? $"({trimmed}) {condition}" : $"{trimmed} {condition}";
    }

    /// <summary>The query without one of its <see cref="Conditions"/>, nor the AND that joined it.</summary>
    public static string Without(string text, TextSpan condition)
    {
        ArgumentNullException.ThrowIfNull(text);
        var pieces = Read(text).Pieces;
        var at = pieces.FindIndex(piece => piece.Span == condition);
        if (at < 0)
        {
            throw new ArgumentException("The query has no condition there.", nameof(condition));
        }

        var (from, to) = (condition.Start, condition.End);
        if (at > 0 && pieces[at - 1].IsAnd)
        {
            from = pieces[at - 1].Span.Start;
        }
        else if (at + 1 < pieces.Count && pieces[at + 1].IsAnd)
        {
            to = pieces[at + 1].Span.End;
        }

        return $"{text[..from].TrimEnd()} {text[to..].TrimStart()}".Trim();
    }

    private static (List<Piece> Pieces, bool HasOr) Read(string text)
    {
        var lexer = new QueryLexer(text);
        var pieces = new List<Piece>();
        var (depth, hasOr, isExcluded) = (0, false, false);
        (int Start, bool IsCondition) opened = default;
        for (var piece = lexer.Next(); piece.Kind != QueryPieceKind.End; piece = lexer.Next())
        {
            var span = TextSpan.FromBounds(piece.Start, lexer.Position);
            switch (piece.Kind)
            {
                case QueryPieceKind.Open:
                    opened = depth++ == 0 ? (piece.Start, piece.Field is not null && !isExcluded) : opened;
                    continue;
                case QueryPieceKind.Close when depth > 0:
                    if (--depth == 0)
                    {
                        pieces.Add(new Piece(TextSpan.FromBounds(opened.Start, span.End), opened.IsCondition));
                        isExcluded = false;
                    }

                    continue;
            }

            if (depth > 0)
            {
                continue;
            }

            hasOr |= piece.Kind == QueryPieceKind.Or;
            pieces.Add(new Piece(
                span,
                piece is { Field: not null, Kind: QueryPieceKind.Word or QueryPieceKind.Quoted } && !isExcluded,
                piece.Kind == QueryPieceKind.And,
                piece.Kind == QueryPieceKind.Quoted && IsLeftOpen(span.Slice(text), piece.Text)));
            isExcluded = piece.Kind == QueryPieceKind.Not;
        }

        return (pieces, hasOr);
    }

    // A quote that is closed has a character behind what it quotes.
    private static bool IsLeftOpen(string typed, string quoted) => typed.EndsWith(quoted, StringComparison.Ordinal);

    private readonly record struct Piece(TextSpan Span, bool IsCondition, bool IsAnd = false, bool IsOpenQuote = false);
}
