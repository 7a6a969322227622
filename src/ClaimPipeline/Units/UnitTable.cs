using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ClaimPipeline.Records;

namespace ClaimPipeline.Units;

/// <summary>
/// Every unit the pipeline knows: its code, its names, and how it converts. Immutable, safe to share between threads.
/// Codes are UCUM's where UCUM has one, ISO 4217's for money (a hundredth has a letter behind it: <c>USc</c>), annotations
/// for what is counted. A rate is two codes with a slash between: <c>USD/kg</c>.
/// </summary>
public sealed class UnitTable
{
    private readonly Dictionary<string, UnitEntry> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UnitReading> _ambiguous = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ContextReading>.AlternateLookup<ReadOnlySpan<char>> _contexts;

    internal UnitTable(IEnumerable<UnitRow> rows, IEnumerable<(string Name, string Readings, string Note)> ambiguous,
        IEnumerable<(string Name, string Code, string Words, string Veto)> contexts)
    {
        var symbols = new Dictionary<string, UnitEntry>(StringComparer.Ordinal);
        var names = new Dictionary<string, UnitEntry>(StringComparer.OrdinalIgnoreCase);
        var prefixes = new Dictionary<string, UnitEntry>(StringComparer.Ordinal);
        // Rates last: they are made of the units that have a factor.
        foreach (var row in rows.OrderBy(row => row.Scale is null))
        {
            var unit = new Unit(row.Code, row.Dimension);
            var entry = new UnitEntry(unit, row.Name, row.Plural, row.Scale ?? ScaleOf(unit) ?? throw new InvalidDataException($"Unit {row.Code} has no factor and is no rate of known units."));
            // "1" is the plain number; the fraction of a whole is found by its name.
            if (row.Code != "1")
            {
                _codes.Add(row.Code, entry);
            }

            names.TryAdd(row.Name, entry);
            names.TryAdd(row.Plural, entry);
            Add(names, row.Aliases, entry);
            Add(symbols, row.Symbols, entry);
            Add(prefixes, row.Prefixes, entry);
        }

        Symbols = new UnitNames(symbols);
        Names = new UnitNames(names);
        Prefixes = new UnitNames(prefixes);
        foreach (var (name, readings, note) in ambiguous)
        {
            var units = readings.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(code => _codes[code].Unit).ToValueList();
            _ambiguous.Add(name, new UnitReading(name, units, note));
        }

        _contexts = contexts.ToDictionary(row => row.Name, row => ContextReading.Of(_codes[row.Code], row.Words, row.Veto), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The table that ships with the pipeline (<c>units.csv</c>).</summary>
    public static UnitTable Default { get; } = UnitTableReader.ReadEmbedded();

    /// <summary>Symbols behind a number; case matters.</summary>
    internal UnitNames Symbols { get; }

    /// <summary>Words behind a number; case does not matter, a hyphen counts as a space.</summary>
    internal UnitNames Names { get; }

    /// <summary>Signs and codes before a number; case matters.</summary>
    internal UnitNames Prefixes { get; }

    /// <summary>
    /// Finds a unit by symbol, code, name, plural or alias, or composes a rate (<c>USD/kg</c>, <c>tonnes per year</c>) or a
    /// scaled unit (<c>million USD</c>) of known ones. Symbols and codes are read with their case first (<c>Mt</c> is
    /// megatonne, <c>MT</c> and <c>mt</c> tonne), then names without. A name with several readings gives the context-free one:
    /// see <see cref="AmbiguityOf"/>.
    /// </summary>
    public bool TryGet(string nameOrCode, [NotNullWhen(true)] out Unit? unit)
    {
        ArgumentNullException.ThrowIfNull(nameOrCode);
        unit = UnitNameParser.Parse(this, nameOrCode);
        return unit is not null;
    }

    /// <summary>
    /// The value in another unit; exact where a decimal can hold it, else rounded to 28 digits. False when the units do not
    /// convert into each other (different dimensions, different currencies) or the result overflows. Counted things of
    /// different nouns convert one to one: whether they are the same things is not a question of units.
    /// </summary>
    public bool TryConvert(decimal value, Unit from, Unit to, out decimal result)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        result = 0;
        if (from == to)
        {
            result = value;
            return true;
        }

        return ScaleOf(from) is { } source && ScaleOf(to) is { } target && source.TryConvert(value, target, out result);
    }

    /// <summary>
    /// The value in the base unit of what the unit measures, for comparing values of many units. Units convert into each other
    /// exactly when <paramref name="measured"/> is equal. False when the unit is not known or the result does not fit a decimal.
    /// </summary>
    public bool TryToBase(decimal value, Unit unit, [NotNullWhen(true)] out string? measured, out decimal result)
    {
        ArgumentNullException.ThrowIfNull(unit);
        result = 0;
        var scale = ScaleOf(unit);
        measured = scale?.Base;
        return scale is { } known && known.TryConvert(value, new UnitScale(known.Base, 1, 1), out result);
    }

    /// <summary>The rate of one unit per another, with its dimension.</summary>
    public static Unit Per(Unit numerator, Unit denominator)
    {
        ArgumentNullException.ThrowIfNull(numerator);
        ArgumentNullException.ThrowIfNull(denominator);
        var dimension = (numerator.Dimension, denominator.Dimension) switch
        {
            (Dimension.Money or Dimension.Price, _) => Dimension.Price,
            (Dimension.Mass, Dimension.Time) => Dimension.MassRate,
            (Dimension.Volume, Dimension.Time) => Dimension.VolumeRate,
            (Dimension.Length, Dimension.Time) => Dimension.Speed,
            _ => Dimension.OtherRate,
        };
        return new Unit($"{numerator.Code}/{denominator.Code}", dimension);
    }

    /// <summary>Singular name for a reader: <c>tonne</c>, <c>USD per kilogram</c>, <c>technology</c>; empty for a plain number.</summary>
    public string NameOf(Unit unit) => NameOf(unit, plural: false);

    /// <summary>Plural name for a reader: <c>tonnes</c>, <c>US dollars per kilogram</c>; of a counted thing the singular, in which it is kept.</summary>
    public string PluralOf(Unit unit) => NameOf(unit, plural: true);

    /// <summary>A step of a comparison in words: "1 short ton = 0.90718474 t". Null when the units do not convert.</summary>
    public string? ConversionNote(Unit from, Unit to)
    {
        if (!TryConvert(1, from, to, out var one) || !TryConvert(0, from, to, out var zero))
        {
            return null;
        }

        return zero == 0
            ? string.Create(CultureInfo.InvariantCulture, $"1 {NameOf(from)} = {Trim(one)} {SymbolOf(to)}")
            : string.Create(CultureInfo.InvariantCulture, $"0 {NameOf(from)} = {Trim(zero)} {SymbolOf(to)}, and each {NameOf(from)} more is {Trim(one - zero)}");
    }

    /// <summary>Why the name may mean another unit; null when it means one only. The name is taken as written, case included.</summary>
    public UnitReading? AmbiguityOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _ambiguous.TryGetValue(name, out var reading) ? reading : _ambiguous.GetValueOrDefault(name.ToLowerInvariant());
    }

    internal UnitEntry? EntryOf(Unit unit) =>
        unit.Code == "1" ? (unit.Dimension == Dimension.Ratio && Names.TryGet("fraction", out var fraction) ? fraction : null) : _codes.GetValueOrDefault(unit.Code);

    /// <summary>What a name means among certain words; null when it means one thing only. Case counts.</summary>
    internal ContextReading? ContextOf(ReadOnlySpan<char> name) => _contexts.TryGetValue(name, out var reading) ? reading : null;

    internal bool TryGetCode(string code, [NotNullWhen(true)] out UnitEntry? entry) => _codes.TryGetValue(code, out entry);

    private UnitScale? ScaleOf(Unit unit)
    {
        if (EntryOf(unit) is { } entry)
        {
            return entry.Scale;
        }

        var code = unit.Code;
        if (code == "1")
        {
            return new UnitScale("number", 1, 1);
        }

        var slash = code.LastIndexOf('/');
        if (slash > 0)
        {
            return ScaleOf(Part(code[..slash])) is { } numerator && ScaleOf(Part(code[(slash + 1)..])) is { } denominator
                ? numerator.Per(denominator)
                : null;
        }

        if (ScaledCode.TrySplit(code, out var factor, out var rest))
        {
            return ScaleOf(Part(rest))?.Times(factor);
        }

        return code is ['{', .., '}'] ? new UnitScale(unit.Dimension == Dimension.Count ? "count" : code, 1, 1) : null;

        Unit Part(string part) => _codes.TryGetValue(part, out var known) ? known.Unit : new Unit(part, part is ['{', ..] ? Dimension.Count : Dimension.Other);
    }

    private string NameOf(Unit unit, bool plural)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (EntryOf(unit) is { } entry)
        {
            return plural ? entry.Plural : entry.Name;
        }

        var code = unit.Code;
        if (code == "1")
        {
            return "";
        }

        var slash = code.LastIndexOf('/');
        if (slash > 0)
        {
            return $"{NameOf(new Unit(code[..slash], Dimension.Other), plural)} per {NameOf(new Unit(code[(slash + 1)..], Dimension.Other), plural: false)}";
        }

        if (ScaledCode.TrySplit(code, out var factor, out var rest))
        {
            return $"{ScaledCode.WordFor(factor)} {NameOf(new Unit(rest, unit.Dimension), plural)}";
        }

        return code is ['{', .., '}'] ? code[1..^1] : code;
    }

    private string SymbolOf(Unit unit) => unit.Code.AsSpan().ContainsAny("[]{}*") || unit.Code == "1" ? PluralOf(unit) : unit.Code;

    private static decimal Trim(decimal value) => Math.Round(value, 12) / 1.0000000000000000000000000000m;

    private static void Add(Dictionary<string, UnitEntry> names, IEnumerable<string> keys, UnitEntry entry)
    {
        foreach (var key in keys)
        {
            names.TryAdd(key, entry);
        }
    }
}
