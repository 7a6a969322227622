using ClaimPipeline.Search;

namespace ClaimPipeline.Sqlite;

/// <summary>Makes conditions on claims into tests of their facts, and sees to it that the facts are there.</summary>
internal sealed class ClaimConditions(SqliteSession session, FactTable facts)
{
    /// <summary>The test; null when every claim fits.</summary>
    public ClaimTest? Of(ClaimFilter filter)
    {
        if (filter is ClaimFilter.Any)
        {
            return null;
        }

        facts.Load(session, FactColumn.Documents);
        facts.Load(session, FactColumn.Claims);
        return Test(filter);
    }

    private ClaimTest Test(ClaimFilter filter) => filter switch
    {
        ClaimFilter.Any => (FactBlock _, in ClaimFacts _) => true,
        ClaimFilter.And and => All([.. and.Parts.Select(Test)]),
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

    private static ClaimTest All(ClaimTest[] tests) => (FactBlock block, in ClaimFacts claim) =>
    {
        foreach (var test in tests)
        {
            if (!test(block, claim))
            {
                return false;
            }
        }

        return true;
    };

    private static ClaimTest Some(ClaimTest[] tests) => (FactBlock block, in ClaimFacts claim) =>
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

    private static ClaimTest Not(ClaimTest test) => (FactBlock block, in ClaimFacts claim) => !test(block, claim);

    private static ClaimTest OfKind(short kind) => (FactBlock _, in ClaimFacts claim) => claim.Kind == kind;

    private static ClaimTest Judged(short verdict) => (FactBlock _, in ClaimFacts claim) => claim.Verdict == verdict;

    private static ClaimTest Because(int reason) => (FactBlock _, in ClaimFacts claim) => claim.Reason == reason;

    private static ClaimTest Revised(int bits) => (FactBlock _, in ClaimFacts claim) => (claim.Revised & bits) != 0;

    private static ClaimTest InPeriod(int start, int end) => (FactBlock _, in ClaimFacts claim) => claim.Start <= end && claim.End >= start;

    private static ClaimTest InSlot(ClaimSlot slot, int[] ids) => slot switch
    {
        ClaimSlot.Place => (FactBlock _, in ClaimFacts claim) => Array.IndexOf(ids, claim.Place) >= 0,
        ClaimSlot.Commodity => (FactBlock _, in ClaimFacts claim) => Array.IndexOf(ids, claim.Commodity) >= 0,
        _ => (FactBlock _, in ClaimFacts claim) => Array.IndexOf(ids, claim.Indicator) >= 0,
    };

    private ClaimTest WithFigure(FigureRange range)
    {
        facts.Load(session, FactColumn.Figures);
        if (range.About is not null)
        {
            facts.Load(session, FactColumn.Roundings);
        }

        if (Ids(NameKind.Dimension, [range.Dimension]) is not [var dimension])
        {
            return (FactBlock _, in ClaimFacts _) => false;
        }

        var (low, high) = (range.Low ?? double.NegativeInfinity, range.High ?? double.PositiveInfinity);
        var (withoutLow, withoutHigh, about) = (range.ExcludesLow, range.ExcludesHigh, range.About);
        return (FactBlock block, in ClaimFacts claim) =>
        {
            for (var i = claim.FirstFigure; i < claim.FirstFigure + claim.Figures; i++)
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
