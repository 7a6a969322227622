using System.Globalization;

namespace ClaimPipeline.App.Exporting;

/// <summary>
/// Cells of CSV after RFC 4180. Text that a spreadsheet would run as a formula is defused by an apostrophe in front of it, as OWASP
/// advises; numbers are written plainly.
/// </summary>
internal static class CsvCell
{
    /// <summary>A number; empty for null.</summary>
    public static string Of(IFormattable? value) =>
        value?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A text; empty for null.</summary>
    public static string Of(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return "";
        }

        var safe = value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' ? $"'{value}" : value;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
