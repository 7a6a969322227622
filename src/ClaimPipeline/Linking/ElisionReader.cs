using ClaimPipeline.Gazetteer;

namespace ClaimPipeline.Linking;

/// <summary>
/// Reads what a second part of a sentence leaves out: "Peru produced 40 t in 2022, and Chile 25 t". The verb and its time are those
/// of the part before; only who or what differs.
/// </summary>
internal static class ElisionReader
{
    /// <summary>The name that stands for the subject of a figure without a verb, of that kind; null where the figure has a part of its own.</summary>
    public static Node? Find(SentenceReading reading, Node figure, EntityKind kind)
    {
        var i = figure.Index - 1;
        while (reading.At(i) is { Match: null, Period: null, Figure: null } node && (Cues.BeforeNumber.Contains(node.Lower) || node.Lower is "with" or "has" or "at") && node.Lower is not "of" and not "to")
        {
            i--;
        }

        if (reading.At(i) is not { Match: { } match, IsDemonym: false, IsPossessive: false } name || match.Kind != kind)
        {
            return null;
        }

        var before = reading.Word(i - 1) == "the" ? i - 2 : i - 1;
        return reading.Word(before) is "," or "and" or ";" or "while" or "but" && reading.Nodes.Take(before + 1).Any(n => n.Figure is not null) ? name : null;
    }

    /// <summary>"3.6 million tonnes mined worldwide": the world, where it follows the figure that it belongs to.</summary>
    public static Node? WorldBehind(SentenceReading reading, Node figure)
    {
        for (var i = figure.Index + 1; i <= figure.Index + 7 && reading.At(i) is { } node; i++)
        {
            if (node.IsWorld)
            {
                return node.IsPossessive || reading.Word(i - 1) is "of" ? null : node;
            }

            if (node.Figure is not null || !(node.IsCommodity || (node.IsIndicator && node.IsVerb) || node.Lower is "of" or "in" or "the" or "were" or "was" or "that" or "around" or "across" or "all" or "over"))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>"59 % of the world's 390,000 t", "28 % of the world total of 280 million t": whose total a figure behind a percentage is; null for others.</summary>
    public static Node? OwnerOfTotal(SentenceReading reading, Node figure)
    {
        Node? place = null;
        for (var i = figure.Index - 1; i >= Math.Max(0, figure.Index - 10); i--)
        {
            var node = reading.Nodes[i];
            if (node.Figure is { Quantity.Unit.Dimension: Records.Dimension.Ratio })
            {
                return reading.Word(i + 1) == "of" ? place : null;
            }

            if (node.IsPlace && (node.IsWorld || node.IsPossessive))
            {
                place ??= node;
            }
            else if (node.Figure is not null || node.IsPlace || node.Period is not null
                || !(node.IsCommodity || (node.IsIndicator && !node.IsVerb) || Cues.BeforeNumber.Contains(node.Lower) || node.Lower is "of" or "the" or "output" or "supply"))
            {
                return null;
            }
        }

        return null;
    }
}
