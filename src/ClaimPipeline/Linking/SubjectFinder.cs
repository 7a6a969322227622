using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>Which commodity, product or technology a claim speaks of.</summary>
internal sealed class SubjectFinder(ArticleContext context)
{
    private static readonly string[] Vague = ["minerals", "critical_minerals", "energy", "food", "chemicals", "electricity", "vehicles"];

    /// <summary>In the sentence by nearness to the anchors, else table headers, earlier sentences, title, topic; null when nothing tells.</summary>
    public Slot<Entity>? Find(SentenceReading reading, Node anchor, Node? indicator, Func<Node, bool>? allowed = null, bool guess = true)
    {
        Node? best = null;
        var bestScore = double.MinValue;
        foreach (var node in reading.Nodes)
        {
            if (node.IsCommodity && allowed?.Invoke(node) != false)
            {
                var score = Math.Max(Score(reading, node, anchor), indicator is null ? double.MinValue : Score(reading, node, indicator) + 0.5);
                if (score > bestScore)
                {
                    (best, bestScore) = (node, score);
                }
            }
        }

        if (best is not null && bestScore > -2)
        {
            return ArticleContext.Slot(reading, best, Math.Clamp(0.8 + (bestScore * 0.03), 0.5, 0.98));
        }

        if (anchor.Figure is { Quantity.Unit.Dimension: Dimension.Count } counted && Counted(reading, counted) is { } things)
        {
            return things;
        }

        // Nothing but oil is measured in barrels a day.
        var barrels = anchor.Figure ?? reading.Nearest(anchor.Index, 12, 12, n => n.Figure is not null)?.Figure;
        if (barrels?.Quantity.Unit.Code.Contains("bbl", StringComparison.Ordinal) == true)
        {
            return context.Slot(EntityKind.Commodity, "crude_oil", "measured-in-barrels", 0.75);
        }

        return guess ? FromContext(reading) : null;
    }

    public Slot<Entity>? FromContext(SentenceReading reading)
    {
        if (reading.Source.Sentence.Context is { } headers
            && context.Gazetteer.FindAll(headers).FirstOrDefault(m => m.Kind == EntityKind.Commodity) is { } header)
        {
            return new(header.Entry.Entity, null, "table-header", 0.8);
        }

        foreach (var focus in context.Before)
        {
            if (focus.Paragraph != reading.Paragraph || reading.Position - focus.Position > context.Options.LookBack)
            {
                break;
            }

            if (focus.Subject is { } subject)
            {
                return new(subject.Value, subject.Span, "previous-sentence", reading.Position - focus.Position <= 1 ? 0.65 : 0.5);
            }
        }

        if (context.TitleMatches.FirstOrDefault(m => m.Kind == EntityKind.Commodity && !IsVague(m.Entry)) is { } titled)
        {
            return new(titled.Entry.Entity, null, "title", 0.6);
        }

        return context.TopicSubject is { Weight: >= 0.5 } topic ? new(topic.Entry.Entity, null, "article-topic", 0.45) : null;
    }

    /// <summary>"10,000 cars": what is counted is the good.</summary>
    private Slot<Entity>? Counted(SentenceReading reading, Figure figure) =>
        context.Gazetteer.FindAll(figure.Surface).LastOrDefault(m => m.Kind == EntityKind.Commodity) is { } match
            ? new(match.Entry.Entity, ArticleContext.InArticle(reading, match.Span.Shift(figure.Span.Start)), "sentence", 0.85)
            : null;

    private static bool IsVague(GazetteerEntry entry) => Vague.Contains(entry.Id.Value, StringComparer.Ordinal);

    private static double Score(SentenceReading reading, Node node, Node anchor)
    {
        var distance = Math.Abs(node.Index - anchor.Index) - 1;
        var crossed = Math.Abs(node.Segment - anchor.Segment);
        var score = 3.0;
        if (node.Index < anchor.Index && distance == 0)
        {
            score += 3;
        }
        else if (node.Index > anchor.Index && (distance == 0 || (distance <= 3 && !reading.HasBetween(anchor.Index, node.Index,
            n => n.Lower is not ("of" or "in" or "for" or "on" or "the" or "all" or "raw" or "refined" or "some") && n.Figure is null && !n.IsPlace))))
        {
            // "tonnes of copper", "production of refined copper", "exports of 5,000 tonnes of tin".
            score += anchor.Figure is not null ? 4 : 3;
        }

        if (IsVague(node.Match!.Entry))
        {
            score -= 2;
        }

        return score - (distance * 0.25) - (crossed * 0.7);
    }
}
