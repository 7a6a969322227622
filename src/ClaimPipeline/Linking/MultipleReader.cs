using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>
/// One place measured by another: "twice as much lithium as Chile", "three times more than Peru", "half that of Brazil", "double the output
/// of Peru". Without it the factor would pass for a share or for growth.
/// </summary>
internal sealed class MultipleReader(SlotFinders slots)
{
    /// <summary>Nodes within which a comparison is completed.</summary>
    private const int Reach = 12;

    public IEnumerable<ClaimDraft> Read(SentenceReading reading)
    {
        foreach (var factor in reading.OpenFigures.Where(n => n.Figure!.Quantity.Unit.Dimension == Dimension.Ratio).ToList())
        {
            if (Standard(reading, factor) is not { } standard)
            {
                continue;
            }

            var node = reading.Nodes.Take(factor.Index).Reverse().Take(Reach).FirstOrDefault(IsMeasured)
                ?? reading.Nodes.Skip(factor.Index + 1).Take(standard.Place.Index - factor.Index + 4).FirstOrDefault(IsMeasured);
            if (node is null)
            {
                continue;
            }

            foreach (var place in RelationReader.Coordinated(reading, Math.Min(node.Index, factor.Index), standard.Place))
            {
                if (Make(reading, factor, standard, node, place) is { } draft)
                {
                    yield return draft;
                }
            }
        }
    }

    private ClaimDraft? Make(SentenceReading reading, Node factor, (Node Place, bool IsLess) standard, Node node, Node place)
    {
        var draft = new ClaimDraft(reading, ClaimKind.Statistic, AssertionForm.Comparison)
        {
            Indicator = slots.Indicator(reading, node),
            Place = ArticleContext.Slot(reading, place, 0.9),
            Counterpart = RelationReader.Together(reading, standard.Place) ?? ArticleContext.Slot(reading, standard.Place, 0.9),
            Subject = slots.Subject.Find(reading, factor, node),
            Direction = standard.IsLess ? Change.Down : Change.Up,
        };
        draft.Probability = SlotFinders.Confidence(draft);
        if (draft.Subject is null || draft.Probability < slots.Context.Options.MinStatisticProbability)
        {
            return null;
        }

        draft.Add(factor.Figure!, FigureRole.Value);
        draft.Cover(place);
        draft.Cover(standard.Place);
        slots.Finish(draft, factor);
        return draft;
    }

    private static bool IsMeasured(Node node) => IndicatorFinder.IsStatistic(node) && !IndicatorFinder.IsAgent(node);

    /// <summary>What the factor multiplies, and whether the text says less; null when it multiplies nothing of another place.</summary>
    private static (Node Place, bool IsLess)? Standard(SentenceReading reading, Node factor)
    {
        var next = factor.Index + 1;
        var isPercent = factor.Figure!.Quantity.Unit.Code == "%";
        var isPart = !isPercent && factor.Figure.Quantity.Unit.Code != "{times}";
        if (!isPercent && reading.Word(next) is "as" && reading.Word(next + 1) is "much" or "many" or "large" or "big" or "high" or "great")
        {
            return Behind(reading, next + 2, "as") is { } place ? (place, isPart) : null;
        }

        if (!isPart && reading.Word(next) is "more" or "less" or "fewer" or "higher" or "lower" or "larger" or "smaller" or "greater" or "bigger")
        {
            return Behind(reading, next + 1, "than") is { } place ? (place, reading.Word(next) is "less" or "fewer" or "lower" or "smaller") : null;
        }

        if (isPercent)
        {
            return null;
        }

        if (reading.Word(next) is "that" or "those" or "what")
        {
            return Place(reading, reading.Word(next + 1) == "of" ? next + 2 : next + 1) is { } of ? (of, isPart) : null;
        }

        // "double the output of Peru", "three times Peru's production", "twice the Peruvian output".
        var first = reading.Word(next) == "the" ? next + 1 : next;
        if (reading.At(first) is { IsActor: true } owner && (owner.IsPossessive || owner.IsDemonym)
            && reading.Nodes.Skip(first + 1).Take(4).Any(IsMeasured))
        {
            return (owner, isPart);
        }

        return reading.At(first) is { } noun && IsMeasured(noun) && !noun.IsVerb && reading.Word(first + 1) is "of" or "in"
            && Place(reading, first + 2) is { } possessor ? (possessor, isPart) : null;
    }

    /// <summary>The place behind the next such word; null when another figure or clause comes first.</summary>
    private static Node? Behind(SentenceReading reading, int from, string word)
    {
        for (var i = from; i < Math.Min(reading.Nodes.Count, from + Reach); i++)
        {
            var node = reading.Nodes[i];
            if (node.Lower == word && node.Match is null)
            {
                return Place(reading, i + 1);
            }

            if (node.Figure is not null || node.IsPlace || node.Lower is "," or ";" or "." or "and" or "but")
            {
                return null;
            }
        }

        return null;
    }

    private static Node? Place(SentenceReading reading, int index)
    {
        while (reading.Word(index) is "the" or "in" or "all" or "did" or "that" or "those" or "of")
        {
            index++;
        }

        return reading.At(index) is { } node && (node.IsActor || node.Code == "OTH") ? node : null;
    }
}
