using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>Where the parts of a share stand: who has it, whom it comes from or goes to, and what it is taken of.</summary>
internal static class ShareGrammar
{
    /// <summary>"40 % of Guinea's bauxite exports went to China".</summary>
    public static Slot<Entity>? GoalBehind(SentenceReading reading, WholePhrase whole)
    {
        var node = reading.Nodes.Skip(whole.End).Take(6).FirstOrDefault(n => n.IsActor && reading.Word(reading.Word(n.Index - 1) == "the" ? n.Index - 2 : n.Index - 1) == "to");
        return node is null ? null : ArticleContext.Slot(reading, node, 0.85);
    }

    public static bool IsTotal(SentenceReading reading, WholePhrase whole) =>
        reading.Nodes.Skip(whole.Start).Take(whole.End - whole.Start).Any(n => n.Lower == "total");

    /// <summary>"produced 44,000 tonnes, about 24 percent".</summary>
    public static bool IsBehindAmount(SentenceReading reading, Node figure)
    {
        var i = reading.Governor(figure.Index);
        while (reading.Word(i) is "," or "or" or "(")
        {
            i--;
        }

        return i >= 0 && i < figure.Index - 1 && reading.Nodes[i].Figure is { Quantity.Unit.Dimension: Dimension.Mass or Dimension.Volume or Dimension.VolumeRate }
            && reading.Word(figure.Index + 1) is "." or "" or ")" or ";";
    }

    public static Node? SourceBehind(SentenceReading reading, Node figure, WholePhrase? whole)
    {
        var from = whole?.End ?? figure.Index + 1;
        for (var i = from; i < Math.Min(reading.Nodes.Count, from + 9); i++)
        {
            var node = reading.Nodes[i];
            if (node.Figure is not null || node.Lower is ";" or "while" or "whereas")
            {
                return null;
            }

            if (node.IsPlace && !node.IsWorld && node.Code != "OTH" && reading.Word(reading.Word(i - 1) == "the" ? i - 2 : i - 1) is "from" or "in" or "by"
                && (reading.HasBetween(from - 1, i, n => n.Lower is "come" or "comes" or "came" or "coming" or "located" or "found" or "sourced" or "supplied" or "concentrated"
                    or "lie" or "lies" or "originated" or "held" or "controlled" or "are" or "is" or "was" or "were" || (n.IsIndicator && n.IsVerb))))
            {
                return node;
            }
        }

        return null;
    }

    public static Node? SourceFrom(SentenceReading reading, Node figure) =>
        reading.Nodes.Skip(figure.Index + 1).Take(14).FirstOrDefault(n => n.IsPlace && reading.Word(n.Index - 1) == "from");

    /// <summary>The commodity that has the share, where it is none that the whole names: "coal accounts for 60 %".</summary>
    public static Slot<Entity>? SharingCommodity(SentenceReading reading, Node figure, WholePhrase? whole)
    {
        var node = reading.Nodes.Take(figure.Index).LastOrDefault(n => n.IsCommodity && whole?.Holds(n) != true && figure.Index - n.Index < 14);
        if (node is null || node.Segment < figure.Segment - 1)
        {
            return null;
        }

        if (reading.Word(node.Index - 1) == "and" && reading.At(node.Index - 2) is { IsCommodity: true } first && whole?.Holds(first) != true)
        {
            var span = TextSpan.FromBounds(first.Span.Start, node.Span.End);
            return new(new Entity(span.Slice(reading.Text).ToLowerInvariant(), null), ArticleContext.InArticle(reading, span), "together", 0.8);
        }

        return ArticleContext.Slot(reading, node, 0.85);
    }
}
