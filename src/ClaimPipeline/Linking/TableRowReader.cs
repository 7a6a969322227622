using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>
/// Levels in rows of tables: what the row's own cells, the header of the column and the title of the article say together.
/// A row that names no country or good of its own, such as that of a company, makes no claim.
/// </summary>
internal sealed class TableRowReader(SlotFinders slots)
{
    public IEnumerable<ClaimDraft> Read(SentenceReading reading)
    {
        if (reading.Source.Sentence is not { Block: BlockKind.TableRow, Context: { } context })
        {
            yield break;
        }

        var headers = context.Split('\t');
        foreach (var figure in reading.OpenFigures.ToList())
        {
            var column = reading.Text.AsSpan(0, figure.Span.Start).Count('\t');
            if (column < headers.Length && Read(reading, figure, headers, column) is { } draft)
            {
                yield return draft;
            }
        }
    }

    private ClaimDraft? Read(SentenceReading reading, Node figure, string[] headers, int column)
    {
        if (figure.Figure!.Quantity.Unit.Dimension is not (Dimension.Mass or Dimension.Volume or Dimension.MassRate or Dimension.VolumeRate or Dimension.Energy))
        {
            return null;
        }

        var names = slots.Context.Gazetteer.FindAll(headers[column]);
        var indicator = Header(names, IsStatistic) ?? Titled(IsStatistic) ?? Header(slots.Context.Gazetteer.FindAll(headers[0]), IsStatistic);
        var place = Cell(reading, n => n.IsPlace) ?? Header(names, IsPlace) ?? Single(IsPlace);
        var subject = Cell(reading, n => n.IsCommodity) ?? Header(names, IsCommodity) ?? Single(IsCommodity);
        if (indicator is null || place is null || subject is null || !IsAboutSomething(reading))
        {
            return null;
        }

        var draft = new ClaimDraft(reading, ClaimKind.Statistic, AssertionForm.Level)
        {
            Indicator = indicator,
            Place = place,
            Subject = subject,
            Period = Period(headers[column], "column-header") ?? RowPeriod(reading) ?? Period(slots.Context.Article.Title, "title")
                ?? slots.Period.Find(reading, figure, isEvent: false),
            Authority = slots.Authority.Source(reading),
        };
        draft.Add(figure.Figure!, FigureRole.Value);
        draft.Probability = SlotFinders.Confidence(draft);
        return draft.Probability >= slots.Context.Options.MinStatisticProbability ? draft : null;
    }

    /// <summary>The first cell names a country, a good or a time; otherwise the row may be that of a mine or a company.</summary>
    private static bool IsAboutSomething(SentenceReading reading)
    {
        var first = reading.Nodes.TakeWhile(n => n.Lower != "\t").ToList();
        return first.Any(n => n.IsPlace || n.IsCommodity || n.Period is not null);
    }

    private static Slot<Entity>? Cell(SentenceReading reading, Func<Node, bool> fits) =>
        reading.Nodes.FirstOrDefault(fits) is { } node ? ArticleContext.Slot(reading, node, 0.95) : null;

    private static Slot<Entity>? Header(IReadOnlyList<GazetteerMatch> names, Func<GazetteerMatch, bool> fits) =>
        names.FirstOrDefault(fits) is { } name ? new(name.Entry.Entity, null, "column-header", 0.9) : null;

    private Slot<Entity>? Titled(Func<GazetteerMatch, bool> fits) =>
        slots.Context.TitleMatches.FirstOrDefault(fits) is { } name ? new(name.Entry.Entity, null, "title", 0.8) : null;

    /// <summary>The one name of its kind in the title; two would leave open which is meant.</summary>
    private Slot<Entity>? Single(Func<GazetteerMatch, bool> fits) =>
        slots.Context.TitleMatches.Where(fits).Select(m => m.Entry.Id).Distinct().Count() == 1 ? Titled(fits) : null;

    private static Slot<Period>? RowPeriod(SentenceReading reading) =>
        reading.Nodes.FirstOrDefault(n => n.Period is not null) is { } node
            ? new(node.Period!.Period, ArticleContext.InArticle(reading, node.Span), node.Period.Rule, node.Period.Confidence)
            : null;

    private Slot<Period>? Period(string text, string rule) =>
        PeriodFinder.Find(text, _ => false, slots.Context.Article.Published?.Date, null) is [var mention, ..]
            ? new(mention.Period, null, rule, Math.Min(0.85, mention.Confidence))
            : null;

    private static bool IsStatistic(GazetteerMatch name) => name.Kind == EntityKind.Indicator && IndicatorFinder.IsStatistic(name.Entry.Id.Value);

    private static bool IsPlace(GazetteerMatch name) => name.Kind == EntityKind.Place && name.Entry.Id.Value is not "OTH";

    private static bool IsCommodity(GazetteerMatch name) => name.Kind == EntityKind.Commodity;
}
