using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>When a claim holds.</summary>
internal sealed class PeriodResolver(ArticleContext context)
{
    /// <summary>In the sentence nearest to the anchor, else table headers, the sentences before, the article's date; null when nothing tells.</summary>
    /// <param name="reading">The sentence.</param>
    /// <param name="anchor">Figure or cue.</param>
    /// <param name="isEvent">An event happens on a day, other things hold for a year: how the article's date is taken.</param>
    /// <param name="isMeasure">A measure begins "from" a day, where other things have changed since then.</param>
    public Slot<Period>? Find(SentenceReading reading, Node anchor, bool isEvent, bool isMeasure = false)
    {
        Node? best = null;
        var bestScore = double.MinValue;
        foreach (var node in reading.Nodes)
        {
            if (node.Period is not null)
            {
                var score = Score(reading, node, anchor, isEvent || isMeasure);
                if (score > bestScore)
                {
                    (best, bestScore) = (node, score);
                }
            }
        }

        if (best is not null && bestScore > -0.8)
        {
            var mention = best.Period!;
            return new(mention.Period, ArticleContext.InArticle(reading, best.Span), mention.Rule, mention.Confidence * (bestScore > 0 ? 1 : 0.8));
        }

        foreach (var focus in context.Before)
        {
            if (isEvent || focus.Paragraph != reading.Paragraph || reading.Position - focus.Position > Math.Min(2, context.Options.LookBack))
            {
                break;
            }

            if (focus.Period is { Rule: not "article-date" } period)
            {
                return new(period.Value, period.Span, "previous-sentence", Math.Min(0.6, period.Confidence));
            }
        }

        return context.Article.Published is { Date: var date }
            ? new(isEvent ? Records.Period.Day(date) : Records.Period.Year(date.Year), null, "article-date", 0.25)
            : null;
    }

    /// <summary>"over 90 % of exports and half of GDP as of 2022": one time behind all figures holds for all of them, too.</summary>
    private static bool IsListUpTo(SentenceReading reading, Node anchor, Node node) =>
        !reading.Figures.Any(f => f.Index > node.Index)
        && reading.HasBetween(anchor.Index, node.Index, n => n.Lower == "and")
        && !reading.HasBetween(anchor.Index, node.Index, n => n.Lower is "from" or "compared" or "against" or "versus" or "than" or "since" or "to" or ";" or "while" or "whereas" or "but" or "by");

    private static double Score(SentenceReading reading, Node node, Node anchor, bool isEvent)
    {
        var distance = Math.Abs(node.Index - anchor.Index) - 1;
        var score = 3 - (distance * 0.1) - (Math.Abs(node.Segment - anchor.Segment) * 0.7);

        // "from 120,000 t in 2021", "compared with 2021": the time of the other figure.
        var between = node.Index > anchor.Index
            ? reading.HasBetween(anchor.Index, node.Index, n => n.Figure is not null || (n.Lower is "from" && !(isEvent && n.Index == node.Index - 1)) || n.Lower is "compared" or "against" or "versus" or "than" or "since")
            : reading.HasBetween(node.Index, anchor.Index, n => n.Figure is not null);
        if (between)
        {
            // One stretch of time before all figures holds for all of them.
            score -= reading.Nodes.Count(n => n.Period is not null) == 1 && (node.Index < anchor.Index ? !reading.Figures.Any(f => f.Index < node.Index) : IsListUpTo(reading, anchor, node)) ? 1.2 : 3;
        }

        if (reading.Word(node.Index - 1) == "in" && reading.Word(node.Index - 2) is "as" or "than")
        {
            score -= 3;
        }

        if (node.Index < anchor.Index && reading.Nearest(node.Index, 3, 0, n => n.Figure is not null) is not null)
        {
            // "from 8.9 % in 2014 to 25.1 %": it belongs to the figure before it.
            score -= 1.5;
        }

        if (reading.Word(node.Index - 1) is "since" or "than" || (reading.Word(node.Index - 1) is "from" && node.Index > anchor.Index && !isEvent))
        {
            score -= 1;
        }

        return score;
    }
}
