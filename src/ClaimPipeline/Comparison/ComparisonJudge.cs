using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>Reads off one table whether a place has more or less than another one, or so many times as much.</summary>
internal static class ComparisonJudge
{
    /// <summary>A factor that is off by more than this fraction is wrong; by less, undecided.</summary>
    private const decimal ClearlyOff = 0.25m;

    /// <summary>"produces far less than China", "twice as much as Chile", "more than all other countries combined".</summary>
    public static VerdictDraft Judge(ClaimContext context)
    {
        if (context.Claim.Counterpart is null || context.Claim.Direction == Change.None)
        {
            return VerdictDraft.NotEnough(VerdictReason.TooVague, $"The text does not say with what {context.Topic} is compared.");
        }

        VerdictDraft? first = null;
        foreach (var table in TableJudge.Tables(context, isComparison: true))
        {
            if (Rival(context, table) is not { Value: > 0 } rival)
            {
                continue;
            }

            var draft = context.Claim.FigureIn(FigureRole.Value) is { Negated: false } figure
                ? Factor(context, table, rival, figure)
                : Order(context, table, rival);
            if (draft.Label == VerdictLabel.Supported)
            {
                return draft;
            }

            first ??= draft;
        }

        return first ?? VerdictDraft.NotEnough(VerdictReason.NoReference, $"No official table here lists both for {context.Topic}.");
    }

    private static VerdictDraft Order(ClaimContext context, TableJudge.RankTable table, Side rival)
    {
        var own = table.Own;
        var isLess = context.Claim.Direction == Change.Down;
        var gives = Gives(table, rival);
        if (isLess ? own.Value < rival.Value : own.Value > rival.Value)
        {
            return VerdictDraft.Supported(VerdictReason.Exact, 0.9, $"{gives}: {(isLess ? "less" : "more")}, as the text says.")
                .With(Steps(table, rival)).Citing(Cite(table, rival));
        }

        var isClear = Math.Abs(own.Value - rival.Value) > 0.1m * Math.Max(own.Value, rival.Value);
        return (isClear && context.MayRefute
            ? VerdictDraft.Refuted(VerdictReason.Mismatch, 0.8, $"{gives}: {(isLess ? "more" : "less")}, not {(isLess ? "less" : "more")}.")
            : VerdictDraft.NotEnough(VerdictReason.TooVague, $"{gives}: too close to tell.")).With(Steps(table, rival)).Citing(Cite(table, rival));
    }

    /// <summary>"six times more" may mean six or seven times as much; both are let pass.</summary>
    private static VerdictDraft Factor(ClaimContext context, TableJudge.RankTable table, Side rival, Figure figure)
    {
        var amount = ClaimedAmount.Of(figure);
        var isTimes = amount.Unit.Code == "{times}";
        var isLess = context.Claim.Direction == Change.Down;
        var own = table.Own;
        if (own.Value <= 0)
        {
            return VerdictDraft.NotEnough(VerdictReason.NoReference, $"{Gives(table, rival)}: nothing to multiply.").With(Steps(table, rival)).Citing(Cite(table, rival));
        }

        var real = isTimes ? (isLess ? rival.Value / own.Value : own.Value / rival.Value)
            : figure.Quantity.Unit.Code != "%" ? own.Value / rival.Value * 100
            : (isLess ? 1 - (own.Value / rival.Value) : (own.Value / rival.Value) - 1) * 100;
        var spread = (isTimes ? real : own.Value / rival.Value * 100) * ((own.Half / own.Value) + (rival.Half / rival.Value));
        var fit = amount.Against(real, spread, spread);
        if (fit == Fit.None && isTimes && !isLess)
        {
            fit = amount.Against(real - 1, spread, spread) is Fit.None ? Fit.None : Fit.Rounding;
        }

        var told = Wording.Number(Math.Round(real, 1)) + (isTimes ? isLess ? " times less" : " times" : figure.Quantity.Unit.Code != "%" ? " %" : isLess ? " % less" : " % more");
        var gives = $"The text says {AmountJudge.Said(amount)}; {Gives(table, rival)}, which is {told}";
        var steps = Steps(table, rival).Append($"computed: {Wording.Number(own.Value)} to {Wording.Number(rival.Value)} is {told}");
        if (fit >= Fit.Loose)
        {
            return VerdictDraft.Supported(fit == Fit.Exact ? VerdictReason.Exact : VerdictReason.Rounding, fit == Fit.Loose ? 0.6 : 0.85, $"{gives}: {(fit == Fit.Loose ? "within the bound" : fit == Fit.Exact ? "the same" : "the same within rounding")}.")
                .With(steps).Citing(Cite(table, rival));
        }

        var off = Math.Abs(amount.Value - real) / Math.Max(Math.Abs(real), 0.01m);
        return (off > ClearlyOff && context.MayRefute
            ? VerdictDraft.Refuted(VerdictReason.Mismatch, context.Period.IsStated ? 0.8 : 0.7, $"{gives}.")
            : VerdictDraft.NotEnough(VerdictReason.TooVague, $"{gives}: too close to call wrong.")).With(steps).Citing(Cite(table, rival));
    }

    /// <summary>The other side in the same table: a place, several added up, or the world less the place itself; null when it is not listed.</summary>
    private static Side? Rival(ClaimContext context, TableJudge.RankTable table)
    {
        if (context.Counterpart == "OTH")
        {
            return table.Of("WLD") is { } world && world.Value > table.Own.Value
                ? new Side("all others", world.Value - table.Own.Value, world.Half + table.Own.Half, [world])
                : null;
        }

        if (context.Counterpart is { } code)
        {
            return table.Of(code) is { } one ? new Side(Wording.Place(code), one.Value, one.Half, [one]) : null;
        }

        var rows = ClaimContext.PlacesOf(context.Claim.Counterpart).Select(table.Of).ToList();
        return rows.Count > 1 && rows.TrueForAll(r => r is not null)
            ? new Side(context.Claim.Counterpart!.Value.Name, rows.Sum(r => r!.Value), rows.Sum(r => r!.Half), [.. rows.OfType<OfficialValue>()])
            : null;
    }

    private static string Gives(TableJudge.RankTable table, Side rival) =>
        $"{Wording.Source(table.Figure)} gives {Wording.Place(table.Figure.Place.Value)} {Wording.Amount(table.Own.Value, table.Own.Unit)} and "
        + $"{rival.Name} {Wording.Amount(rival.Value, table.Own.Unit)} for {table.Figure.Period}";

    private static List<string> Steps(TableJudge.RankTable table, Side rival) =>
        [table.Step, $"row: {Wording.Citation(table.Figure)}", .. rival.Rows.Select(r => $"row: {Wording.Citation(r.Figure)}")];

    private static IEnumerable<Evidence> Cite(TableJudge.RankTable table, Side rival) =>
        VerdictDraft.Cite(Answer.Of(table.Own)).Concat(rival.Rows.SelectMany(r => VerdictDraft.Cite(Answer.Of(r))));

    private sealed record Side(string Name, decimal Value, decimal Half, IReadOnlyList<OfficialValue> Rows);
}
