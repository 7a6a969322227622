using System.Globalization;
using System.Text.RegularExpressions;

namespace ClaimPipeline.OfficialFigures;

/// <summary>
/// Reads a cell as statistical offices print them: thousands separated, footnote letters, "less than half a unit", signs for "nothing"
/// and "not told". What is none of these is a problem, never a guess.
/// </summary>
internal sealed partial class CellReader(char decimalSeparator = '.', IEnumerable<string>? missing = null, bool dashIsZero = false)
{
    private static readonly string[] Usual =
        ["", "NA", "N/A", "n/a", "n.a.", "na", "W", "XX", "X", "NaN", "null", "..", "...", ":", "c", "(D)", "(NA)", "(X)"];

    private static readonly string[] Dashes = ["-", "--", "\u2010", "\u2013", "\u2014", "\u2015", "\u2212", "(-)"];

    private readonly HashSet<string> _missing = new(Usual.Concat(missing ?? []), StringComparer.Ordinal);

    /// <summary>What a cell says. <c>Number</c> is null when there is no value in it, or a problem.</summary>
    /// <param name="Number">Digits with a decimal point and no separators.</param>
    /// <param name="Qualifier">"&lt;", "&gt;" or empty.</param>
    /// <param name="Status">estimated, preliminary or revised, from a footnote letter; null when there is none.</param>
    /// <param name="Problem">What is wrong with it; null when nothing is.</param>
    public readonly record struct Cell(string? Number, string Qualifier, string? Status, string? Problem);

    public Cell Read(string text)
    {
        var cell = text.Trim().Trim('\u00a0');
        if (_missing.Contains(cell))
        {
            return default;
        }

        if (Array.IndexOf(Dashes, cell) >= 0)
        {
            return dashIsZero ? new Cell("0", "", null, null) : default;
        }

        if (HalfUnit().IsMatch(cell))
        {
            return new Cell("0.5", "<", null, null);
        }

        var match = Printed().Match(cell);
        if (!match.Success || Plain(match.Groups["number"].Value) is not { } number)
        {
            return new Cell(null, "", null, $"'{CsvTable.Shorten(text)}' is no number: expected are digits, a sign for a missing value, or a footnote letter beside digits");
        }

        var letter = match.Groups["before"].Value + match.Groups["after"].Value;
        var status = letter.Contains('r', StringComparison.Ordinal) ? "revised"
            : letter.Contains('p', StringComparison.Ordinal) ? "preliminary"
            : letter.Contains('e', StringComparison.Ordinal) ? "estimated" : null;
        return new Cell(number, match.Groups["bound"].Value, status, null);
    }

    /// <summary>Digits with a decimal point alone; null when groups or separators are not where they belong.</summary>
    private string? Plain(string number)
    {
        var text = decimalSeparator == ',' ? number.Replace(".", "\u00a0", StringComparison.Ordinal).Replace(',', '.') : number;
        if (Grouped().IsMatch(text))
        {
            return Separators().Replace(text, "");
        }

        if (Ungrouped().IsMatch(text))
        {
            return text;
        }

        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var scientific)
            ? scientific.ToString("0.############################", CultureInfo.InvariantCulture)
            : null;
    }

    [GeneratedRegex(@"^\(?(<|less than )\s*(\u00bd|1/2)(\s*unit)?\.?\)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HalfUnit();

    [GeneratedRegex(
        @"^(?<bound>[<>]?)\s*(?<before>[erp]{0,2})\s*(?<number>[-\u2212]?\d[\d.,'\u2019\u00a0\u202f ]*?(?:[eE][+-]?\d{1,2})?)\s*(?<after>[erpbsu]{0,2})\s*(?:\(\d{1,2}\)|[\u00b9\u00b2\u00b3\u2070-\u2079]{1,2}|\*)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Printed();

    [GeneratedRegex(@"^-?\d{1,3}(?:[,'\u2019\u00a0\u202f ]\d{3})+(?:\.\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^-?\d+(?:\.\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Ungrouped();

    [GeneratedRegex(@"[,'\u2019\u00a0\u202f ]", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();
}
