using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>Statements without a number: "produce far less than China", "Vietnam has reserves", "exports fell".</summary>
internal sealed class RelationReader(SlotFinders slots)
{
    public IEnumerable<ClaimDraft> Read(SentenceReading reading) =>
        Comparisons(reading).Concat(Existences(reading)).Concat(Trends(reading));

    private IEnumerable<ClaimDraft> Comparisons(SentenceReading reading)
    {
        foreach (var than in reading.Nodes.Where(n => n.Lower == "than"))
        {
            var cue = reading.Nodes.Take(than.Index).Reverse().Take(7).FirstOrDefault(n => n.Lower is "more" or "less" or "fewer" or "larger" or "smaller" or "higher" or "lower" or "bigger" or "greater");
            var other = reading.Nodes.Skip(than.Index + 1).Take(5).FirstOrDefault(n => n.IsActor || n.Code == "OTH");
            if (cue is null || other is null || reading.HasBetween(than.Index, other.Index, n => n.Figure is not null || n.Lower is "," or "." or ";")
                || reading.HasBetween(cue.Index, than.Index, n => n.Figure is not null)
                || reading.Figures.Any(f => reading.IsClaimed(f.Figure!) && Math.Abs(f.Index - cue.Index) < 3))
            {
                continue;
            }

            var node = reading.Nodes.Take(than.Index).Reverse().Take(14).FirstOrDefault(n => IndicatorFinder.IsStatistic(n) && !IndicatorFinder.IsAgent(n));
            if (node is null)
            {
                continue;
            }

            foreach (var place in Coordinated(reading, Math.Min(node.Index, cue.Index), other))
            {
                if (Make(reading, AssertionForm.Comparison, node, ArticleContext.Slot(reading, place, 0.9)) is { } draft)
                {
                    draft.Direction = cue.Lower is "more" or "larger" or "higher" or "bigger" or "greater" ? Change.Up : Change.Down;
                    draft.Counterpart = Together(reading, other) ?? ArticleContext.Slot(reading, other, 0.9);
                    draft.Cover(cue);
                    draft.Cover(place);
                    slots.Finish(draft, node);
                    yield return draft;
                }
            }
        }
    }

    /// <summary>"than Australia and China combined": the places as one, which no code stands for; null when they are not added up.</summary>
    public static Slot<Entity>? Together(SentenceReading reading, Node first)
    {
        var last = first;
        for (var i = first.Index + 1; reading.Word(i) is "and" or "," or "the" || reading.At(i) is { IsActor: true }; i++)
        {
            last = reading.At(i) is { IsActor: true } place ? place : last;
        }

        if (last == first || reading.Word(last.Index + 1) is not ("combined" or "together" or "taken"))
        {
            return null;
        }

        var span = TextSpan.FromBounds(first.Span.Start, last.Span.End);
        return new(new Entity(span.Slice(reading.Text), null), ArticleContext.InArticle(reading, span), "together", 0.85);
    }

    private IEnumerable<ClaimDraft> Existences(SentenceReading reading)
    {
        foreach (var node in reading.Nodes.Where(n => n is { IsIndicator: true, Code: "reserves" or "resources" } && !n.IsVerb))
        {
            var holds = reading.Nodes.Take(node.Index).Reverse().Take(8).FirstOrDefault(n => Cues.Holds.Contains(n.Lower) && n.Lower is not ("having" or "had"));
            if (holds is null || reading.HasBetween(holds.Index, node.Index, n => n.Figure is not null || Cues.Superlative.Contains(n.Lower) || n.Lower is "," or "no" or "limited" or "been" or "not" or "to")
                || reading.OpenFigures.Any(f => Math.Abs(f.Index - node.Index) < 8))
            {
                continue;
            }

            foreach (var place in Coordinated(reading, holds.Index, null))
            {
                if (Make(reading, AssertionForm.Existence, node, ArticleContext.Slot(reading, place, 0.85)) is { } draft)
                {
                    draft.Cover(place);
                    slots.Finish(draft, node);
                    yield return draft;
                }
            }
        }

        // "the remaining 66 % are distributed in other countries such as Vietnam": they have some, too.
        if (reading.Figures.All(f => f.Figure!.Quantity.Unit.Dimension != Dimension.Ratio))
        {
            yield break;
        }

        foreach (var spread in reading.Nodes.Where(n => n.Lower is "distributed" or "located" or "found" or "spread" or "scattered"))
        {
            var such = reading.Nodes.Skip(spread.Index).Take(8).FirstOrDefault(n => n.Lower is "such" or "including" or "like");
            if (such is null)
            {
                continue;
            }

            foreach (var place in reading.Nodes.Skip(such.Index + 1).TakeWhile(n => n.IsPlace || n.Lower is "as" or "and" or "," or "the" or "or").Where(n => n.IsActor))
            {
                var reserves = reading.Nodes.Take(spread.Index).LastOrDefault(n => n.IsIndicator && n.Code is "reserves" or "resources" or "mine_production");
                var indicator = reserves is { Code: "reserves" or "resources" }
                    ? ArticleContext.Slot(reading, reserves, 0.7)
                    : Remembered(reading);
                var draft = new ClaimDraft(reading, ClaimKind.Statistic, AssertionForm.Existence)
                {
                    Indicator = indicator,
                    Place = ArticleContext.Slot(reading, place, 0.8),
                    Subject = slots.Subject.Find(reading, spread, reserves),
                };
                if (draft.Indicator is null || draft.Subject is null)
                {
                    continue;
                }

                draft.Cover(such);
                slots.Finish(draft, spread);
                draft.Probability = SlotFinders.Confidence(draft);
                yield return draft;
            }
        }
    }

    /// <summary>"rare earth exports fell last year", "a decline in output": the direction, where no figure gives the size.</summary>
    private IEnumerable<ClaimDraft> Trends(SentenceReading reading)
    {
        foreach (var node in reading.Nodes.Where(n => IndicatorFinder.IsStatistic(n) && n.Code is not ("stocks" or "capacity" or "installed_capacity" or "resources") && !n.IsVerb && !IndicatorFinder.IsAgent(n)))
        {
            var cue = TrendCue(reading, node);
            if (cue is null || reading.Figures.Any(f => f.Segment == node.Segment && Math.Abs(f.Index - node.Index) < 10)
                || reading.Nodes.Any(n => Math.Abs(n.Index - cue.Index) < 4 && (Cues.Future.Contains(n.Lower) || n.Lower is "to" && n.Index == cue.Index - 1 || n.Lower is "not" or "if" or "may")))
            {
                continue;
            }

            if (Cues.Measures.Contains(reading.Word(node.Index + 1)))
            {
                continue;
            }

            var place = slots.Place.Find(reading, node, node, n => n.Code != "OTH", guess: false);
            if (place is null || reading.Nodes.FirstOrDefault(n => n.IsCommodity && Math.Abs(n.Index - node.Index) <= 4) is not { } commodity)
            {
                continue;
            }

            var draft = new ClaimDraft(reading, ClaimKind.Statistic, AssertionForm.Trend)
            {
                Direction = Cues.Direction(cue.Lower),
                Indicator = ArticleContext.Slot(reading, node, 0.85),
                Subject = ArticleContext.Slot(reading, commodity, 0.9),
                Place = place,
                Counterpart = SlotFinders.Partner(reading, node, place),
            };
            draft.Cover(cue);
            slots.Finish(draft, node);
            draft.Probability = SlotFinders.Confidence(draft);
            if (draft.Probability >= slots.Context.Options.MinStatisticProbability)
            {
                yield return draft;
            }
        }
    }

    /// <summary>The word that says that a noun rose or fell: "exports fell", "growth in exports", "increased quotas", "raised its quota".</summary>
    public static Node? TrendCue(SentenceReading reading, Node node)
    {
        bool Plain(Node n) => n.Lower is not ("more" or "less" or "up" or "down" or "larger" or "bigger" or "smaller" or "fewer" or "growing" or "higher" or "lower" or "added" or "gain" or "further");
        for (var i = node.Index + 1; i <= node.Index + 6 && reading.At(i) is { } after; i++)
        {
            if (Cues.Direction(after.Lower) != Change.None && Plain(after) && after.Match is null)
            {
                return after;
            }

            if (after.Match is { Relation: not NameRelation.Name } || after.Lower is "," or "." or ";" or "and" or "that" or "which" || after.Figure is not null || after.IsIndicator)
            {
                break;
            }
        }

        for (var i = node.Index - 1; i >= node.Index - 6 && reading.At(i) is { } before; i--)
        {
            if (Cues.Direction(before.Lower) != Change.None && Plain(before) && before.Match is null)
            {
                return before;
            }

            if (before.Lower is "," or "." or ";" or "to" || Cues.Measures.Contains(before.Lower) || before.Figure is not null || before.IsIndicator)
            {
                break;
            }
        }

        return null;
    }

    private Slot<Entity>? Remembered(SentenceReading reading) =>
        slots.Context.Before.Where(f => f.Paragraph == reading.Paragraph && reading.Position - f.Position <= 3 && f.Indicator is not null)
            .Select(f => f.Indicator! with { Rule = "previous-sentence", Confidence = 0.5 }).FirstOrDefault();

    private ClaimDraft? Make(SentenceReading reading, AssertionForm form, Node node, Slot<Entity> place)
    {
        var draft = new ClaimDraft(reading, ClaimKind.Statistic, form)
        {
            Indicator = ArticleContext.Slot(reading, node, 0.9),
            Place = place,
            Subject = slots.Subject.Find(reading, node, node),
        };
        draft.Cover(node);
        draft.Probability = SlotFinders.Confidence(draft);
        return draft.Subject is not null && draft.Probability >= slots.Context.Options.MinStatisticProbability ? draft : null;
    }

    /// <summary>The places that share a verb: "both the United States and Australia produce".</summary>
    public static IEnumerable<Node> Coordinated(SentenceReading reading, int verb, Node? except)
    {
        var last = reading.Nodes.Take(verb).LastOrDefault(n => n.IsActor && n != except);
        if (last is null || verb - last.Index > 10)
        {
            yield break;
        }

        var stack = new Stack<Node>();
        stack.Push(last);
        var i = last.Index - 1;
        while (i >= 0 && (reading.Word(i) is "the" or "and" or "," || reading.Nodes[i].IsActor))
        {
            if (reading.Nodes[i].IsActor)
            {
                stack.Push(reading.Nodes[i]);
            }

            i--;
        }

        foreach (var node in stack)
        {
            yield return node;
        }
    }
}
