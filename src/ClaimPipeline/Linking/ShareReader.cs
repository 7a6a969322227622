using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>"accounting for 34 % of the world's reserves", "a market share of 16 %", "the remaining 66 %".</summary>
internal sealed class ShareReader(SlotFinders slots)
{
    public IEnumerable<ClaimDraft> Read(SentenceReading reading)
    {
        ClaimDraft? previous = null;
        foreach (var node in reading.OpenFigures.Where(IsFraction).ToList())
        {
            if (Read(reading, node, previous) is { } draft)
            {
                previous = draft;
                yield return draft;
            }
        }
    }

    private static bool IsFraction(Node node) => node.Figure!.Quantity.Unit.Dimension == Dimension.Ratio;

    private ClaimDraft? Read(SentenceReading reading, Node figure, ClaimDraft? previous)
    {
        if (FigureGroup.RoleOf(reading, figure, out _) == FigureRole.Change)
        {
            return null;
        }

        var isRemainder = reading.HasBetween(Math.Max(-1, figure.Index - 5), figure.Index, n => Cues.Remainder.Contains(n.Lower) && n.Lower != "other");
        var whole = WholeOf(reading, figure, previous, out var isClear);
        if (whole is null && !isRemainder)
        {
            return null;
        }

        if (whole?.End <= whole?.Start && previous is null && Apposed(reading, figure) is { } apposed)
        {
            apposed.Add(figure.Figure!, FigureRole.Value);
            slots.Finish(apposed, figure);
            return apposed;
        }

        var probability = slots.Probability(reading, ClaimKind.Share, isClear && (whole?.Indicator is not null || isRemainder));
        if (probability is null)
        {
            return null;
        }

        var draft = new ClaimDraft(reading, ClaimKind.Share, AssertionForm.Level) { Probability = probability.Value, Polarity = reading.Source.Tagged.Polarity };
        if (previous is { Whole: not null } && whole?.End <= whole?.Start && (ElisionReader.Find(reading, figure, EntityKind.Commodity) ?? ElisionReader.Find(reading, figure, EntityKind.Place)) is { } name
            && (name.IsPlace || previous.Subject is { Rule: not "together" }))
        {
            // "Coal supplied 31 % of Poland's electricity, and wind 27 %".
            FillLike(draft, reading, previous, whole);
            draft.Subject = name.IsCommodity ? ArticleContext.Slot(reading, name, 0.9) : draft.Subject;
            draft.Place = name.IsPlace ? ArticleContext.Slot(reading, name, 0.9) : draft.Place;
            draft.Period = previous.Period;
        }
        else if (isRemainder && Completed(reading, figure, previous) is { } counterpart)
        {
            FillRemainder(draft, reading, figure, whole, counterpart);
        }
        else if (previous is not null && IsSecond(reading, figure, previous, whole))
        {
            FillLike(draft, reading, previous, whole);
        }
        else
        {
            Fill(draft, reading, figure, whole);
            if (previous is not null && whole!.End <= whole.Start && draft.Indicator?.Value == previous.Indicator?.Value)
            {
                // "Kazakhstan produced 43 % of the world's uranium, and Canada produced 15 %".
                draft.Whole = previous.Whole is { } same ? same with { Rule = "same-sentence" } : draft.Whole;
            }
        }

        draft.Add(figure.Figure!, FigureRole.Value);
        slots.Finish(draft, figure);
        return draft;
    }

    /// <summary>The phrase that names the whole, behind the figure or at the word "share"; an empty one where only a verb tells of a share.</summary>
    private static WholePhrase? WholeOf(SentenceReading reading, Node figure, ClaimDraft? previous, out bool isClear)
    {
        isClear = true;
        var next = figure.Index + 1;
        while (reading.Word(next) is "or" or "so" or "share" or "shares" or "stake" or "slice" or "portion" or "part" or "market" or "and" && next - figure.Index < 4
            && reading.Nodes[next].Figure is null)
        {
            if (reading.Word(next) == "and" && reading.At(next + 1)?.Figure is null)
            {
                break;
            }

            next++;
        }

        if (figure.Figure!.Quantity.Unit.Code != "%" && (reading.Word(next) is "the" or "its" or "their" or "all" || reading.At(next) is { IsPlace: true }))
        {
            // "half the value of its exports", "a third the world's output".
            return WholePhrase.Read(reading, next);
        }

        if (reading.Word(next) == "of" || (next > figure.Index + 1 && reading.Word(next) is "in"))
        {
            return WholePhrase.Read(reading, next + 1);
        }

        var share = reading.Nodes.Take(figure.Index).LastOrDefault(n => Cues.Whole.Contains(n.Lower) && n.Lower is not ("part" or "stake" or "fraction"));
        if (share is not null && figure.Index - share.Index <= 24)
        {
            var start = share.Index + 1;
            if (reading.Word(start) is "of" or "in" && reading.At(start + 1)?.Figure is null)
            {
                var of = WholePhrase.Read(reading, start + 1);
                return reading.Word(of.End) is "in" && of.End < figure.Index ? Merge(reading, of) : of;
            }

            isClear = false;
            return WholePhrase.Read(reading, Math.Max(0, share.Index - 4));
        }

        isClear = false;
        var governor = reading.Governor(figure.Index);
        if (reading.Word(governor) == "for" && Cues.Accounts.Contains(reading.Word(governor - 1)))
        {
            return WholePhrase.Read(reading, reading.Nodes.Count);
        }

        return previous is not null || Cues.Accounts.Contains(reading.Word(governor)) || reading.Word(governor) == "by" || ShareGrammar.IsBehindAmount(reading, figure)
            ? WholePhrase.Read(reading, reading.Nodes.Count)
            : null;
    }

    /// <summary>"the share of coal in China's electricity": the whole stands behind "in".</summary>
    private static WholePhrase Merge(SentenceReading reading, WholePhrase of)
    {
        if (of.Indicator is not null && of.Subject is null or { Code: "electricity" })
        {
            return of;
        }

        var behind = WholePhrase.Read(reading, of.End + 1);
        return behind.Indicator is not null || behind.Place is not null || behind.Owner is not null || behind.Subject is not null ? behind : of;
    }

    private void Fill(ClaimDraft draft, SentenceReading reading, Node figure, WholePhrase? whole)
    {
        draft.Cover(whole?.Head);
        bool Outside(Node n) => whole?.Holds(n) != true;
        draft.Indicator = Indicator(reading, figure, whole);
        var code = draft.Indicator?.Value.Id?.Value ?? "";

        // Who has the share: before the figure as a rule; behind the whole in "come from China".
        var behind = ShareGrammar.SourceBehind(reading, figure, whole);
        var sharer = behind is not null
            ? ArticleContext.Slot(reading, behind, 0.85)
            : slots.Place.Find(reading, figure, null, n => Outside(n) && !n.IsWorld && n.Index < figure.Index, guess: false);
        var governor = reading.Governor(figure.Index);
        governor = reading.Word(governor) == "for" ? governor - 1 : governor;
        if (behind is null && (Cues.Accounts.Contains(reading.Word(governor)) || Cues.Obtains.Contains(reading.Word(governor))))
        {
            sharer = ProducerFinder.Sharer(reading, governor) ?? sharer;
        }

        if (sharer is null && figure.Index < 6 && whole?.Place is null or { IsActor: false }
            && reading.Nodes.Skip(whole?.End ?? figure.Index).Take(6).FirstOrDefault(n => n is { IsActor: true, IsPossessive: false, IsDemonym: false } && !PlaceFinder.IsOblique(reading, n)) is { } later)
        {
            // "With 31 % of global output, Peru leads".
            sharer = ArticleContext.Slot(reading, later, 0.75);
        }

        var owner = whole?.Place is { } place ? ArticleContext.Slot(reading, place, 0.92)
            : whole?.Owner is { } pronoun ? slots.Place.Antecedent(reading, pronoun) : null;
        var subjectBefore = ShareGrammar.SharingCommodity(reading, figure, whole);
        var isCountrys = owner is { Value.Id.Value: not "WLD" };
        if (isCountrys && sharer?.Value == owner!.Value && whole?.Owner is not null && code is "imports" or "exports"
            && reading.Nodes.Take(figure.Index).FirstOrDefault(n => n.IsActor && n.Match!.Entry.Entity != owner!.Value && !PlaceFinder.IsOblique(reading, n)) is { } partner)
        {
            // "the US is the top destination of Sri Lanka, accounting for 23.6 % of its exports".
            sharer = ArticleContext.Slot(reading, partner, 0.75);
        }

        if (isCountrys && sharer is not null && owner!.Value != sharer.Value
            && (code is "imports" or "exports" || (behind is not null && reading.Word(behind.Index - 1) == "from")))
        {
            (draft.Place, draft.Counterpart, draft.Whole) = (owner, sharer, owner);
        }
        else if (((sharer is not null && code == "imports") || Cues.Obtains.Contains(reading.Word(reading.Governor(figure.Index)))) && ShareGrammar.SourceFrom(reading, figure) is { } from)
        {
            // "China gets 60 % of its iron ore from Australia".
            draft.Place = sharer;
            draft.Counterpart = ArticleContext.Slot(reading, from, 0.85);
            draft.Whole = sharer;
            draft.Indicator ??= slots.Context.Slot(EntityKind.Indicator, "imports", "obtains-from", 0.8, reading, reading.Nodes[reading.Governor(figure.Index)]);
        }
        else
        {
            draft.Place = sharer ?? (isCountrys || subjectBefore is not null ? owner : null);
            draft.Whole = owner;
            draft.Counterpart = isCountrys && code == "exports" ? ShareGrammar.GoalBehind(reading, whole!) : null;
            if (draft.Place is null && (whole?.Indicator is not null || whole?.Subject is not null || whole is { Place: not null, Head: null }))
            {
                draft.Place = slots.Place.FromContext(reading) is { Value: var found } guess && !found.Is("WLD") ? guess : owner;
            }
        }

        if (draft.Whole is null && code.Length > 0 && IsOfTheWorld(code) && draft.Place is not null)
        {
            draft.Whole = slots.Default(EntityKind.Place, "WLD", "default-world", 0.6);
        }

        draft.Subject = Subject(reading, figure, whole, subjectBefore, draft);
    }

    private Slot<Entity>? Subject(SentenceReading reading, Node figure, WholePhrase? whole, Slot<Entity>? before, ClaimDraft draft)
    {
        // "coal accounts for 60 % of electricity": what has the share is the subject, not what it is taken of.
        var isEnergyMix = draft.Indicator?.Value.Is("electricity") == true;
        if (whole?.Subject is { } named && !isEnergyMix && (before is null || named.Code is not ("energy" or "food" or "minerals" or "electricity" or "vehicles")))
        {
            return ArticleContext.Slot(reading, named, 0.95);
        }

        return before ?? slots.Subject.Find(reading, figure, whole?.Indicator, n => !isEnergyMix || n.Code is not ("electricity" or "energy"));
    }

    private Slot<Entity>? Indicator(SentenceReading reading, Node figure, WholePhrase? whole)
    {
        if (whole?.Subject is { Code: "electricity" } electricity && whole.Indicator is not { Code: "exports" or "imports" or "installed_capacity" or "consumption" })
        {
            return slots.Context.Slot(EntityKind.Indicator, "electricity", "sentence", 0.9, reading, electricity);
        }

        if (whole?.Indicator is { } node)
        {
            return slots.Indicator(reading, node) with { Confidence = 0.95 };
        }

        if (whole is { Subject: null, Head: null or { Lower: "total" or "world" } }
            && reading.Nodes.Take(figure.Index).LastOrDefault(n => IndicatorFinder.IsStatistic(n) && !IndicatorFinder.IsAgent(n)) is { } earlier
            && (whole.Place is not null || whole.Head is not null || ShareGrammar.IsTotal(reading, whole))
            && (reading.HasBetween(earlier.Index, figure.Index, n => n.Figure is not null) || reading.Nodes.Take(earlier.Index).TakeLast(8).Any(n => n.Figure is not null)))
        {
            // "reserves of 55 million tons, about 42 % of the world total".
            return slots.Indicator(reading, earlier) with { Rule = "same-sentence", Confidence = 0.7 };
        }

        if (whole is { Subject: null, Indicator: null, Place: not null, Head: null or { Lower: "total" } } && Remembered(reading) is { } remembered)
        {
            // "That is 7 % of the world total."
            return remembered;
        }

        if (whole?.Head is { Lower: "power" or "grid" } power && whole.Subject is null)
        {
            return slots.Context.Slot(EntityKind.Indicator, "electricity", "power-as-electricity", 0.7, reading, power);
        }

        if (reading.Nodes.FirstOrDefault(n => n.Lower == "market" && Math.Abs(n.Index - figure.Index) <= 4 && reading.Word(n.Index + 1) is "share" or "shares") is { } market)
        {
            return slots.Context.Slot(EntityKind.Indicator, "market", "sentence", 0.85, reading, market);
        }

        var words = whole is null ? [] : reading.Nodes.Skip(whole.Start).Take(whole.End - whole.Start).ToList();
        if (words.Find(n => n.Lower is "supply" or "supplies") is { } supply)
        {
            return slots.Context.Slot(EntityKind.Indicator, "production", "supply-as-production", 0.65, reading, supply);
        }

        // "produces 90 % of the world's rare earths": the verb tells.
        var governor = reading.At(reading.Governor(figure.Index));
        if (governor is { IsIndicator: true } && !IndicatorFinder.IsAgent(governor))
        {
            var code = governor.Lower is "supplies" or "supplied" or "supply" ? "production" : governor.Code;
            return slots.Context.Slot(EntityKind.Indicator, code, "verb", 0.85, reading, governor);
        }

        if (governor is { Lower: "make" or "makes" or "made" or "grow" or "grows" } && whole?.Subject is not null)
        {
            return slots.Context.Slot(EntityKind.Indicator, "production", "verb-makes", 0.6, reading, governor);
        }

        if (governor is not null && Cues.Holds.Contains(governor.Lower) && whole?.Subject is not null && whole.Indicator is null && governor.Lower is not ("has" or "have"))
        {
            return slots.Context.Slot(EntityKind.Indicator, "reserves", "verb-holds", 0.5, reading, governor);
        }

        if (whole is not null && whole.End < reading.Nodes.Count
            && whole.Head is not { IsVerb: true } && reading.Nodes.Skip(whole.End).Take(3).FirstOrDefault(n => n is { IsIndicator: true, IsVerb: true }) is { } passive)
        {
            return ArticleContext.Slot(reading, passive, 0.8, "verb");
        }

        if (whole is not null && whole.Start >= reading.Nodes.Count
            && reading.Nodes.Take(figure.Index).LastOrDefault(n => n is { IsIndicator: true, IsVerb: false } && !IndicatorFinder.IsAgent(n)) is { } named)
        {
            // "had a deficit of 169.8 billion, and Japan accounted for a third".
            return ArticleContext.Slot(reading, named, 0.5, "same-sentence");
        }

        if (whole?.Head is { } head && (whole.Subject is null || head.IsVerb))
        {
            return new(new Entity(head.Span.Slice(reading.Text), null), ArticleContext.InArticle(reading, head.Span), "words", 0.4);
        }

        return null;
    }

    /// <summary>A percentage beside an amount, where a sentence just before told a share of a whole: of the same whole.</summary>
    private ClaimDraft? Apposed(SentenceReading reading, Node figure)
    {
        if (!ShareGrammar.IsBehindAmount(reading, figure)
            || slots.Context.Before.FirstOrDefault(f => f.Share is not null && reading.Position - f.Position <= 2 && f.Paragraph == reading.Paragraph)?.Share is not { Whole: { } whole, Indicator: { } indicator, Subject: { } subject } known
            || slots.Place.Find(reading, figure, null, n => n.IsActor && n.Index < figure.Index, guess: false) is not { } place)
        {
            return null;
        }

        return new ClaimDraft(reading, ClaimKind.Share, AssertionForm.Level)
        {
            Probability = Math.Max(0.5, known.Probability * 0.8),
            Place = place,
            Whole = whole with { Rule = "previous-sentence" },
            Indicator = indicator with { Rule = "previous-sentence" },
            Subject = subject with { Rule = "previous-sentence" },
            Period = known.Period,
        };
    }

    /// <summary>"down from 63 % in 2021", "98 % of the world's gallium and 60 % of its germanium": said of the same.</summary>
    private static bool IsSecond(SentenceReading reading, Node figure, ClaimDraft previous, WholePhrase? whole)
    {
        var first = reading.Nodes.Last(n => n.Figure is not null && previous.Figures.Any(f => ReferenceEquals(f.Figure, n.Figure)));
        if (reading.HasBetween(first.Index, figure.Index, n => n.IsActor && whole?.Holds(n) != true && first.Index < n.Index && n.IsPossessive is false && !n.IsDemonym))
        {
            return false;
        }

        var isEmpty = whole is null || whole.End <= whole.Start;
        return (isEmpty && FigureGroup.RoleOf(reading, figure, out _) == FigureRole.Baseline)
            || (isEmpty && figure.Index - first.Index <= 8 && reading.Word(reading.Governor(figure.Index)) is "to" or "and" or "from" or "in" or "with")
            || (whole is { Owner.Lower: "its" or "their", Indicator: null } && reading.HasBetween(first.Index, figure.Index, n => n.Lower == "and"));
    }

    private static void FillLike(ClaimDraft draft, SentenceReading reading, ClaimDraft previous, WholePhrase? whole)
    {
        draft.Indicator = previous.Indicator is { } indicator ? indicator with { Rule = "same-sentence" } : null;
        draft.Place = previous.Place is { } place ? place with { Rule = "same-sentence" } : null;
        draft.Whole = previous.Whole is { } w ? w with { Rule = "same-sentence" } : null;
        draft.Counterpart = previous.Counterpart;
        draft.Subject = whole?.Subject is { } subject ? ArticleContext.Slot(reading, subject, 0.9) : previous.Subject is { } s ? s with { Rule = "same-sentence" } : null;
    }

    private Slot<Entity>? Remembered(SentenceReading reading) =>
        slots.Context.Before.Where(f => reading.Position - f.Position <= 2 && f.Indicator is not null)
            .Select(f => f.Indicator! with { Rule = "previous-sentence", Confidence = 0.6 }).FirstOrDefault();

    private void FillRemainder(ClaimDraft draft, SentenceReading reading, Node figure, WholePhrase? whole, ClaimDraft share)
    {
        draft.Place = slots.Default(EntityKind.Place, "OTH", "complement", 0.7);
        draft.Counterpart = share.Place is { } place ? place with { Rule = "complement" } : null;
        draft.Indicator = whole?.Indicator is { } node ? ArticleContext.Slot(reading, node, 0.9) : share.Indicator is { } indicator ? indicator with { Rule = "complement" } : null;
        draft.Subject = whole?.Subject is { } subject ? ArticleContext.Slot(reading, subject, 0.9) : share.Subject is { } s ? s with { Rule = "complement" } : null;
        draft.Whole = share.Whole is { } w ? w with { Rule = "complement" } : null;
        draft.Period = share.Period is { } period ? period with { Rule = period.Rule == "article-date" ? period.Rule : "complement" } : null;
        draft.Cover(reading.Nodes.Take(figure.Index).LastOrDefault(n => Cues.Remainder.Contains(n.Lower)));
        if (reading.Nodes.Skip(figure.Index).Take(8).LastOrDefault(n => n.IsPlace && n.Code == "OTH") is { } others)
        {
            draft.Place = ArticleContext.Slot(reading, others, 0.9);
        }
    }

    /// <summary>The share that a remainder makes whole: 66 % to 34 %, and of something known if one such was told of before.</summary>
    private ClaimDraft? Completed(SentenceReading reading, Node figure, ClaimDraft? previous)
    {
        var rest = 100 - figure.Figure!.Quantity.Value;
        var shares = slots.Context.Before.Where(f => reading.Position - f.Position <= 3).Select(f => f.Share).Prepend(previous).OfType<ClaimDraft>().ToList();
        return shares.Find(s => s.Indicator?.Value.Id is not null && s.Figures.Any(f => Math.Abs(f.Figure.Quantity.Value - rest) <= 0.5m))
            ?? shares.Find(s => s.Figures.Any(f => Math.Abs(f.Figure.Quantity.Value - rest) <= 0.5m))
            ?? previous;
    }

    private static bool IsOfTheWorld(string code) =>
        code is "production" or "mine_production" or "refinery_production" or "smelter_production" or "primary_production" or "reserves" or "resources" or "capacity" or "consumption";
}
