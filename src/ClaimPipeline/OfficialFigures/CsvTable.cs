using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace ClaimPipeline.OfficialFigures;

/// <summary>
/// Streams the rows of a CSV file whose header names the columns: one row in memory at a time. Says in one sentence what is wrong with
/// the file, or with a row, and what to do.
/// </summary>
internal sealed class CsvTable : IDisposable
{
    private readonly CsvParser _parser;
    private readonly string _file;
    private Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private int _width;
    private string? _badField;
    private bool _broken;

    public CsvTable(Stream stream, string file)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(file);
        _file = file;
        var reader = new StreamReader(stream, new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        _parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = bad => _badField = bad.Field,
            IgnoreBlankLines = true,
            MaxFieldSize = 100_000,
        });
    }

    /// <summary>The line on which the current row starts, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Names of the columns, as printed.</summary>
    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>Reads the header.</summary>
    /// <returns>Null when it fits, else what is wrong with it.</returns>
    public string? ReadHeader(IReadOnlyList<string> needed, IReadOnlyList<string> known)
    {
        if (ReadRecord(out var problem) is not { } header)
        {
            return problem is null ? $"{_file} is empty: its first line must name the columns {string.Join(", ", needed)}." : At(problem);
        }

        Header = [.. header.Select(name => name.Trim())];
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Header.Count; i++)
        {
            if (!columns.TryAdd(Header[i], i))
            {
                return $"{_file} names the column '{Header[i]}' twice: remove one.";
            }
        }

        foreach (var name in needed)
        {
            if (!columns.ContainsKey(name))
            {
                return $"{_file} has no column '{name}' (it has {string.Join(", ", Header)}): add the column, or rename the one that holds it.";
            }
        }

        foreach (var name in Header)
        {
            if (known.Count > 0 && !known.Contains(name, StringComparer.Ordinal))
            {
                return $"{_file} has an unknown column '{name}': rename or remove it; known are {string.Join(", ", known)}.";
            }
        }

        (_columns, _width) = (columns, Header.Count);
        return null;
    }

    /// <summary>Reads the next row.</summary>
    /// <param name="problem">What is wrong with it, without file and line; null when it can be used.</param>
    /// <returns>False behind the last row.</returns>
    public bool ReadRow(out string? problem)
    {
        if (ReadRecord(out problem) is not { } record)
        {
            return problem is not null;
        }

        if (problem is null && record.Length != _width)
        {
            problem = $"it has {record.Length} fields where the header names {_width}: check its commas and quotes";
        }

        return true;
    }

    /// <summary>The trimmed text of a column; empty when the file has no such column.</summary>
    public string this[string column] => _columns.TryGetValue(column, out var index) ? this[index] : "";

    /// <summary>The trimmed text of the column at a position.</summary>
    public string this[int index] => (_parser.Record?[index] ?? "").Trim();

    /// <summary>A sentence about the current row.</summary>
    public string At(string problem) => string.Create(CultureInfo.InvariantCulture, $"{_file}, line {Line}: {problem}.");

    public void Dispose() => _parser.Dispose();

    private string[]? ReadRecord(out string? problem)
    {
        problem = null;
        _badField = null;
        Line = _parser.RawRow + 1;
        try
        {
            if (_broken || !_parser.Read())
            {
                return null;
            }
        }
        catch (System.Text.DecoderFallbackException)
        {
            _broken = true;
            problem = "the text from here on is not UTF-8: save the file as UTF-8";
            return null;
        }
        catch (CsvHelperException error)
        {
            _broken = true;
            problem = $"the file cannot be read as CSV from here on ({error.GetType().Name}): check the quotes";
            return null;
        }

        Line = _parser.RawRow;
        if (_badField is { } field)
        {
            problem = $"a quote stands inside the unquoted field '{Shorten(field)}': quote the field and double the quote";
        }

        return _parser.Record;
    }

    internal static string Shorten(string text) => text.Length <= 40 ? text : text[..37] + "...";
}
