using System.Globalization;
using ClaimPipeline.Records;
using ClaimPipeline.Text;

namespace ClaimPipeline.Search;

/// <summary>Reads the fields of the query language.</summary>
internal sealed class FieldReader(ResolveName? resolve)
{
    /// <summary>The fields, as users type them.</summary>
    public const string Names =
        "title, text, type, place, commodity, indicator, period, publisher, lang, source, verdict, reason, revised, published, figure, article";

    /// <summary>Names of narrower concepts that were added.</summary>
    public List<string> AlsoSearched { get; } = [];

    /// <summary>The part of the article that a field names; null when it names a condition.</summary>
    public static TextField? TextFieldOf(string field) => field.ToLowerInvariant() switch
    {
        "title" => TextField.Title,
        "text" => TextField.Body,
        _ => null,
    };

    /// <summary>Reads a field and its value.</summary>
    /// <exception cref="QueryException">There is no such field, or it has no such value.</exception>
    public SearchQuery Read(QueryPiece piece)
    {
        var value = piece.Text.Trim();
        if (value.Length == 0)
        {
            throw new QueryException(piece.Start, $"{piece.Field}: needs a value right behind the colon");
        }

        return piece.Field!.ToLowerInvariant() switch
        {
            "type" => Claim(new ClaimFilter.OfKind(Named<ClaimKind>(piece, value))),
            "place" => Slot(ClaimSlot.Place, value),
            "commodity" => Slot(ClaimSlot.Commodity, value),
            "indicator" => Slot(ClaimSlot.Indicator, value),
            "period" => Period(piece, value),
            "publisher" => Publisher(piece, value),
            "lang" => new SearchQuery.InLanguage(value),
            "source" => new SearchQuery.FromSource(value),
            "article" => new SearchQuery.OfArticle(value.ToLowerInvariant()),
            "verdict" => Claim(Verdict(piece, value)),
            "reason" => Claim(new ClaimFilter.Because(Named<VerdictReason>(piece, value))),
            "revised" => Claim(Revised(piece, value)),
            "published" => Published(piece, value),
            "figure" => FigureRangeReader.Read(value) is var (range, error) && range is not null
                ? Claim(new ClaimFilter.WithFigure(range))
                : throw new QueryException(piece.Start, error!),
            _ => throw new QueryException(
                piece.Start, $"there is no field '{piece.Field}' (there are {Names}); to search for the words, put them in quotes"),
        };
    }

    private static SearchQuery.HasClaim Claim(ClaimFilter filter) => new(filter);

    private SearchQuery.HasClaim Slot(ClaimSlot slot, string value)
    {
        var entities = resolve?.Invoke(slot, value) ?? [];
        if (entities.Count == 0)
        {
            return Claim(new ClaimFilter.InSlot(slot, new[] { value, EntityKey.OfName(value) }.Distinct(StringComparer.Ordinal).ToValueList()));
        }

        AlsoSearched.AddRange(entities.Skip(1).Select(e => e.Name));
        return Claim(new ClaimFilter.InSlot(slot, entities.Select(EntityKey.Of).Distinct(StringComparer.Ordinal).ToValueList()));
    }

    private static SearchQuery.HasClaim Period(QueryPiece piece, string value)
    {
        var (from, to) = Days(piece, value);
        return Claim(new ClaimFilter.InPeriod(new Period(from ?? DateOnly.MinValue, to ?? DateOnly.MaxValue)));
    }

    private static SearchQuery.PublishedIn Published(QueryPiece piece, string value)
    {
        var (from, to) = Days(piece, value);
        return new SearchQuery.PublishedIn(from, to);
    }

    private static SearchQuery.FromPublisher Publisher(QueryPiece piece, string value)
    {
        var terms = Tokenizer.Tokenize(value).Select(t => t.Normalized).ToValueList();
        return terms.Count > 0 ? new SearchQuery.FromPublisher(terms) : throw new QueryException(piece.Start, "a publisher needs a word");
    }

    private static ClaimFilter.Judged Verdict(QueryPiece piece, string value) => value.ToLowerInvariant() switch
    {
        "none" => new ClaimFilter.Judged(null),
        "conflicting" => new ClaimFilter.Judged(VerdictLabel.ConflictingEvidence),
        "unclear" or "nei" => new ClaimFilter.Judged(VerdictLabel.NotEnoughEvidence),
        _ => new ClaimFilter.Judged(Named<VerdictLabel>(piece, value)),
    };

    private static ClaimFilter Revised(QueryPiece piece, string value) => value.ToLowerInvariant() switch
    {
        "true" or "yes" => new ClaimFilter.Revised(null),
        "false" or "no" => new ClaimFilter.Not(new ClaimFilter.Revised(null)),
        _ => new ClaimFilter.Revised(Named<RevisionKind>(piece, value)),
    };

    // 2022, 2022-07, 2022-07-01, 2021/2024, [2022 TO 2023-06], >=2022, <2023.
    private static (DateOnly? From, DateOnly? To) Days(QueryPiece piece, string value)
    {
        if (value is ['[' or '{', .., ']' or '}'])
        {
            var parts = value[1..^1].Split(" TO ");
            if (parts.Length != 2)
            {
                throw new QueryException(piece.Start, "a range of dates is written [2023-01 TO 2024-06]");
            }

            var (first, last) = (Bound(piece, parts[0]), Bound(piece, parts[1]));
            DateOnly? from = value[0] == '{' ? first?.End.AddDays(1) : first?.Start;
            DateOnly? to = value[^1] == '}' ? last?.Start.AddDays(-1) : last?.End;
            return from > to ? throw new QueryException(piece.Start, "the range ends before it begins") : (from, to);
        }

        foreach (var sign in (ReadOnlySpan<string>)[">=", "<=", ">", "<"])
        {
            if (value.StartsWith(sign, StringComparison.Ordinal) && Bound(piece, value[sign.Length..].Trim('"')) is { } bound)
            {
                return sign switch
                {
                    ">=" => (bound.Start, null),
                    ">" => (bound.End.AddDays(1), null),
                    "<=" => (null, bound.End),
                    _ => (null, bound.Start.AddDays(-1)),
                };
            }
        }

        return Bound(piece, value) is { } period ? (period.Start, period.End) : (null, null);
    }

    private static Period? Bound(QueryPiece piece, string text)
    {
        text = text.Trim();
        if (text == "*")
        {
            return null;
        }

        return Records.Period.TryParse(text, out var period) && period.Start > DateOnly.MinValue && period.End < DateOnly.MaxValue
            ? period
            : throw new QueryException(piece.Start, $"'{text}' is no date: write 2022, 2022-07, 2022-07-01 or [2022 TO 2023-06]");
    }

    private static T Named<T>(QueryPiece piece, string value)
        where T : struct, Enum
    {
        foreach (var name in Enum.GetNames<T>())
        {
            if (string.Equals(name, value, StringComparison.OrdinalIgnoreCase))
            {
                return Enum.Parse<T>(name);
            }
        }

        throw new QueryException(
            piece.Start,
            string.Create(CultureInfo.InvariantCulture, $"{piece.Field}: has no '{value}' (there are {string.Join(", ", Enum.GetNames<T>())})"));
    }
}
