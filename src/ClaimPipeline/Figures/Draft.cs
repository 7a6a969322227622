using ClaimPipeline.Records;

namespace ClaimPipeline.Figures;

/// <summary>A figure while it is being read. First and last are token numbers, both included.</summary>
internal sealed class Draft
{
    /// <summary>First token of the number itself.</summary>
    public int First { get; set; }

    /// <summary>Last token of the number, scale word included.</summary>
    public int Last { get; set; }

    /// <summary>First token of the figure: a currency sign or a minus before the number.</summary>
    public int SpanFirst { get; set; }

    /// <summary>Last token of the figure: its unit.</summary>
    public int SpanLast { get; set; }

    /// <summary>Lower end of a range.</summary>
    public decimal Value { get; set; }

    public decimal? Max { get; set; }

    public decimal Resolution { get; set; }

    /// <summary>What the scale words multiply by; 1 without.</summary>
    public decimal Scale { get; set; } = 1;

    public NumberForm Form { get; set; }

    /// <summary>Written out in words, at least in part.</summary>
    public bool InWords { get; set; }

    public Unit? Unit { get; set; }

    /// <summary>What a number without a unit is per ("20 per week"); goes behind the unit it is given.</summary>
    public Unit? Per { get; set; }

    /// <summary>The unit was read from a noun, not from the table.</summary>
    public bool Counted { get; set; }

    /// <summary>The unit stands beside this very number.</summary>
    public bool OwnUnit { get; set; }

    /// <summary>Money: the currency stands before the number.</summary>
    public bool HasPrefix { get; set; }

    /// <summary>A hyphen joins number and unit: "90-day".</summary>
    public bool Hyphenated { get; set; }

    public Modifier Modifier { get; set; }

    public Change Change { get; set; }

    public bool Negated { get; set; }

    /// <summary>First token of the words that hedge it; <see cref="SpanFirst"/> without.</summary>
    public int HedgeFirst { get; set; }

    public bool IsRange => Max is not null;

    /// <summary>The number before its scale words.</summary>
    public decimal Mantissa => Value / Scale;

    /// <summary>False when the number no longer fits a decimal.</summary>
    public bool TryScale(decimal factor)
    {
        if (Math.Abs(Max ?? Value) > 1e24m / factor || Scale > 1e24m / factor)
        {
            return false;
        }

        Value *= factor;
        Max *= factor;
        Resolution *= factor;
        Scale *= factor;
        return true;
    }
}

/// <summary>How the number is meant.</summary>
internal enum NumberForm : byte
{
    /// <summary>An amount.</summary>
    Plain,

    /// <summary>A part of a whole: two-thirds, one in five.</summary>
    Fraction,

    /// <summary>A multiple: doubled, fivefold, twice.</summary>
    Multiple,

    /// <summary>A vague plural: dozens, tens of thousands.</summary>
    Vague,
}
