using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>What one edition of one source says to a claim: a figure as printed, or one computed from figures of that edition.</summary>
internal sealed record Answer
{
    public required decimal Value { get; init; }

    /// <summary>Half of the last digit that counts; for a computed figure what the rounding of its parts allows.</summary>
    public required decimal Half { get; init; }

    /// <summary>The same if the publisher rounded to two digits.</summary>
    public required decimal Coarse { get; init; }

    public Modifier Bound { get; init; } = Modifier.Exact;

    public required Unit Unit { get; init; }

    public required Period Period { get; init; }

    /// <summary>The figures it rests on, the deciding one first.</summary>
    public required IReadOnlyList<OfficialValue> Rows { get; init; }

    /// <summary>How it was computed.</summary>
    public Derivation Derivation { get; init; }

    /// <summary>Whether it was computed from figures rather than printed as such.</summary>
    public bool IsComputed => Derivation != Derivation.Printed;

    /// <summary>How it was computed, in words; null for a figure as printed.</summary>
    public string? Computed => Derivation switch
    {
        Derivation.Share => $"{Told(0)} / {Told(1)}",
        Derivation.Rest when Rows.Count == 1 || Rows[0].Unit == Unit.Percent => $"100 - {Told(0)}",
        Derivation.Rest => $"100 - {Told(0)} / {Told(1)}",
        Derivation.Change => $"from {Told(1)} in {Rows[1].Figure.Period} to {Told(0)}",
        Derivation.Sum => string.Join(" + ", Enumerable.Range(0, Rows.Count).Select(Told)),
        Derivation.SumShare => $"({string.Join(" + ", Enumerable.Range(0, Rows.Count - 1).Select(Told))}) / {Told(Rows.Count - 1)}",
        Derivation.Remainder => $"{Told(0)} - {Told(1)}",
        _ => null,
    };

    /// <summary>It answers for a part, a neighbouring indicator or a wider period: it may support a claim, not refute it.</summary>
    public bool SupportsOnly { get; init; }

    /// <summary>An estimate, a revised or a computed figure.</summary>
    public bool IsSoft { get; init; }

    /// <summary>A growth rate or difference between two periods, not a level.</summary>
    public bool IsChange => Derivation == Derivation.Change;

    public OfficialFigure First => Rows[0].Figure;

    public string Source => First.Source;

    public string Edition => First.Edition;

    public string Indicator => First.Indicator.Value;

    public int SourceRank => Rows[0].SourceRank;

    /// <summary>First day on which the edition can have been public; null for a series without vintages.</summary>
    public DateOnly? Published => First.Published?.Start;

    public static Answer Of(OfficialValue row, bool supportsOnly = false) => new()
    {
        Value = row.Value,
        Half = row.Half,
        Coarse = row.Coarse,
        Bound = row.Figure.Quantity.Modifier,
        Unit = row.Unit,
        Period = row.Figure.Period,
        Rows = [row],
        SupportsOnly = supportsOnly || row.IsPart,
        IsSoft = row.IsSoft,
    };

    /// <summary>part / whole in percent, from two rows of one edition.</summary>
    public static Answer Share(OfficialValue part, OfficialValue whole)
    {
        var share = part.Value / whole.Value * 100;
        var half = (part.Half + (whole.Half * part.Value / whole.Value)) / whole.Value * 100;
        var coarse = (part.Coarse + (whole.Coarse * part.Value / whole.Value)) / whole.Value * 100;
        return new Answer
        {
            Value = Math.Round(share, 2),
            Half = Math.Max(half, 0.05m),
            Coarse = Math.Max(coarse, 0.05m),
            Unit = Unit.Percent,
            Period = part.Figure.Period,
            Rows = [part, whole],
            Derivation = Derivation.Share,
            IsSoft = true,
        };
    }

    /// <summary>Growth in percent from one row to a later one; negated where the text speaks of a fall.</summary>
    public static Answer Growth(OfficialValue now, OfficialValue before, bool isFall)
    {
        var growth = (now.Value - before.Value) / before.Value * 100;
        return Between(now, before, isFall, growth, 100 / before.Value, now.Value / before.Value, Unit.Percent) with { Half = HalfOf(now, before, now.Value / before.Value, 100 / before.Value, 0.05m) };
    }

    /// <summary>Difference of one row and an earlier one; negated where the text speaks of a fall.</summary>
    public static Answer Difference(OfficialValue now, OfficialValue before, bool isFall) =>
        Between(now, before, isFall, now.Value - before.Value, 1, 1, now.Unit) with { Half = HalfOf(now, before, 1, 1, 0) };

    /// <summary>How many times as large a row is as an earlier one; the other way round where the text speaks of a fall.</summary>
    public static Answer Multiple(OfficialValue now, OfficialValue before, bool isFall, Unit unit)
    {
        var (top, bottom) = isFall ? (before, now) : (now, before);
        var value = bottom.Value == 0 ? 0 : top.Value / bottom.Value;
        return Between(now, before, isFall: false, value, bottom.Value == 0 ? 0 : 1 / bottom.Value, value, unit)
            with { Half = bottom.Value == 0 ? 0 : (top.Half + (bottom.Half * value)) / bottom.Value };
    }

    /// <summary>Rows of several places of one table, added up.</summary>
    public static Answer Sum(IReadOnlyList<OfficialValue> parts, bool supportsOnly) => Of(parts[0], supportsOnly) with
    {
        Value = parts.Sum(p => p.Value),
        Half = parts.Sum(p => p.Half),
        Coarse = parts.Sum(p => p.Coarse),
        Rows = parts,
        Derivation = Derivation.Sum,
        SupportsOnly = supportsOnly || parts.Any(p => p.IsPart),
        IsSoft = true,
    };

    /// <summary>The same over the whole, in percent.</summary>
    public static Answer SumShare(IReadOnlyList<OfficialValue> parts, OfficialValue whole, bool supportsOnly)
    {
        var sum = Sum(parts, supportsOnly);
        return sum with
        {
            Value = Math.Round(sum.Value / whole.Value * 100, 2),
            Half = Math.Max((sum.Half + (whole.Half * sum.Value / whole.Value)) / whole.Value * 100, 0.05m),
            Coarse = Math.Max((sum.Coarse + (whole.Coarse * sum.Value / whole.Value)) / whole.Value * 100, 0.05m),
            Unit = Unit.Percent,
            Rows = [.. parts, whole],
            Derivation = Derivation.SumShare,
        };
    }

    /// <summary>The world less one place of the same table.</summary>
    public static Answer Remainder(OfficialValue world, OfficialValue part) => Of(world) with
    {
        Value = world.Value - part.Value,
        Half = world.Half + part.Half,
        Coarse = world.Coarse + part.Coarse,
        Bound = Modifier.Exact,
        Rows = [world, part],
        Derivation = Derivation.Remainder,
        SupportsOnly = world.IsPart || part.IsPart,
        IsSoft = true,
    };

    private static decimal HalfOf(OfficialValue now, OfficialValue before, decimal weight, decimal scale, decimal least) =>
        Math.Max((now.Half + (before.Half * weight)) * scale, least);

    private static Answer Between(OfficialValue now, OfficialValue before, bool isFall, decimal value, decimal scale, decimal weight, Unit unit) => new()
    {
        Value = Math.Round(isFall ? -value : value, 2),
        Half = 0,
        Coarse = Math.Max((now.Coarse + (before.Coarse * weight)) * scale, 0.05m),
        Unit = unit,
        Period = now.Figure.Period,
        Rows = [now, before],
        Derivation = Derivation.Change,
        IsSoft = true,
        SupportsOnly = now.IsPart || before.IsPart,
    };

    /// <summary>100 less a share.</summary>
    public Answer Complement() => this with { Value = 100 - Value, Derivation = Derivation.Rest };

    private string Told(int row) => Wording.Amount(Rows[row].Value, Rows[row].Unit);
}
