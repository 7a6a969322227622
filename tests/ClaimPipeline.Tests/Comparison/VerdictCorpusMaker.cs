using System.Globalization;
using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;

namespace ClaimPipeline.Tests.Comparison;

/// <summary>
/// Writes the figure claims of corpus/verdicts.jsonl: takes official rows, tells them rightly or wrongly in a known way, and notes what
/// verdict that must give. Seeded: the same rows give the same file. Cases that could be read two ways (a wrong year whose figure is also
/// another country's) are not taken.
/// </summary>
internal sealed class VerdictCorpusMaker(IReadOnlyList<OfficialFigure> figures)
{
    private readonly Random _random = new(7);
    private readonly List<VerdictCase> _cases = [];
    private readonly Dictionary<string, int> _perSubject = [];
    private List<Cell> _cells = [];

    public List<VerdictCase> Make()
    {
        _cells = [.. figures.Where(f => f.Source == "USGS" && f.Counterpart is null && f.Quantity.Modifier == Modifier.Exact && f.Quantity.Value > 0
                && f.Indicator.Value is "mine_production" or "refinery_production" or "smelter_production" or "reserves" && f.Place.Value != "OTH"
                && f.Edition is "MCS2022" or "MCS2023" or "MCS2024" or "MCS2025" or "MCS2026")
            .GroupBy(f => (f.Indicator, f.Subject, f.Place, f.Period)).Where(g => g.Select(f => f.Basis).Distinct().Count() == 1)
            .Select(g => new Cell([.. g.OrderBy(f => f.Edition, StringComparer.Ordinal)]))];
        Take("exact", 30, c => Digits(c.Last) >= 2, c => Level(c, Tell(c.Last), VerdictLabel.Supported, VerdictReason.Exact));
        Take("rounded", 24, c => Digits(c.Last) >= 3, c => Level(c, Round(c.Last, 2), VerdictLabel.Supported, VerdictReason.Rounding));
        Take("about", 12, c => Digits(c.Last) >= 3, c => Level(c, "about " + Round(c.Last, 2), VerdictLabel.Supported, VerdictReason.Rounding));
        Take("bound", 12, c => Digits(c.Last) >= 2, c => Level(c, "more than " + Amount(RoundDown(Tonnes(c.Last))), VerdictLabel.Supported, VerdictReason.Rounding));
        Take("short-tons", 12, c => Digits(c.Last) >= 2, c => Level(c, ShortTons(c.Last), VerdictLabel.Supported, VerdictReason.Rounding));
        Take("tenfold", 24, c => Digits(c.Last) >= 2 && IsAlone(c, 10m), c => Level(c, Amount(Tonnes(c.Last) * 10), VerdictLabel.Refuted, VerdictReason.PowerOfTenSlip));
        Take("tenth", 12, c => Digits(c.Last) >= 2 && Tonnes(c.Last) > 1000 && IsAlone(c, 0.1m), c => Level(c, Amount(Tonnes(c.Last) / 10), VerdictLabel.Refuted, VerdictReason.PowerOfTenSlip));
        Take("thousandfold", 14, c => Digits(c.Last) >= 2 && IsAlone(c, 1000m), c => Level(c, Amount(Tonnes(c.Last) * 1000), VerdictLabel.Refuted, VerdictReason.UnitSlip));
        Take("plain", 24, c => Digits(c.Last) >= 2 && IsAlone(c, 1.63m), c => Level(c, Amount(Three(Tonnes(c.Last) * 1.63m)), VerdictLabel.Refuted, VerdictReason.Mismatch));
        Take("near-miss", 10, c => c.Last.Status == "estimated" && Digits(c.Last) >= 2 && IsAlone(c, 1.075m), c => Level(c, Amount(Three(Tonnes(c.Last) * 1.075m)), VerdictLabel.NotEnoughEvidence, VerdictReason.TooVague));
        Take("wrong-year", 24, c => OtherYear(c) is not null, c => Level(c, Tell(OtherYear(c)!.Last), VerdictLabel.Refuted, VerdictReason.WrongPeriod, Key(OtherYear(c)!.Last)));
        Take("wrong-country", 24, c => OtherPlace(c) is not null, c => Level(c, Tell(OtherPlace(c)!.Last), VerdictLabel.Refuted, VerdictReason.WrongPlaceOrCommodity, Key(OtherPlace(c)!.Last)));
        Take("wrong-basis", 8, c => OtherBasis(c) is not null, c => Level(c, Tell(OtherBasis(c)!.Last), VerdictLabel.Refuted, VerdictReason.WrongBasis, Key(OtherBasis(c)!.Last)));
        Take("older-edition", 20, IsRevised, c => Level(c, Tell(c.First), VerdictLabel.Supported, VerdictReason.OtherEdition, Key(c.First)));
        Take("edition-in-force", 10, IsRevised, c => Level(c, Tell(c.First), VerdictLabel.Supported, VerdictReason.Exact, Key(c.First)) with { Published = AfterEdition(c.First) });
        Take("unlisted-year", 8, _ => true, c => Level(c, Tell(c.Last), VerdictLabel.NotEnoughEvidence, VerdictReason.NoReference) is var made
            ? made with { Claim = made.Claim with { Period = "1995" }, Sentence = made.Sentence.Replace($" in {c.Last.Period}", " in 1995", StringComparison.Ordinal) } : made);
        Shares();
        Changes();
        Ranks();
        return _cases;
    }

    private void Shares()
    {
        Take("share", 24, c => Share(c) is > 3 and < 99, c => OfShare(c, Percent(Math.Round(Share(c)!.Value)), VerdictLabel.Supported,
            Math.Abs(Math.Round(Share(c)!.Value) - Math.Round(Share(c)!.Value, 1)) < 0.05m ? VerdictReason.Exact : VerdictReason.Rounding));
        Take("share-tenth", 10, c => Share(c) is > 20 and < 99 && IsShareAlone(c, Math.Round(Share(c)!.Value) / 10), c => OfShare(c, Percent(Math.Round(Share(c)!.Value) / 10), VerdictLabel.Refuted, VerdictReason.PowerOfTenSlip));
        Take("share-plain", 12, c => Share(c) is > 10 and < 45 && IsShareAlone(c, Math.Round(Share(c)!.Value * 1.9m)), c => OfShare(c, Percent(Math.Round(Share(c)!.Value * 1.9m)), VerdictLabel.Refuted, VerdictReason.Mismatch));
        Take("rest", 8, c => Share(c) is > 10 and < 90, c => OfShare(c, Percent(Math.Round(100 - Share(c)!.Value)), VerdictLabel.Supported, VerdictReason.Rounding) is var made
            ? made with
            {
                Claim = made.Claim with { Place = "OTH", Counterpart = c.Last.Place.Value },
                Reason = Math.Abs(Math.Round(100 - Share(c)!.Value) - (100 - Math.Round(Share(c)!.Value, 1))) < 0.05m ? VerdictReason.Exact : VerdictReason.Rounding,
                Sentence = $"All countries but {Place(c.Last)} together held {made.Claim.Value} in {c.Last.Period}: {Topic(c.Last)}.",
            } : made);
    }

    private void Changes()
    {
        Take("growth", 12, c => Growth(c) is { } g && Math.Abs(g) is > 5 and < 90, c => OfChange(c, Growth(c)!.Value, Growth(c)!.Value, VerdictLabel.Supported, VerdictReason.Rounding));
        Take("growth-reversed", 10, c => Growth(c) is { } g && Math.Abs(g) is > 20 and < 90, c => OfChange(c, Growth(c)!.Value, -Growth(c)!.Value, VerdictLabel.Refuted, VerdictReason.Mismatch));
    }

    private void Ranks()
    {
        Take("largest", 10, c => Position(c) == 1, c => OfRank(c, 1, VerdictLabel.Supported, VerdictReason.Exact));
        Take("not-largest", 10, c => Position(c) is >= 3 and <= 6 && Tonnes(c.Last) < Table(c).Max(o => Tonnes(o.Last)) * 0.5m, c => OfRank(c, 1, VerdictLabel.Refuted, VerdictReason.Mismatch));
    }

    private void Take(string name, int count, Func<Cell, bool> fits, Func<Cell, VerdictCase> make)
    {
        var candidates = _cells.Where(c => c.Last.Place.Value != "WLD" || name is "exact" or "tenfold" or "rounded").Where(fits).ToList();
        for (var i = candidates.Count - 1; i > 0; i--)
        {
            var j = _random.Next(i + 1);
            (candidates[i], candidates[j]) = (candidates[j], candidates[i]);
        }

        // Commodities in turn: the ones told least so far come first.
        for (var i = 0; i < count && candidates.Count > 0; i++)
        {
            var cell = candidates.MinBy(c => _perSubject.GetValueOrDefault(c.Last.Subject.Value) + (_perSubject.GetValueOrDefault(name + c.Last.Subject.Value) * 1000))!;
            candidates.Remove(cell);
            _perSubject[cell.Last.Subject.Value] = _perSubject.GetValueOrDefault(cell.Last.Subject.Value) + 1;
            _perSubject[name + cell.Last.Subject.Value] = _perSubject.GetValueOrDefault(name + cell.Last.Subject.Value) + 1;
            _cases.Add(make(cell) with { Id = string.Create(CultureInfo.InvariantCulture, $"{name}-{i + 1:00}") });
        }
    }

    private static VerdictCase Level(Cell cell, string amount, VerdictLabel label, VerdictReason reason, string? other = null) => new()
    {
        Id = "",
        Sentence = cell.Last.Indicator.Value == "reserves"
            ? $"Reserves of {Subject(cell.Last)} in {Place(cell.Last)} stood at {amount} in {cell.Last.Period}."
            : $"{Place(cell.Last)} had a {Name(EntityKind.Indicator, cell.Last.Indicator)} of {amount} of {Subject(cell.Last)} in {cell.Last.Period}.",
        Published = AfterAll,
        Claim = Slots(cell) with { Value = amount },
        Label = label,
        Reason = reason,
        Made = other ?? Key(cell.Last),
    };

    private static VerdictCase OfShare(Cell cell, string percent, VerdictLabel label, VerdictReason reason) => Level(cell, percent, label, reason) with
    {
        Sentence = $"{Place(cell.Last)} accounted for {percent} of the world's {Name(EntityKind.Indicator, cell.Last.Indicator)} of {Subject(cell.Last)} in {cell.Last.Period}.",
        Claim = Slots(cell) with { Kind = ClaimKind.Share, Whole = "WLD", Value = percent },
        Published = AfterEdition(cell.Last),
    };

    private static VerdictCase OfChange(Cell cell, decimal real, decimal told, VerdictLabel label, VerdictReason reason) => Level(cell, "", label, reason) with
    {
        Sentence = $"{Place(cell.Last)}'s {Name(EntityKind.Indicator, cell.Last.Indicator)} of {Subject(cell.Last)} {(told < 0 ? "fell" : "rose")} {Percent(Math.Abs(Math.Round(told)))} in {cell.Last.Period}.",
        Claim = Slots(cell) with { Form = AssertionForm.Change, Direction = told < 0 ? Change.Down : Change.Up, ChangeBy = Percent(Math.Abs(Math.Round(told))) },
        Made = $"{Key(cell.Last)}, year on year {real:0.##} %",
    };

    private static VerdictCase OfRank(Cell cell, int rank, VerdictLabel label, VerdictReason reason) => Level(cell, "", label, reason) with
    {
        Sentence = $"{Place(cell.Last)} ranked first in {Name(EntityKind.Indicator, cell.Last.Indicator)} of {Subject(cell.Last)} in {cell.Last.Period}.",
        Claim = Slots(cell) with { Form = AssertionForm.Rank, Rank = rank },
    };

    private static VerdictClaim Slots(Cell cell) => new()
    {
        Indicator = cell.Last.Indicator.Value,
        Subject = cell.Last.Subject.Value,
        Place = cell.Last.Place.Value,
        Period = cell.Last.Period.ToString(),
    };

    private const string AfterAll = "2026-06-15";

    private static string AfterEdition(OfficialFigure figure) => figure.Published!.Value.End.AddDays(60).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool IsRevised(Cell cell) =>
        cell.First.Edition != cell.Last.Edition && Digits(cell.First) >= 2 && cell.First.Quantity.Unit == cell.Last.Quantity.Unit
        && Math.Abs(Tonnes(cell.First) / Tonnes(cell.Last) - 1) is > 0.08m and < 0.6m && cell.All.Count == 2;

    private Cell? OtherYear(Cell cell) => _cells.Where(o => o.Same(cell, period: false) && o.Last.Period != cell.Last.Period && Digits(o.Last) >= 2
        && Math.Abs(o.Last.Period.Start.Year - cell.Last.Period.Start.Year) <= 3 && IsClean(cell, Tonnes(o.Last), exceptPeriod: o.Last.Period))
        .MaxBy(o => Digits(o.Last));

    private Cell? OtherPlace(Cell cell) => _cells.FirstOrDefault(o => o.Same(cell, place: false) && o.Last.Place != cell.Last.Place && Digits(o.Last) >= 2
        && o.Last.Edition == cell.Last.Edition && IsClean(cell, Tonnes(o.Last), exceptPlace: o.Last.Place.Value));

    private Cell? OtherBasis(Cell cell) => _cells.FirstOrDefault(o => o.Same(cell, indicator: false) && o.Last.Indicator != cell.Last.Indicator && Digits(o.Last) >= 2
        && cell.Last.Indicator.Value is not "reserves" && o.Last.Indicator.Value is not "reserves" && IsClean(cell, Tonnes(o.Last), exceptIndicator: o.Last.Indicator.Value));

    /// <summary>Whether an amount fits no other row that could explain it, nor the cell itself, tenfold or not.</summary>
    private bool IsClean(Cell cell, decimal amount, Period? exceptPeriod = null, string? exceptPlace = null, string? exceptIndicator = null)
    {
        foreach (var own in cell.All)
        {
            var ratio = amount / Tonnes(own);
            if (ratio is > 0.8m and < 1.25m || Enumerable.Range(-6, 13).Any(k => Math.Abs(ratio / (decimal)Math.Pow(10, k) - 1) < 0.06m))
            {
                return false;
            }
        }

        return !_cells.Exists(o => o != cell
            && ((o.Same(cell, period: false) && o.Last.Period != exceptPeriod && exceptPeriod is null)
                || (o.Same(cell, place: false) && o.Last.Place.Value != exceptPlace)
                || (o.Same(cell, indicator: false) && o.Last.Indicator.Value != exceptIndicator))
            && o.All.Any(f => Math.Abs(Tonnes(f) / amount - 1) < 0.06m));
    }

    private bool IsAlone(Cell cell, decimal factor) => !_cells.Exists(o => o.Last.Subject == cell.Last.Subject && (o.Last.Place == cell.Last.Place || o.Same(cell, place: false))
        && cell.All.Any(own => o.All.Any(f => Math.Abs(Tonnes(f) / (Tonnes(own) * factor) - 1) < 0.08m)))
        && cell.All.All(own => Math.Abs(Tonnes(own) / Tonnes(cell.Last) - 1) < 0.02m)
        && (factor is not 1.63m || !_cells.Exists(o => o.Last.Place == cell.Last.Place && Tonnes(o.Last) == Three(Tonnes(cell.Last) * factor)));

    private bool IsShareAlone(Cell cell, decimal percent) => figures.Where(f => f.Quantity.Unit == Unit.Percent && f.Subject == cell.Last.Subject
        && (f.Place == cell.Last.Place || f.Period == cell.Last.Period)).All(f => Math.Abs(f.Quantity.Value - percent) > 1.5m);

    private decimal? Share(Cell cell)
    {
        var whole = figures.FirstOrDefault(f => f.Indicator == cell.Last.Indicator && f.Subject == cell.Last.Subject && f.Place.Value == "WLD"
            && f.Edition == cell.Last.Edition && f.Period == cell.Last.Period && f.Source == cell.Last.Source && f.Basis == cell.Last.Basis);
        var isOnly = cell.Last.Indicator.Value is "mine_production" or "reserves" && cell.All.Count == 1;
        return whole is null || !isOnly || whole.Quantity.Unit != cell.Last.Quantity.Unit ? null : cell.Last.Quantity.Value / whole.Quantity.Value * 100;
    }

    private decimal? Growth(Cell cell)
    {
        var before = figures.FirstOrDefault(f => f.Series == cell.Last.Series && f.Edition == cell.Last.Edition && f.Basis == cell.Last.Basis
            && f.Period.Start == cell.Last.Period.Start.AddYears(-1));
        return before is null || cell.Last.Indicator.Value == "reserves" || before.Quantity.Value == 0 || Digits(cell.Last) < 2 ? null
            : (cell.Last.Quantity.Value / before.Quantity.Value - 1) * 100;
    }

    private List<Cell> Table(Cell cell) => [.. _cells.Where(o => o.Same(cell, place: false) && o.Last.Edition == cell.Last.Edition && o.Last.Basis == cell.Last.Basis && o.Last.Place.Value is not "WLD")];

    private int Position(Cell cell)
    {
        var table = Table(cell);
        var others = table.Where(o => o != cell).ToList();
        return table.Count < 5 || others.Exists(o => Math.Abs(Tonnes(o.Last) / Tonnes(cell.Last) - 1) < 0.15m) ? 0 : 1 + others.Count(o => Tonnes(o.Last) > Tonnes(cell.Last));
    }

    private static decimal Tonnes(OfficialFigure figure) => figure.Quantity.Value * figure.Quantity.Unit.Code switch { "kt" => 1000m, "Mt" => 1_000_000m, "kg" => 0.001m, _ => 1m };

    private static int Digits(OfficialFigure figure) =>
        figure.Quantity.Value.ToString("0.############", CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal).Trim('0').Length;

    private string Tell(OfficialFigure figure) => _random.Next(3) == 0 && figure.Quantity.Unit.Code != "t"
        ? $"{figure.Quantity.Value.ToString("#,0.####", CultureInfo.InvariantCulture)} {figure.Quantity.Unit.Code}"
        : Amount(Tonnes(figure));

    private static string Round(OfficialFigure figure, int digits) => Amount(Rounded(Tonnes(figure), digits));

    private static decimal Three(decimal value) => Rounded(value, 3) is var r && Rounded(value, 2) == r ? r + (Place(value) / 100) : Rounded(value, 3);

    private static decimal Rounded(decimal value, int digits)
    {
        var unit = Place(value) / (decimal)Math.Pow(10, digits - 1);
        return Math.Round(value / unit, MidpointRounding.AwayFromZero) * unit;
    }

    private static decimal RoundDown(decimal value)
    {
        var unit = Place(value) / 10;
        return Math.Max(Math.Ceiling(value / unit - 1.5m), 1) * unit is var down && down < value * 0.7m ? value - unit : Math.Max(Math.Ceiling(value / unit - 1.5m), 1) * unit;
    }

    private static decimal Place(decimal value)
    {
        var place = 1m;
        while (value >= place * 10)
        {
            place *= 10;
        }

        while (value < place)
        {
            place /= 10;
        }

        return place;
    }

    private static string ShortTons(OfficialFigure figure) =>
        $"{Rounded(Tonnes(figure) / 0.90718474m, 4).ToString("#,0.#####", CultureInfo.InvariantCulture)} short tons";

    private static string Amount(decimal tonnes) => tonnes >= 1_000_000 && tonnes / 1_000_000 == Math.Round(tonnes / 1_000_000, 3)
        ? $"{(tonnes / 1_000_000).ToString("#,0.###", CultureInfo.InvariantCulture)} million t"
        : $"{tonnes.ToString("#,0.######", CultureInfo.InvariantCulture)} t";

    private static string Percent(decimal value) => $"{value.ToString("0.##", CultureInfo.InvariantCulture)} %";

    private static string Key(OfficialFigure figure) => $"{figure.Series}|{figure.Period}|{figure.Edition}";

    private static string Subject(OfficialFigure figure) => Name(EntityKind.Commodity, figure.Subject);

    private static string Place(OfficialFigure figure) => figure.Place.Value == "WLD" ? "the world" : Name(EntityKind.Place, figure.Place);

    private static string Topic(OfficialFigure figure) => $"{Name(EntityKind.Indicator, figure.Indicator)} of {Subject(figure)}";

    private static string Name(EntityKind kind, EntityId id) => EntityGazetteer.Default.Of(kind, id.Value).Name;

    /// <summary>One indicator, subject, place and period in all its editions, the oldest first.</summary>
    private sealed record Cell(List<OfficialFigure> All)
    {
        public OfficialFigure First => All[0];

        public OfficialFigure Last => All[^1];

        public bool Same(Cell other, bool indicator = true, bool place = true, bool period = true) =>
            Last.Subject == other.Last.Subject && (!indicator || Last.Indicator == other.Last.Indicator)
            && (!place || Last.Place == other.Last.Place) && (!period || Last.Period == other.Last.Period);
    }
}
