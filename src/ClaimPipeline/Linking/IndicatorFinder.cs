using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>What a figure measures: the noun or verb that governs it.</summary>
internal static class IndicatorFinder
{
    private static readonly HashSet<string> Statistics = new(StringComparer.Ordinal)
    {
        "production", "mine_production", "refinery_production", "smelter_production", "primary_production", "catch", "generation", "reserves",
        "resources", "stocks", "exports", "imports", "consumption", "capacity", "installed_capacity", "net_import_reliance", "oil_reference_production",
    };

    /// <summary>Whether official statistics measure it, as levels and changes.</summary>
    public static bool IsStatistic(Node node) => node.IsIndicator && IsStatistic(node.Code);

    /// <inheritdoc cref="IsStatistic(Node)"/>
    public static bool IsStatistic(string code) => Statistics.Contains(code);

    public static bool IsQuota(Node node) => node.IsIndicator && node.Code.EndsWith("quota", StringComparison.Ordinal);

    /// <summary>The best indicator for a figure with its score (above 0 the better); null when the sentence has none.</summary>
    public static (Node Node, double Score)? Best(SentenceReading reading, Node figure, Func<Node, bool> allowed)
    {
        (Node Node, double Score)? best = null;
        foreach (var node in reading.Nodes)
        {
            if (allowed(node) && !IsAgent(node) && !IsVessel(reading, node))
            {
                var score = Score(reading, node, figure);
                if (best is null || score > best.Value.Score)
                {
                    best = (node, score);
                }
            }
        }

        return best;
    }

    /// <summary>"producer", "exporters": who does it, not how much.</summary>
    public static bool IsAgent(Node node) => node.IsIndicator && Cues.Agents.Contains(node.Lower.TrimEnd('s'));

    /// <summary>"a ship with 30,000 tonnes of wheat": a vessel, nobody's exports.</summary>
    private static bool IsVessel(SentenceReading reading, Node node) =>
        node.Lower is "ship" or "ships" && (reading.Word(node.Index - 1) is "a" or "the" or "one" or "another" or "this" || reading.Word(node.Index + 1) is "with" or "carrying" or "loaded" or "sank");

    private static double Score(SentenceReading reading, Node node, Node figure)
    {
        var distance = Math.Abs(node.Index - figure.Index) - 1;
        var crossed = Math.Abs(node.Segment - figure.Segment);
        var others = 0;
        for (var i = Math.Min(node.Index, figure.Index) + 1; i < Math.Max(node.Index, figure.Index); i++)
        {
            others += reading.Nodes[i].Figure is not null ? 1 : 0;
        }

        double score;
        if (node.Index < figure.Index)
        {
            score = node.IsVerb ? 4 : 3.5;
            if (reading.Governor(figure.Index) == node.Index)
            {
                score += 3;
            }
            else if (HasLink(reading, node.Index, figure.Index))
            {
                // "reserves were about", "exports fell", "output to".
                score += 2;
            }
        }
        else
        {
            score = 1.5;
            if (IsOfPhrase(reading, figure.Index, node.Index))
            {
                // "5,000 tonnes of copper exports", "200,000 t in production".
                score += 3;
            }
            else if (node.IsVerb || reading.Word(node.Index - 1) is "were" or "was" or "been" or "be")
            {
                // "5,000 tonnes were exported".
                score += 2;
            }
        }

        return score - (distance * 0.2) - (crossed * 0.8) - (others * 1.2);
    }

    private static bool HasLink(SentenceReading reading, int from, int to)
    {
        for (var i = from + 1; i < to; i++)
        {
            var node = reading.Nodes[i];
            if (node.Match is null && (Cues.Copula.Contains(node.Lower) || Cues.Direction(node.Lower) != Change.None || node.Lower is ":" or "\t" or "by"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfPhrase(SentenceReading reading, int figure, int node)
    {
        if (node - figure > 6 || reading.Word(figure + 1) is not ("of" or "in" or "worth"))
        {
            return node == figure + 1 || (node == figure + 2 && reading.At(figure + 1) is { IsCommodity: true });
        }

        for (var i = figure + 2; i < node; i++)
        {
            if (reading.Nodes[i].Lower is "," or "and" or "that" or "which" || reading.Nodes[i].Figure is not null)
            {
                return false;
            }
        }

        return true;
    }
}
