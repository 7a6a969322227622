using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>Reads ranks and existence off the table of one edition.</summary>
internal static class TableJudge
{
    /// <summary>A table with fewer countries ranks nobody.</summary>
    private const int LeastCountries = 3;

    /// <summary>"One of the largest" reaches down to this place.</summary>
    private const int LastOfLargest = 5;

    /// <summary>"the largest producer", "second in reserves", "one of the largest suppliers".</summary>
    public static VerdictDraft Rank(ClaimContext context)
    {
        var tables = Tables(context).Where(t => t.Rows.Count >= LeastCountries && t.Own.Value > 0).ToList();
        if (tables.Count == 0)
        {
            return VerdictDraft.NotEnough(VerdictReason.NoReference, $"No official table here ranks countries for {context.Topic}.");
        }

        var wanted = context.Claim.Rank;
        VerdictDraft? first = null;
        foreach (var table in tables)
        {
            var position = 1 + table.Rows.Count(r => r.Value > table.Own.Value);
            var top = table.Rows.OrderByDescending(r => r.Value).Take(3).ToList();
            var list = string.Join(", ", top.Select(r => $"{Name(context, r)} {Wording.Amount(r.Value, r.Unit)}"));
            var gives = $"{Wording.Source(table.Own.Figure)} puts {Name(context, table.Own)} at place {position} for {table.Own.Figure.Period} ({list})";
            List<string> steps = [table.Step, $"row: {Wording.Citation(table.Own.Figure)}", $"rank: place {position} of {table.Rows.Count} countries listed"];
            var evidence = VerdictDraft.Cite(Answer.Of(table.Own)).Concat(top.Where(r => r != table.Own).SelectMany(r => VerdictDraft.Cite(Answer.Of(r)))).ToList();
            if (wanted is { } place ? position == place : position <= LastOfLargest)
            {
                return VerdictDraft.Supported(VerdictReason.Exact, context.Period.IsStated ? 0.92 : 0.85, $"{gives}, as the text says.")
                    .With(steps).Citing(evidence);
            }

            first ??= Wrong(context, table, position, gives).With(steps).Citing(evidence);
        }

        return first!;
    }

    /// <summary>"has reserves".</summary>
    public static VerdictDraft Existence(ClaimContext context)
    {
        foreach (var table in Tables(context, isComparison: true))
        {
            if (table.Own is not { Value: > 0 } own)
            {
                continue;
            }

            var gives = $"{Wording.Source(own.Figure)} gives {Wording.Amount(own.Value, own.Unit)} for {own.Figure.Period}";
            List<string> steps = [table.Step, $"row: {Wording.Citation(own.Figure)}"];
            var evidence = VerdictDraft.Cite(Answer.Of(own));
            return context.Claim.Polarity == Polarity.Asserted
                ? VerdictDraft.Supported(VerdictReason.Exact, 0.9, $"The text says that there are {context.Topic}; {gives}.").With(steps).Citing(evidence)
                : context.Confidence >= context.Options.LeastSlotConfidence
                    ? VerdictDraft.Refuted(VerdictReason.Mismatch, 0.75, $"The text denies {context.Topic}; {gives}.").With(steps).Citing(evidence)
                    : VerdictDraft.NotEnough(VerdictReason.TooVague, $"{gives}; what the text denies was not found firmly enough.").With(steps).Citing(evidence);
        }

        return VerdictDraft.NotEnough(
            VerdictReason.NoReference, $"No official table here lists {context.Topic}; that a table does not list a country proves nothing.");
    }

    private static VerdictDraft Wrong(ClaimContext context, RankTable table, int position, string gives)
    {
        var wanted = context.Claim.Rank;
        var own = table.Own.Value;
        var leader = table.Rows.Max(r => r.Value);
        var isClear = wanted is { } place && (position < place
            ? table.Rows.Count(r => r.Value > own * 0.9m) < place
            : table.Rows.Count(r => r.Value > own * 1.1m) >= place);
        return isClear && context.MayRefute && leader > 0
            ? VerdictDraft.Refuted(VerdictReason.Mismatch, context.Period.IsStated ? 0.85 : 0.7, $"{gives}, not at place {wanted}.")
            : VerdictDraft.NotEnough(VerdictReason.TooVague, $"{gives}; too close to call the text wrong.");
    }

    private static string Name(ClaimContext context, OfficialValue row) =>
        Wording.Place(IsBilateral(context) ? row.Figure.Counterpart!.Value.Value : row.Figure.Place.Value);

    /// <summary>Rank among the suppliers of one importer.</summary>
    private static bool IsBilateral(ClaimContext context) =>
        context.Counterpart is not null && context.Claim.Form == AssertionForm.Rank && context.Indicator is "imports" or "exports" or "share_of_imports";

    /// <summary>The tables that answer, the best first: in force at the article's date, of the stated period or the latest.</summary>
    internal static IEnumerable<RankTable> Tables(ClaimContext context, bool isComparison = false)
    {
        if (IsBilateral(context) && !isComparison)
        {
            return SupplierTables(context);
        }

        // Shares rank like what they are shares of.
        var indicators = context.Indicators.Select(i => i.StartsWith("share_of_", StringComparison.Ordinal) ? i[9..] : i)
            .SelectMany(i => Terms.SelfAndNarrower(EntityKind.Indicator, i)).Distinct();
        var tables = indicators.SelectMany(i => context.Reference.Tables(i, context.Subject!));
        return Arrange(context, tables, t => t.Of(context.Place ?? ""), r => !Terms.IsAggregate(r.Figure.Place.Value));
    }

    private static IEnumerable<RankTable> SupplierTables(ClaimContext context)
    {
        // What one country exports to another is what the other imports from it.
        var (importer, supplier) = context.Indicator == "exports" ? (context.Counterpart!, context.Place!) : (context.Place!, context.Counterpart!);
        var rows = context.Reference.Cell("share_of_imports", context.Subject!, importer);
        if (rows.Count == 0)
        {
            (importer, supplier) = (supplier, importer);
            rows = context.Reference.Cell("share_of_imports", context.Subject!, importer);
        }

        return Arrange(
            context, OfficialTable.GroupBy(rows), t => t.Rows.FirstOrDefault(r => r.Figure.Counterpart?.Value == supplier),
            r => r.Figure.Counterpart?.Value is { } c && !Terms.IsAggregate(c));
    }

    private static List<RankTable> Arrange(
        ClaimContext context, IEnumerable<OfficialTable> all, Func<OfficialTable, OfficialValue?> ownOf, Func<OfficialValue, bool> isCountry)
    {
        var named = context.Period.Stated;
        var level = Terms.IsLevel(context.Indicator!);
        var tables = all.Where(t => named is not { } wanted || PeriodTarget.Aligned(t.Rows[0].Figure.Period, wanted, level))
            .Select(t => (Table: t, Own: ownOf(t))).Where(t => t.Own is not null).Select(t => new RankTable(t.Table, t.Own!, isCountry)).ToList();
        var date = context.Period.ArticleDate;
        var ranked = tables.Where(t => named is not null || date is null || t.Figure.Period.Start <= date)
            .OrderBy(t => context.Article.Nearness(t.Figure.Published?.Start).IsLater)
            .ThenBy(t => t.Own.SourceRank)
            .ThenBy(t => context.Article.Nearness(t.Figure.Published?.Start))
            .ThenByDescending(t => t.Figure.Period.End)
            .Take(named is null && date is null ? 6 : 2).ToList();
        foreach (var table in ranked)
        {
            table.Step = $"table: {Wording.Source(table.Figure)}, {Wording.Name(EntityKind.Indicator, table.Figure.Indicator.Value)}, {table.Figure.Period}"
                + (named is null ? ", the latest known, for the text names no period" : "");
        }

        return ranked;
    }

    /// <summary>The table of one edition as a claim sees it.</summary>
    internal sealed class RankTable(OfficialTable table, OfficialValue own, Func<OfficialValue, bool> isCountry)
    {
        private List<OfficialValue>? _countries;

        public OfficialValue Own { get; } = own;

        /// <summary>Countries only.</summary>
        public List<OfficialValue> Rows => _countries ??= [.. table.Rows.Where(isCountry)];

        public OfficialFigure Figure => Own.Figure;

        /// <summary>The row of any place, unions and the world included; null when the table has none.</summary>
        public OfficialValue? Of(string place) => table.Of(place);

        public string Step { get; set; } = "";
    }
}
