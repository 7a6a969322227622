using ClaimPipeline.Records;
using ClaimPipeline.Units;

namespace ClaimPipeline.Figures;

/// <summary>
/// Units of the cells of a table row from the column headers: "Production (t)", "Exports, thousand tonnes", "Share %". A scale
/// in the header multiplies the cells.
/// </summary>
internal sealed class HeaderUnits(string headers, UnitTable table)
{
    private readonly string[] _cells = headers.Split('\t');

    /// <summary>Unit and factor of a column, from 0; null when its header names none.</summary>
    public (Unit Unit, decimal Factor)? Of(int column) =>
        column < _cells.Length ? Bracketed(_cells[column]) ?? AfterComma(_cells[column]) ?? LastWord(_cells[column]) : null;

    /// <summary>Whether a column holds years.</summary>
    public bool IsYears(int column) =>
        column < _cells.Length && _cells[column].Contains("year", StringComparison.OrdinalIgnoreCase) && Of(column) is null;

    private (Unit, decimal)? Bracketed(string cell)
    {
        var open = cell.LastIndexOfAny(['(', '[']);
        var close = cell.LastIndexOfAny([')', ']']);
        return open >= 0 && close > open ? Parse(cell[(open + 1)..close]) : null;
    }

    private (Unit, decimal)? AfterComma(string cell)
    {
        var comma = cell.LastIndexOf(',');
        return comma >= 0 ? Parse(cell[(comma + 1)..]) : null;
    }

    private (Unit, decimal)? LastWord(string cell)
    {
        var trimmed = cell.TrimEnd();
        var space = trimmed.LastIndexOf(' ');
        var last = trimmed[(space + 1)..];
        return (last.Length > 1 || last == "%" || last == "t") && Parse(last) is { } found && !(found.Item1.Dimension == Dimension.Time && space < 0) ? found : null;
    }

    private (Unit, decimal)? Parse(string name)
    {
        name = name.Trim();
        if (name.StartsWith("in ", StringComparison.OrdinalIgnoreCase))
        {
            name = name[3..];
        }

        if (!table.TryGet(name, out var unit))
        {
            return null;
        }

        // "thousand tonnes" is an alias of kt: the cell then is in kt, which is the same amount.
        return ScaledCode.TrySplit(unit.Code, out var factor, out var rest) && table.TryGet(rest, out var plain) ? (plain, factor) : (unit, 1);
    }
}
