using ClaimPipeline.Figures;
using ClaimPipeline.Records;

namespace ClaimPipeline.Evaluation;

/// <summary>
/// Writes the figures of a sentence by NewsQuant's conventions, which are not ours: a move "from A to B" is one range, adjectives
/// belong to a counted noun, a fraction is a <c>% </c> of what it is taken of, "doubled" is no figure, ages and "one of" are.
/// </summary>
public static class NewsQuantConventions
{
    // How many spaces an aside may have in "from $36,040 at 10.45pm last night to $34,935".
    private const int AsideReach = 6;

    /// <summary>What the extractor has to read.</summary>
    public static FiguresOptions Options { get; } = new() { IncludeAges = true, IncludeOneOf = true, IncludeVague = true };

    /// <summary>The figures as NewsQuant would have them.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="figures">Its figures, read with <see cref="Options"/>.</param>
    public static IReadOnlyList<NewsQuantFigure> Of(string text, IReadOnlyList<Figure> figures)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(figures);
        var phrases = new CountedPhrases(text);
        var result = new List<NewsQuantFigure>();
        Figure? open = null;
        foreach (var figure in figures.Where(f => !f.Negated && !IsPlainMultiple(f) && !IsAttribute(f)))
        {
            var written = new NewsQuantFigure((double)figure.Quantity.Value, (double?)figure.Quantity.MaxValue, phrases.UnitOf(figure));
            if (open is not null && Join(text, open, figure, result[^1], written, phrases) is { } joined)
            {
                result[^1] = joined;
                open = null;
                continue;
            }

            result.Add(written);
            open = figure.Quantity.MaxValue is null ? figure : null;
        }

        return result;
    }

    // "doubled", "twice"; but "four times" and "sixfold" are counts.
    private static bool IsPlainMultiple(Figure figure) =>
        figure.Quantity.Unit.Code == "{times}" && !figure.Surface.Contains(' ', StringComparison.Ordinal)
        && !figure.Surface.EndsWith("fold", StringComparison.OrdinalIgnoreCase) && !char.IsAsciiDigit(figure.Surface[0]);

    // "a five-year award"
    private static bool IsAttribute(Figure figure) =>
        figure.Quantity.Unit.Dimension == Dimension.Time && char.IsLetter(figure.Surface[0]) && figure.Surface.Contains('-', StringComparison.Ordinal)
        && !figure.Surface.Contains(' ', StringComparison.Ordinal);

    private static NewsQuantFigure? Join(string text, Figure first, Figure second, NewsQuantFigure one, NewsQuantFigure two, CountedPhrases phrases)
    {
        var between = text.AsSpan(first.Span.End, second.Span.Start - first.Span.End).Trim();
        var before = text.AsSpan(0, first.Span.Start).TrimEnd();
        if (between.Equals("of", StringComparison.OrdinalIgnoreCase) && one.Value < two.Value && second.Quantity.Unit.Dimension == Dimension.Count)
        {
            return new(one.Value / two.Value, null, phrases.PartOf(second));
        }

        var unit = two.Unit == "-" ? one.Unit : two.Unit;
        if (one.Unit != unit && one.Unit != "-")
        {
            return null;
        }

        var aside = between.ContainsAny(',', ';', '.') || between.Count(' ') > AsideReach;
        return before.EndsWith(" from", StringComparison.OrdinalIgnoreCase) && !aside && (between.Equals("to", StringComparison.OrdinalIgnoreCase) || between.EndsWith(" to", StringComparison.OrdinalIgnoreCase))
            ? one with { Max = two.Value, Unit = unit }
            : null;
    }
}
