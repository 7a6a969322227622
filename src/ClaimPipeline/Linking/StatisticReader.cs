using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>Levels and changes that official statistics answer: "produced 210,000 t", "exports fell 9 %".</summary>
internal sealed class StatisticReader(SlotFinders slots)
{
    private const double Enough = 2.0;

    public IEnumerable<ClaimDraft> Read(SentenceReading reading)
    {
        ClaimDraft? previous = null;
        foreach (var group in FigureGroup.Of(reading, IsAmount))
        {
            if (Elided(reading, group, previous) is { } second)
            {
                previous = second;
                yield return second;
            }
            else if (Read(reading, group) is { } draft)
            {
                previous = draft;
                yield return draft;
            }
        }
    }

    /// <summary>"Peru produced 40 t in 2022, and Chile 25 t", "40 t, 20 % of the world's 200 t": another place with what was said of the first.</summary>
    private static ClaimDraft? Elided(SentenceReading reading, FigureGroup group, ClaimDraft? previous)
    {
        if (previous is not { Form: AssertionForm.Level } || group.Value is not { } figure || group.Change is not null
            || !previous.Figures.Any(f => f.Figure.Quantity.Unit.Dimension == figure.Figure!.Quantity.Unit.Dimension)
            || (ElisionReader.Find(reading, figure, Gazetteer.EntityKind.Place) ?? ElisionReader.OwnerOfTotal(reading, figure)) is not { } place)
        {
            return null;
        }

        var draft = new ClaimDraft(reading, ClaimKind.Statistic, AssertionForm.Level)
        {
            Indicator = previous.Indicator! with { Rule = "same-sentence" },
            Subject = previous.Subject! with { Rule = "same-sentence" },
            Period = previous.Period,
            Authority = previous.Authority,
            Place = ArticleContext.Slot(reading, place, 0.9),
            Probability = previous.Probability,
        };
        draft.Add(figure.Figure!, FigureRole.Value);
        return draft;
    }

    /// <summary>Whether a figure can be a level or a change of a statistic.</summary>
    public static bool IsAmount(Node node) => node.Figure!.Quantity.Unit.Dimension is
        Dimension.Mass or Dimension.Volume or Dimension.MassRate or Dimension.VolumeRate or Dimension.Energy or Dimension.Power or Dimension.Ratio
        or Dimension.Money or Dimension.Count or Dimension.OtherRate or Dimension.None;

    private ClaimDraft? Read(SentenceReading reading, FigureGroup group)
    {
        var head = group.Head;
        var best = IndicatorFinder.Best(reading, group.Change is not null && group.Value is not null ? group.Change : head, IndicatorFinder.IsStatistic);
        if (best is not null && group.Change is not null && group.Value is not null
            && IndicatorFinder.Best(reading, group.Value, IndicatorFinder.IsStatistic) is { } other && other.Score > best.Value.Score)
        {
            best = other;
        }

        var node = best is { Score: >= Enough } found ? found.Node : null;
        if (node is null && !IsElliptic(reading, head))
        {
            return null;
        }

        if (!Fits(reading, head, node, group))
        {
            return null;
        }

        var form = group.Change is not null || group.Baseline is not null ? AssertionForm.Change : AssertionForm.Level;
        var draft = new ClaimDraft(reading, ClaimKind.Statistic, form)
        {
            Direction = form == AssertionForm.Change ? group.Direction : Change.None,
            Indicator = node is not null ? slots.Indicator(reading, node) : Inherited(reading),
        };
        if (draft.Indicator is null)
        {
            return null;
        }

        var excluded = form == AssertionForm.Level && node?.Code is not ("exports" or "imports") ? RemainderFinder.Excluded(reading, head, slots.Context.Before) : null;
        draft.Place = excluded is not null ? slots.Default(Gazetteer.EntityKind.Place, "OTH", "all-but", 0.8)
            : ElisionReader.WorldBehind(reading, head) is { } world ? ArticleContext.Slot(reading, world, 0.9)
            : (node is null ? null : ProducerFinder.Find(reading, node)) ?? slots.Place.Find(reading, head, node, n => n.Code != "OTH");
        draft.Subject = slots.Subject.Find(reading, head, node);
        if (draft.Place is null || draft.Subject is null)
        {
            return null;
        }

        if (excluded is not null)
        {
            draft.Counterpart = excluded;
        }
        else if (node is not null)
        {
            draft.Counterpart = SlotFinders.Partner(reading, node, draft.Place);
        }

        foreach (var (member, role) in group.Members)
        {
            draft.Add(member.Figure!, role);
        }

        slots.Finish(draft, head);
        draft.Probability = SlotFinders.Confidence(draft);
        return draft.Probability >= slots.Context.Options.MinStatisticProbability ? draft : null;
    }

    /// <summary>"China accounts for about 44 million tons": the sentence before said of what.</summary>
    private static bool IsElliptic(SentenceReading reading, Node head)
    {
        var governor = reading.Governor(head.Index);
        var word = reading.Word(governor) == "for" ? reading.Word(governor - 1) : reading.Word(governor);
        return head.Figure!.Quantity.Unit.Dimension is Dimension.Mass or Dimension.Volume or Dimension.MassRate or Dimension.VolumeRate
            && (Cues.Accounts.Contains(word) || word is "by" or "with" || IsAnaphoric(reading, governor));
    }

    /// <summary>"It reached 18,000 tons", "The figure was 52,000 t": what was said before, or the title, is the subject.</summary>
    private static bool IsAnaphoric(SentenceReading reading, int verb)
    {
        if (verb is < 1 or > 4 || !(Cues.Copula.Contains(reading.Word(verb)) || Cues.Direction(reading.Word(verb)) != Change.None || (reading.Word(verb) == "to" && Cues.Direction(reading.Word(verb - 1)) != Change.None)))
        {
            return false;
        }

        return reading.Word(0) is "it" or "this" or "that" && verb <= 2
            || (reading.Word(0) is "the" or "this" or "that" && reading.Word(1) is "figure" or "total" or "amount" or "volume" or "number" or "tonnage" or "result");
    }

    /// <summary>The indicator of the sentence before, or of a share in the same sentence ("44 million tons, 34 % of the reserves").</summary>
    private Slot<Entity>? Inherited(SentenceReading reading)
    {
        foreach (var focus in slots.Context.Before)
        {
            if (reading.Position - focus.Position > 2)
            {
                break;
            }

            if (focus.Indicator is { } indicator)
            {
                return new(indicator.Value, indicator.Span, "previous-sentence", 0.7);
            }
        }

        return slots.Context.TitleMatches.FirstOrDefault(m => m.Kind == Gazetteer.EntityKind.Indicator && IndicatorFinder.IsStatistic(m.Entry.Id.Value)) is { } titled
            ? new(titled.Entry.Entity, null, "title", 0.6)
            : null;
    }

    private static bool Fits(SentenceReading reading, Node head, Node? node, FigureGroup group)
    {
        var dimension = head.Figure!.Quantity.Unit.Dimension;
        if (reading.Nodes.Any(n => n.Segment == head.Segment && n.IsIndicator && n.Code == "price" && Math.Abs(n.Index - head.Index) < 6))
        {
            return false;
        }

        switch (dimension)
        {
            case Dimension.Ratio:
                return group.Change is not null;
            case Dimension.Money:
                return node is { Code: "exports" or "imports" } && Math.Abs(node.Index - head.Index) <= 6 && head.Figure.Quantity.Value >= 100_000;
            case Dimension.None:
                return head.Figure.Quantity.Value >= 1000 && node is not null && (reading.Source.Sentence.Block == BlockKind.TableRow || Math.Abs(node.Index - head.Index) <= 2);
            case Dimension.Count or Dimension.Power or Dimension.OtherRate:
                return node is not null && head.Figure.Quantity.Value >= 100 && Math.Abs(node.Index - head.Index) <= 6 && reading.Nearest(head.Index, 4, 4, n => n.IsCommodity) is not null;
            default:
                return true;
        }
    }
}
