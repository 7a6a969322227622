using ClaimPipeline.Search;

namespace ClaimPipeline.Sqlite;

/// <summary>Makes conditions on claims into tests of their facts, and sees to it that the facts are there.</summary>
internal sealed class ClaimConditions(SqliteSession session, FactTable table)
{
    /// <summary>The test; null when every claim fits.</summary>
    public ClaimTest? Of(ClaimFilter filter)
    {
        if (filter is ClaimFilter.Any)
        {
            return null;
        }

        table.Load(session, FactColumn.Documents);
        table.Load(session, FactColumn.Claims);
        return Test(filter);
    }

    /// <summary>
    /// A slot and the one number that must stand in it, where the filter asks for that: most claims fail on it, and a loop over one
    /// column finds that out several times as fast as a test.
    /// </summary>
    public (ClaimSlot Slot, int Id)? Lead(ClaimFilter filter) => filter switch
    {
        ClaimFilter.InSlot slot when Ids(NameKind.Entity, slot.Keys) is [var id] => (slot.Slot, id),
        ClaimFilter.And and => and.Parts.Select(Lead).FirstOrDefault(lead => lead is not null),
        _ => null,
    };

    private ClaimTest Test(ClaimFilter filter) => filter switch
    {
        ClaimFilter.Any => (_, _) => true,
        ClaimFilter.And and => and.Parts.Select(Test).Aggregate(default(ClaimTest), Both) ?? ((_, _) => true),
        ClaimFilter.Or or => Some([.. or.Parts.Select(Test)]),
        ClaimFilter.Not not => Not(Test(not.Part)),
        ClaimFilter.OfKind kind => OfKind((short)kind.Kind),
        ClaimFilter.InSlot slot => InSlot(slot.Slot, Ids(NameKind.Entity, slot.Keys)),
        ClaimFilter.InPeriod period => InPeriod(period.Period.Start.DayNumber, period.Period.End.DayNumber),
        ClaimFilter.Judged judged => Judged((short)((int?)judged.Label + 1 ?? 0)),
        ClaimFilter.Because because => Because((int)because.Reason + 1),
        ClaimFilter.Revised revised => Revised(revised.Kind is { } kind ? ClaimFacts.BitOf(kind) : ~0),
        ClaimFilter.WithFigure figure => WithFigure(figure.Range),
        _ => throw new ArgumentException($"Filter {filter} is not known.", nameof(filter)),
    };

    private static ClaimTest Both(ClaimTest? first, ClaimTest second) =>
        first is null ? second : (block, claim) => first(block, claim) && second(block, claim);

    private static ClaimTest Some(ClaimTest[] tests) => (block, claim) =>
    {
        foreach (var test in tests)
        {
            if (test(block, claim))
            {
                return true;
            }
        }

        return false;
    };

    private static ClaimTest Not(ClaimTest test) => (block, claim) => !test(block, claim);

    private static ClaimTest OfKind(short kind) => (block, claim) => block.Claims[claim].Kind == kind;

    private static ClaimTest Judged(short verdict) => (block, claim) => block.Claims[claim].Verdict == verdict;

    private static ClaimTest Because(int reason) => (block, claim) => block.Claims[claim].Reason == reason;

    private static ClaimTest Revised(int bits) => (block, claim) => (block.Claims[claim].Revised & bits) != 0;

    private static ClaimTest InPeriod(int start, int end) => (block, claim) =>
    {
        ref readonly var facts = ref block.Claims[claim];
        return facts.Start <= end && facts.End >= start;
    };

    private static ClaimTest InSlot(ClaimSlot slot, int[] ids) => (block, claim) => Array.IndexOf(ids, block.Slots(slot)[claim]) >= 0;

    private ClaimTest WithFigure(FigureRange range)
    {
        table.Load(session, FactColumn.Figures);
        if (range.About is not null)
        {
            table.Load(session, FactColumn.Roundings);
        }

        if (Ids(NameKind.Dimension, [range.Dimension]) is not [var dimension])
        {
            return (_, _) => false;
        }

        var (low, high) = (range.Low ?? double.NegativeInfinity, range.High ?? double.PositiveInfinity);
        var (withoutLow, withoutHigh, about) = (range.ExcludesLow, range.ExcludesHigh, range.About);
        return (block, claim) =>
        {
            ref readonly var facts = ref block.Claims[claim];
            for (var i = facts.FirstFigure; i < facts.FirstFigure + facts.Figures; i++)
            {
                ref readonly var figure = ref block.Figures[i];
                if (figure.Dimension == dimension
                    && (((withoutLow ? figure.High > low : figure.High >= low) && (withoutHigh ? figure.Low < high : figure.Low <= high))
                        || (about is { } amount && block.Roundings[i].Low <= amount && amount <= block.Roundings[i].High)))
                {
                    return true;
                }
            }

            return false;
        };
    }

    private int[] Ids(NameKind kind, IEnumerable<string> keys) =>
    [
        .. keys.Select(key => session.Number("SELECT id FROM name WHERE kind = $1 AND key = $2", (int)kind, key)).OfType<long>().Select(id => (int)id),
    ];
}
