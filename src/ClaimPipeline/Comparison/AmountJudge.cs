using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>Holds one claimed amount against what official tables say, and decides.</summary>
internal static class AmountJudge
{
    /// <summary>From here on an indicator counts as read from the words of the claim.</summary>
    private const double SureIndicator = 0.8;

    /// <summary>Judges a level or a share.</summary>
    public static VerdictDraft Judge(ClaimContext context, Figure figure)
    {
        var amount = ClaimedAmount.Of(figure);
        var steps = new List<string> { Normalised(amount) };
        var all = AnswerFinder.Find(context, amount.Unit);
        if (all.Count == 0)
        {
            return VerdictDraft.NotEnough(VerdictReason.NoReference, $"No official figure here answers for {context.Topic}.").With(steps);
        }

        return Judge(context, amount, all, steps);
    }

    /// <summary>Judges an amount against answers that were found for it.</summary>
    public static VerdictDraft Judge(ClaimContext context, ClaimedAmount amount, IReadOnlyList<Answer> all, List<string> steps)
    {
        var (answers, periodStep) = PeriodChoice.Pick(context, all);
        steps.Add(periodStep);
        if (answers.Count == 0)
        {
            return OfOtherKind(context, amount) ?? VerdictDraft.NotEnough(
                VerdictReason.NoReference,
                $"No official figure for {context.Topic}; the periods known are {Periods(all)}.").With(steps);
        }

        var shelf = EditionShelf.Sort(answers, context.Period.ArticleDate);
        steps.Add(shelf.Step);
        var inForce = Narrow(context, shelf.InForce, steps);
        var ranked = inForce.Select(a => (Answer: a, Fit: amount.Against(a.Value, a.Half, a.Coarse, a.Bound)))
            .OrderByDescending(p => p.Fit).ThenBy(p => p.Answer.SupportsOnly).ThenBy(p => p.Answer.SourceRank)
            .ThenBy(p => context.Article.Nearness(p.Answer.Published)).ThenByDescending(p => p.Answer.Period.End).ToList();
        var lead = Lead(inForce, context);
        var others = shelf.Others.Concat(inForce.Count < shelf.InForce.Count ? shelf.InForce.Except(inForce) : [])
            .Select(a => (Answer: a, Fit: amount.Against(a.Value, a.Half, a.Coarse, a.Bound)))
            .Where(p => p.Fit >= Fit.Rounding).OrderByDescending(p => p.Fit).ThenBy(p => p.Answer.SourceRank).ToList();

        if (ranked.Count > 0 && ranked[0] is { Fit: >= Fit.Rounding } hit)
        {
            return Disagrees(amount, lead, hit.Answer)
                ? Conflict(amount, lead!, hit.Answer).With(steps)
                : Support(context, amount, hit.Answer, lead, hit.Fit, steps);
        }

        if (others.Count > 0)
        {
            return OtherEdition(context, amount, others[0].Answer, lead).With(steps);
        }

        if (ranked.Count > 0 && ranked[0] is { Fit: Fit.Loose } loose)
        {
            return Support(context, amount, loose.Answer, lead, loose.Fit, steps);
        }

        if (lead is null)
        {
            return VerdictDraft.NotEnough(
                VerdictReason.TooVague,
                $"The text says {Said(amount)} for {context.Topic}; the official tables split it, and no part alone can confirm or deny it.")
                .With(steps).Citing(answers.Take(3).SelectMany(a => VerdictDraft.Cite(a, amount)));
        }

        var coarse = ranked.Count > 0 && ranked[0].Fit == Fit.Coarse ? ranked[0].Answer : null;
        var slip = SlipFinder.Find(context, amount, lead, all);
        if (coarse is not null && slip is not { Fit: Fit.Exact, Reason: VerdictReason.WrongPeriod or VerdictReason.WrongPlaceOrCommodity })
        {
            return Support(context, amount, coarse, lead, Fit.Coarse, steps);
        }

        return Differ(context, amount, lead, slip, inForce, shelf.Others, steps);
    }

    /// <summary>A quota told of exports that is, to the digit, the one set for production.</summary>
    private static VerdictDraft? OfOtherKind(ClaimContext context, ClaimedAmount amount)
    {
        if (context.Claim.Kind != ClaimKind.Quota || !context.MayRefute || context.Claim.Indicator!.Confidence < SureIndicator || amount.Digits < 3
            || context.Period.Stated is not { } stated)
        {
            return null;
        }

        foreach (var row in AnswerFinder.Levels(context.Reference, Terms.Family(context.Indicator!), context.Subject!, context.Place!, context.Counterpart))
        {
            if (row.Unit == amount.Unit && row.Value == amount.Value && !row.Rows[0].IsPart && PeriodTarget.Aligned(row.Period, stated, isLevel: true))
            {
                return VerdictDraft.Refuted(VerdictReason.WrongBasis, 0.85,
                    $"The text says {Said(amount)} for {context.Topic}; {Gives(row)}: that is the {Wording.Name(Gazetteer.EntityKind.Indicator, row.Indicator)}.")
                    .With([RowStep(row)]).Citing(VerdictDraft.Cite(row, amount));
            }
        }

        return null;
    }

    private static VerdictDraft Support(ClaimContext context, ClaimedAmount amount, Answer answer, Answer? latest, Fit fit, List<string> steps)
    {
        var (reason, score) = fit switch
        {
            Fit.Exact => (VerdictReason.Exact, 0.95),
            Fit.Rounding => (VerdictReason.Rounding, 0.9),
            _ => (VerdictReason.Rounding, 0.6),
        };
        var isOutdated = false;
        var aside = "";
        if (!context.Period.IsStated)
        {
            score *= 0.85;
            if (latest is not null && latest.Period.End > answer.Period.End && amount.Against(latest.Value, latest.Half, latest.Coarse, latest.Bound) == Fit.None)
            {
                // Reserves of an earlier year are what an earlier edition said of the same thing.
                isOutdated = Terms.IsLevel(answer.Indicator) && context.Period.ArticleDate is not null;
                aside = $" For {latest.Period} it is {Given(latest)}.";
                score *= 0.85;
            }
        }

        if (isOutdated)
        {
            reason = VerdictReason.OtherEdition;
        }

        steps.Add(RowStep(answer));
        steps.Add(fit switch
        {
            Fit.Exact => "rounding: none needed, the numbers are equal",
            Fit.Rounding => $"rounding: as written the text allows {Range(amount)}, and {Given(answer)} lies within the rounding of both",
            Fit.Loose => $"bound: {Given(answer)} keeps to '{Hedge(amount)}', though far beyond it",
            _ => $"rounding: the numbers meet only if the publisher rounded to two digits",
        });
        var agree = fit == Fit.Exact ? "the same" : "the same within rounding";
        if (fit is Fit.Loose)
        {
            agree = "which keeps to the bound";
        }

        return VerdictDraft.Supported(reason, score, $"The text says {Said(amount)} for {context.Topic}; {Gives(answer)}: {agree}.{aside}")
            .With(steps).Citing(VerdictDraft.Cite(answer, amount));
    }

    private static VerdictDraft OtherEdition(ClaimContext context, ClaimedAmount amount, Answer answer, Answer? current)
    {
        var isOlder = current?.Published is { } now && answer.Published is { } then && then < now;
        var words = current is null || current.Edition == answer.Edition
            ? $"{Gives(answer)}."
            : $"{Gives(answer)}, {(isOlder ? "since revised to" : "while the edition in force gave")} {Given(current)} ({Wording.Source(current)}).";
        return VerdictDraft.Supported(VerdictReason.OtherEdition, 0.7, $"The text says {Said(amount)} for {context.Topic}; {words}")
            .With([RowStep(answer), "decision: equal to an edition other than the one in force"])
            .Citing(VerdictDraft.Cite(answer, amount)).Citing(current is null ? [] : VerdictDraft.Cite(current, amount));
    }

    private static VerdictDraft Conflict(ClaimedAmount amount, Answer lead, Answer hit) =>
        VerdictDraft.Conflicting(
            VerdictReason.SourcesDisagree, 0.7,
            $"The text says {Said(amount)}; {Gives(hit)}, but {Gives(lead)}: official sources disagree.")
            .With([RowStep(hit), RowStep(lead), "decision: one source agrees, the leading one does not"])
            .Citing(VerdictDraft.Cite(hit, amount)).Citing(VerdictDraft.Cite(lead, amount));

    private static VerdictDraft Differ(
        ClaimContext context, ClaimedAmount amount, Answer lead, Slip? slip, IReadOnlyList<Answer> inForce, IReadOnlyList<Answer> others,
        List<string> steps)
    {
        steps.Add(RowStep(lead));
        var evidence = VerdictDraft.Cite(lead, amount).Concat(slip is not null && !ReferenceEquals(slip.Answer, lead) ? VerdictDraft.Cite(slip.Answer, amount) : []).ToList();
        var says = $"The text says {Said(amount)} for {context.Topic}; {Gives(lead)}";
        var rivals = inForce.Concat(others).Where(a => !a.SupportsOnly).ToList();
        if (rivals.Exists(a => a.Value < amount.Value) && rivals.Exists(a => a.Value > amount.Value)
            && rivals.Where(a => a.Period == lead.Period).Select(a => a.Source).Distinct().Count() > 1 && IsBetweenSources(amount, rivals, lead))
        {
            return VerdictDraft.Conflicting(VerdictReason.SourcesDisagree, 0.6, $"{says}, and other official sources give more or less: the text lies between them.")
                .With(steps).Citing(rivals.Where(a => a.Period == lead.Period).Take(4).SelectMany(a => VerdictDraft.Cite(a, amount)));
        }

        if (slip is { Reason: VerdictReason.WrongBasis } && SaysElsewhere(context, amount, slip) is { } sibling)
        {
            return VerdictDraft.NotEnough(
                VerdictReason.TooVague,
                $"{says}. {slip.Words} The article gives the same figure for the {Wording.Name(Gazetteer.EntityKind.Indicator, BaseOf(slip.Answer.Indicator))} "
                + "elsewhere, so which of the two it means is not clear.")
                .With(steps).Citing(evidence).Citing([new Evidence { Sibling = sibling.Id, Citation = "the article itself" }]);
        }

        var grey = Grey(context, lead);
        var distance = rivals.Select(a => Distance(amount, a)).DefaultIfEmpty(Distance(amount, lead)).Min();
        var strong = slip is { Reason: VerdictReason.PowerOfTenSlip or VerdictReason.UnitSlip } or { Fit: Fit.Exact } && amount.Digits >= 2;
        if (!context.MayRefute)
        {
            return VerdictDraft.NotEnough(
                VerdictReason.TooVague,
                $"{says}. What the text speaks of was not found firmly enough to call it wrong.").With(steps).Citing(evidence);
        }

        if (context.NamedSource == ClaimContext.Elsewhere && slip?.Reason != VerdictReason.PowerOfTenSlip)
        {
            return VerdictDraft.NotEnough(
                VerdictReason.NoReference,
                $"{says}. The text names {context.Claim.Authority!.Value.Name} as its source, whose figures are not here.").With(steps).Citing(evidence);
        }

        if (lead.IsChange && slip?.Reason != VerdictReason.PowerOfTenSlip)
        {
            // Rounded levels give rough growth rates; only a plainly different one is called wrong.
            strong = false;
            grey = Math.Abs(amount.Value - lead.Value) < 5 && lead.Unit == Unit.Percent ? decimal.MaxValue : 0.5m;
        }

        if (IsTransposed(context, amount, lead, rivals))
        {
            steps.Add("decision: the same digits, two of them swapped");
            return VerdictDraft.Refuted(VerdictReason.Mismatch, 0.8, $"{says}. Two digits are swapped.").With(steps).Citing(evidence);
        }

        if (distance <= grey && !(strong && context.Period.IsStated))
        {
            steps.Add($"decision: {Percent(distance)} apart, within the {Percent(grey)} that is left undecided");
            return VerdictDraft.NotEnough(
                VerdictReason.TooVague,
                $"{says}. The two are {Percent(distance)} apart: too close to call wrong, too far to call right.").With(steps).Citing(evidence);
        }

        if (slip is not null)
        {
            steps.Add($"decision: {slip.Reason}");
            return VerdictDraft.Refuted(slip.Reason, slip.Fit == Fit.Exact ? 0.9 : 0.8, $"{says}. {slip.Words}").With(steps).Citing(evidence);
        }

        steps.Add($"decision: {Percent(distance)} apart, and no known slip explains it");
        return VerdictDraft.Refuted(VerdictReason.Mismatch, 0.7, $"{says}. {Compared(amount, lead)}").With(steps).Citing(evidence);
    }

    /// <summary>
    /// Another claim of the article that gives the same figure, or for a remainder what it remains from, of the indicator that the slip
    /// leads to: then this claim's indicator was rather misread than misstated.
    /// </summary>
    private static Claim? SaysElsewhere(ClaimContext context, ClaimedAmount amount, Slip slip)
    {
        foreach (var other in context.Article.Claims)
        {
            if (other.Id != context.Claim.Id && other.Subject?.Value.Id == context.Claim.Subject?.Value.Id
                && other.Indicator?.Value.Id is { } indicator && Terms.Related(Gazetteer.EntityKind.Indicator, indicator.Value, BaseOf(slip.Answer.Indicator))
                && other.FigureIn(FigureRole.Value) is { } figure && ClaimedAmount.Of(figure) is var said && said.Unit == amount.Unit
                && (said.Value == amount.Value || (amount.Unit.Dimension == Dimension.Ratio && said.Value + amount.Value == 100)))
            {
                return other;
            }
        }

        return null;
    }

    private static string BaseOf(string indicator) => indicator.StartsWith("share_of_", StringComparison.Ordinal) ? indicator[9..] : indicator;

    private static List<Answer> Narrow(ClaimContext context, IReadOnlyList<Answer> answers, List<string> steps)
    {
        if (context.NamedSource is { } source && source != ClaimContext.Elsewhere && answers.Any(a => a.Source == source))
        {
            steps.Add($"source: the text names {source}");
            return [.. answers.Where(a => a.Source == source)];
        }

        return [.. answers];
    }

    /// <summary>The figure that the claim is measured by when none fits: of the largest source, the first indicator, the latest period.</summary>
    private static Answer? Lead(List<Answer> answers, ClaimContext context) => answers.Where(a => !a.SupportsOnly)
        .OrderBy(a => a.SourceRank).ThenBy(a => context.Indicators.IndexOf(a.Indicator)).ThenByDescending(a => a.Period.End)
        .ThenBy(a => context.Article.Nearness(a.Published)).FirstOrDefault();

    private static int IndexOf(this IReadOnlyList<string> codes, string code)
    {
        for (var i = 0; i < codes.Count; i++)
        {
            if (codes[i] == code)
            {
                return i;
            }
        }

        return int.MaxValue;
    }

    private static bool Disagrees(ClaimedAmount amount, Answer? lead, Answer hit) =>
        lead is not null && lead.SourceRank < hit.SourceRank && lead.Indicator == hit.Indicator && lead.Period == hit.Period
        && amount.Against(lead.Value, lead.Half, lead.Coarse, lead.Bound) == Fit.None && Distance(amount, lead) > 0.03m;

    private static bool IsBetweenSources(ClaimedAmount amount, List<Answer> rivals, Answer lead)
    {
        var same = rivals.Where(a => a.Period == lead.Period && a.Indicator == lead.Indicator && a.Unit == lead.Unit).ToList();
        return same.Exists(a => a.Source != lead.Source) && same.Min(a => a.Value) < amount.Value && amount.Value < same.Max(a => a.Value)
            && same.Max(a => a.Value) < same.Min(a => a.Value) * 1.5m;
    }

    private static decimal Grey(ClaimContext context, Answer lead) =>
        !context.Period.IsStated ? context.Options.GreyZoneOfUndated
        : lead.IsSoft ? context.Options.GreyZoneOfEstimates : context.Options.GreyZone;

    /// <summary>A decided number, to four digits or more, with two neighbouring digits swapped.</summary>
    private static bool IsTransposed(ClaimContext context, ClaimedAmount amount, Answer lead, List<Answer> rivals)
    {
        if (context.Claim.Kind != ClaimKind.Quota || amount.Digits < 3 || amount.Modifier != Modifier.Exact || lead.Unit != amount.Unit || rivals.Exists(a => a.Value == amount.Value))
        {
            return false;
        }

        var said = Wording.Number(amount.Value).Where(char.IsAsciiDigit).ToArray();
        var given = Wording.Number(lead.Value).Where(char.IsAsciiDigit).ToArray();
        if (said.Length != given.Length)
        {
            return false;
        }

        var first = Array.FindIndex(Enumerable.Range(0, said.Length).ToArray(), i => said[i] != given[i]);
        return first >= 0 && first + 1 < said.Length && said[first] == given[first + 1] && said[first + 1] == given[first]
            && said.AsSpan(first + 2).SequenceEqual(given.AsSpan(first + 2));
    }

    private static decimal Distance(ClaimedAmount amount, Answer answer) =>
        answer.Unit != amount.Unit ? decimal.MaxValue : Math.Abs(amount.RelativeDifference(answer.Value) ?? decimal.MaxValue);

    internal static string Said(ClaimedAmount amount)
    {
        var surface = amount.Figure.Surface.Trim();
        return Hedge(amount) is { Length: > 0 } hedge ? $"{hedge} {surface}" : surface;
    }

    internal static string Gives(Answer answer) =>
        $"{Wording.Source(answer)} gives {Given(answer)} for {answer.Period}" + (answer.Computed is { } how ? $" ({how})" : "");

    private static string Given(Answer answer) => Wording.Bound(answer.Bound) + Wording.Amount(answer.Value, answer.Unit);

    private static string Hedge(ClaimedAmount amount) => amount.Modifier switch
    {
        Modifier.About => "about",
        Modifier.Nearly => "nearly",
        Modifier.MoreThan => "more than",
        Modifier.AtLeast => "at least",
        Modifier.LessThan => "less than",
        Modifier.AtMost => "at most",
        _ => "",
    };

    internal static string Normalised(ClaimedAmount amount)
    {
        var quantity = amount.Figure.Quantity;
        var step = $"normalised: '{amount.Figure.Surface.Trim()}' = {Wording.Amount(quantity.Value, quantity.Unit)}";
        return amount.Unit == quantity.Unit || amount.Value == quantity.Value
            ? step
            : $"{step}; converted: {Wording.Amount(amount.Value, amount.Unit)}";
    }

    private static string Range(ClaimedAmount amount) => $"{Wording.Number(amount.Low)} to {Wording.Number(amount.High)}";

    private static string RowStep(Answer answer) => $"row: {Wording.Citation(answer.First)}"
        + (answer.Computed is { } how ? $"; computed: {how} = {Wording.Amount(answer.Value, answer.Unit)}" : "");

    private static string Compared(ClaimedAmount amount, Answer lead)
    {
        if (lead.Value == 0 || amount.Value == 0)
        {
            return "The two do not agree.";
        }

        if (lead.IsChange && lead.Unit == Unit.Percent)
        {
            return lead.Value < 0 != amount.Value < 0
                ? "The change went the other way."
                : $"The two are {Wording.Number(Math.Round(Math.Abs(amount.Value - lead.Value), 1))} percentage points apart.";
        }

        var ratio = amount.Value / lead.Value;
        return ratio is > 2 or < 0.5m
            ? $"The text is {Wording.Times(Math.Round(ratio > 1 ? ratio : 1 / ratio, 1))} too {(ratio > 1 ? "high" : "low")}."
            : $"The text is {Percent(Math.Abs(ratio - 1))} too {(ratio > 1 ? "high" : "low")}.";
    }

    private static string Percent(decimal fraction) => Wording.Number(Math.Round(Math.Min(fraction, 1000) * 100, 1)) + " %";

    private static string Periods(IReadOnlyList<Answer> answers)
    {
        var periods = answers.Select(a => a.Period).Distinct().OrderBy(p => p.Start).ToList();
        return periods.Count <= 3 ? string.Join(", ", periods) : $"{periods[0]} to {periods[^1]}";
    }
}
