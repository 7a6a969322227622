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

    /// <summary>Ways to pass over most of the claims that do not meet a filter; none where only its test tells.</summary>
    public IReadOnlyList<ClaimLead> Leads(ClaimFilter filter)
    {
        switch (filter)
        {
            case ClaimFilter.InSlot slot:
                var ids = Ids(NameKind.Entity, slot.Keys);
                return [(block, from) => IndexOf(block.Slots(slot.Slot).AsSpan(from), ids) is >= 0 and var ahead ? from + ahead : -1];
            case ClaimFilter.InPeriod period:
                var (start, end) = (period.Period.Start.DayNumber, period.Period.End.DayNumber);
                return [(block, from) => block.NextInPeriod(from, start, end)];
            case ClaimFilter.WithFigure figure when Bounds(figure.Range) is { } bounds:
                return [bounds.Next];
            case ClaimFilter.And and:
                return [.. and.Parts.SelectMany(Leads)];
            default:
                return [];
        }
    }

    // Only up to three numbers are looked for many at a time.
    private static int IndexOf(ReadOnlySpan<int> column, int[] ids) => ids switch
    {
        [var only] => column.IndexOf(only),
        [var one, var other] => column.IndexOfAny(one, other),
        [var one, var other, var last] => column.IndexOfAny(one, other, last),
        _ => column.IndexOfAny(ids),
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

    private static ClaimTest InPeriod(int start, int end) => (block, claim) => block.IsInPeriod(claim, start, end);

    private static ClaimTest InSlot(ClaimSlot slot, int[] ids) => (block, claim) => Array.IndexOf(ids, block.Slots(slot)[claim]) >= 0;

    private ClaimTest WithFigure(FigureRange range) => Bounds(range) is { } bounds ? bounds.HoldsOneOf : (_, _) => false;

    // Null when no figure measures that.
    private FigureBounds? Bounds(FigureRange range)
    {
        table.Load(session, FactColumn.Figures);
        if (range.About is not null)
        {
            table.Load(session, FactColumn.Roundings);
        }

        return Ids(NameKind.Dimension, [range.Dimension]) is [var dimension] ? new FigureBounds(range, dimension) : null;
    }

    private int[] Ids(NameKind kind, IEnumerable<string> keys) =>
    [
        .. keys.Select(key => session.Number("SELECT id FROM name WHERE kind = $1 AND key = $2", (int)kind, key)).OfType<long>().Select(id => (int)id),
    ];
}
