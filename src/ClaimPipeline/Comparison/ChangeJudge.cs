using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>Checks rises and falls against two periods of one table.</summary>
internal static class ChangeJudge
{
    /// <summary>How many pairs of periods vote on a trend that no period is named for.</summary>
    private const int PairsOfTrend = 5;

    /// <summary>From here on an indicator counts as read from the words of the claim.</summary>
    private const double SureIndicator = 0.8;

    /// <summary>"rose 5 %", "fell by 20,000 t", with or without the level reached.</summary>
    public static VerdictDraft Judge(ClaimContext context)
    {
        var value = context.Claim.FigureIn(FigureRole.Value);
        var byLevel = value is { Negated: false } ? AmountJudge.Judge(context, value) : null;
        if (context.Claim.FigureIn(FigureRole.Change) is not { Negated: false } figure)
        {
            return byLevel ?? VerdictDraft.NotEnough(VerdictReason.TooVague, $"The text does not say by how much {context.Topic} changed.");
        }

        var amount = ClaimedAmount.Of(figure);
        if (context.Indicator is "oil_production_cut" or "oil_production_increase" && amount.Unit.Dimension == Dimension.VolumeRate)
        {
            // What was agreed is listed as a cut or rise, not as two levels.
            var direct = AmountJudge.Judge(context, figure);
            return byLevel is null ? direct : Both(direct, byLevel);
        }

        var steps = new List<string> { AmountJudge.Normalised(amount) };
        var isFall = (context.Claim.Direction != Change.None ? context.Claim.Direction : figure.Change) == Change.Down;
        var answers = Pairs(context).Select(p => ToAnswer(p.Now, p.Before, amount.Unit, isFall)).OfType<Answer>().ToList();
        var byChange = answers.Count == 0
            ? VerdictDraft.NotEnough(VerdictReason.NoReference, $"No two official figures here tell how {context.Topic} changed.").With(steps)
            : AmountJudge.Judge(context, amount, answers, steps);
        return byLevel is null ? byChange : Both(byChange, byLevel);
    }

    /// <summary>"raised its quota": the direction alone.</summary>
    public static VerdictDraft JudgeTrend(ClaimContext context)
    {
        var draft = JudgeTrend(context, context.Indicators);
        if (draft.Label == VerdictLabel.Supported || context.Claim.Indicator!.Confidence >= SureIndicator)
        {
            return draft;
        }

        // The kind of quota was inferred, not read: any kind may be meant, which may support the text but not refute it.
        var wider = JudgeTrend(context, Terms.Family(context.Indicator!));
        return wider.Label == VerdictLabel.Supported ? wider : draft.Label == VerdictLabel.Refuted ? wider with { Label = VerdictLabel.NotEnoughEvidence, Reason = VerdictReason.TooVague } : draft;
    }

    private static VerdictDraft JudgeTrend(ClaimContext context, IReadOnlyList<string> indicators)
    {
        if (context.Claim.Direction == Change.None)
        {
            return VerdictDraft.NotEnough(VerdictReason.TooVague, $"The text does not say which way {context.Topic} went.");
        }

        var isFall = context.Claim.Direction == Change.Down;
        var answers = Pairs(context, indicators).Select(p => Answer.Growth(p.Now, p.Before, isFall)).ToList();
        if (answers.Count == 0)
        {
            return VerdictDraft.NotEnough(VerdictReason.NoReference, $"No two official figures here tell how {context.Topic} changed.");
        }

        var (picked, step) = PeriodChoice.Pick(context, answers);
        var shelf = EditionShelf.Sort(picked, context.Period.ArticleDate);
        var votes = shelf.InForce.Where(a => !a.SupportsOnly).OrderBy(a => a.SourceRank).ThenByDescending(a => a.Period.End)
            .GroupBy(a => (a.Indicator, a.Source)).MaxBy(g => g.Max(a => a.Period.End))?.DistinctBy(a => a.Period)
            .Take(context.Period.IsStated ? 1 : PairsOfTrend).ToList() ?? [];
        if (votes.Count == 0)
        {
            return VerdictDraft.NotEnough(VerdictReason.NoReference, $"No official figures for {context.Topic} cover that time.").With([step]);
        }

        var agree = votes.Where(a => a.Value > 0).ToList();
        var verb = isFall ? "fell" : "rose";
        var deciding = agree.Count > 0 ? agree[0] : votes[0];
        var gives = $"{Wording.Source(deciding)} goes {deciding.Computed} in {deciding.Period}";
        List<string> steps = [step, shelf.Step, $"trend: {agree.Count} of {votes.Count} pairs of periods went that way"];
        if (votes[0].Value > 0 || agree.Count * 2 > votes.Count)
        {
            return VerdictDraft.Supported(VerdictReason.Exact, context.Period.IsStated ? 0.9 : 0.7, $"The text says that {context.Topic} {verb}; {gives}: it did.")
                .With(steps).Citing(VerdictDraft.Cite(deciding));
        }

        return context.Period.IsStated && context.MayRefute && votes[0].Value < -2
            ? VerdictDraft.Refuted(VerdictReason.Mismatch, 0.75, $"The text says that {context.Topic} {verb}; {gives}: the opposite.")
                .With(steps).Citing(VerdictDraft.Cite(votes[0]))
            : VerdictDraft.NotEnough(VerdictReason.TooVague, $"The text says that {context.Topic} {verb}, without saying when; {gives}.")
                .With(steps).Citing(VerdictDraft.Cite(votes[0]));
    }

    private static Answer? ToAnswer(OfficialValue now, OfficialValue before, Unit unit, bool isFall) =>
        unit.Dimension switch
        {
            Dimension.Ratio when unit.Code == "{times}" => Answer.Multiple(now, before, isFall, unit),
            Dimension.Ratio when now.Unit.Dimension != Dimension.Ratio => Answer.Growth(now, before, isFall),
            Dimension.PercentagePoint when now.Unit.Dimension == Dimension.Ratio => Answer.Difference(now, before, isFall) with { Unit = unit },
            _ when unit == now.Unit && unit.Dimension != Dimension.Ratio => Answer.Difference(now, before, isFall),
            _ => null,
        };

    /// <summary>Every figure with the one of the year before, of the same edition if it prints both.</summary>
    private static IEnumerable<(OfficialValue Now, OfficialValue Before)> Pairs(ClaimContext context, IReadOnlyList<string>? indicators = null)
    {
        var isShare = context.Claim.Kind == ClaimKind.Share;
        var levels = isShare
            ? AnswerFinder.Find(context, Unit.Percent).Where(a => !a.IsComputed)
            : AnswerFinder.Levels(context.Reference, indicators ?? context.Indicators, context.Subject!, context.Place!, context.Counterpart);
        foreach (var series in levels.Where(a => !a.Rows[0].IsPart).Select(a => a.Rows[0]).GroupBy(r => (r.Figure.Series, r.Figure.Basis)))
        {
            var rows = series.ToList();
            foreach (var now in rows)
            {
                var before = rows.Where(r => IsYearBefore(r, now))
                    .OrderByDescending(r => r.Figure.Edition == now.Figure.Edition)
                    .ThenByDescending(r => r.Figure.Published is { } p && now.Figure.Published is { } n && p.Start <= n.Start)
                    .ThenByDescending(r => r.Figure.Published?.Start).FirstOrDefault();
                if (before is not null && before.Value > 0)
                {
                    yield return (now, before);
                }
            }
        }
    }

    private static bool IsYearBefore(OfficialValue row, OfficialValue now) =>
        row.Figure.Period.Start == now.Figure.Period.Start.AddYears(-1) && row.Figure.Period.IsYear == now.Figure.Period.IsYear;

    /// <summary>A change and the level reached: one that is wrong makes the claim wrong.</summary>
    private static VerdictDraft Both(VerdictDraft change, VerdictDraft level)
    {
        var (first, second) = Weight(change) >= Weight(level) ? (change, level) : (level, change);
        return (first with { Explanation = first.Explanation, Steps = [], Evidence = [] })
            .With(first.Steps).With(second.Steps).Citing(first.Evidence).Citing(second.Evidence);
    }

    private static int Weight(VerdictDraft draft) => draft.Label switch
    {
        VerdictLabel.Refuted => 3,
        VerdictLabel.ConflictingEvidence => 2,
        VerdictLabel.Supported => 1,
        _ => 0,
    };
}
