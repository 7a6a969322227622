using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>Who says a figure, or who set a measure.</summary>
internal sealed class AuthorityFinder(ArticleContext context)
{
    /// <summary>"according to the USGS", "customs data showed"; else an attribution in the sentence before; null when there is none.</summary>
    public Slot<Entity>? Source(SentenceReading reading)
    {
        foreach (var node in reading.Nodes)
        {
            if ((node.IsAuthority || node.IsPlace) && IsSource(reading, node))
            {
                return ArticleContext.Slot(reading, node, 0.9, "attribution");
            }
        }

        foreach (var focus in context.Before)
        {
            if (focus.Paragraph != reading.Paragraph || reading.Position - focus.Position > 2)
            {
                break;
            }

            if (focus.Authority is { } authority)
            {
                return new(authority.Value, authority.Span, "previous-sentence", 0.5);
            }
        }

        return null;
    }

    /// <summary>Who decided the measure whose cue is given: a ministry, bloc or government that acts in the sentence.</summary>
    public static Slot<Entity>? Setter(SentenceReading reading, Node cue)
    {
        Node? best = null;
        var bestScore = double.MinValue;
        foreach (var node in reading.Nodes.Where(n => n.IsAuthority || n.IsActor))
        {
            if (PlaceFinder.IsOblique(reading, node) && !(reading.Word(node.Index - 1) == "by" || reading.Word(node.Index - 2) == "by"))
            {
                continue;
            }

            var by = reading.Word(node.Index - 1) == "by" || (reading.Word(node.Index - 1) == "the" && reading.Word(node.Index - 2) == "by");
            var score = (node.Index < cue.Index ? 3 : by ? 3.5 : 0) - (Math.Abs(node.Index - cue.Index) * 0.1) - (Math.Abs(node.Segment - cue.Segment) * 0.5);
            score += node.IsAuthority ? 0.5 : 0;
            score -= IsSource(reading, node) && node.IsAuthority && node.Code is "USGS" or "REUTERS" or "BLOOMBERG" ? 5 : 0;
            if (score > bestScore)
            {
                (best, bestScore) = (node, score);
            }
        }

        return best is not null && bestScore > 0.5 ? ArticleContext.Slot(reading, best, Math.Min(0.9, 0.55 + (bestScore * 0.1))) : null;
    }

    private static bool IsSource(SentenceReading reading, Node node)
    {
        var i = node.Index;
        if (reading.Word(i - 1) == "the")
        {
            i--;
        }

        if ((reading.Word(i - 1) == "to" && reading.Word(i - 2) == "according")
            || (reading.Word(i - 1) is "from" or "by" && reading.Word(i - 2) is "data" or "figures" or "statistics" or "estimates" or "numbers" or "report" or "compiled" or "published" or "estimated" or "reported"))
        {
            return node.IsAuthority || reading.Word(node.Index + 1) is "data" or "customs";
        }

        if (!node.IsAuthority)
        {
            return false;
        }

        var next = node.Index + 1;
        if (reading.Word(next) == "(" && reading.At(next + 1) is { IsAuthority: true })
        {
            next += 3;
        }

        return reading.Word(next) is "said" or "says" or "reported" or "reports" or "estimates" or "estimated" or "data" or "figures" or "puts" or "put"
                or "showed" or "shows" or "statistics" or "expects" or "forecasts" or "calculates"
            || reading.Nodes[node.Index].Code == "CUSTOMS";
    }
}
