using System.Globalization;
using CsvHelper;

namespace ClaimPipeline.OfficialFigures;

/// <summary>
/// Streams the rows of a CSV file whose header names the columns: one row in memory at a time. Says in one sentence what is wrong with
/// the file, or with a row, and what to do.
/// </summary>
internal sealed class CsvTable : IOfficialRow, IDisposable
{
    private const int LongestRow = 1 << 20;
    private readonly CsvReader _reader;
    private readonly string _file;
    private Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private string[] _fields = [];
    private int _width;
    private CsvMalformedReason? _malformed;
    private bool _broken;

    public CsvTable(Stream stream, string file, char separator = ',')
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(file);
        _file = file;
        _reader = CsvReader.Create(
            stream,
            new CsvReaderOptions
            {
                Separator = separator,
                HasHeader = false,
                MaxRecordSize = LongestRow,
                TrackLineNumbers = true,
                PoolStrings = true,
                FormatProvider = CultureInfo.InvariantCulture,
                OnMalformedRecord = record => _malformed = record.Reason,
            },
            leaveOpen: true);
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

        Header = [.. header.Select(name => name.Trim('\uFEFF', ' ', '\t'))];
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Header.Count; i++)
        {
            if (Header[i].Length > 0 && !columns.TryAdd(Header[i], i))
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

    /// <summary>Passes over what stands above the header.</summary>
    public void Skip(int rows)
    {
        while (rows-- > 0 && ReadRecord(out _) is not null)
        {
        }
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

    /// <inheritdoc/>
    public string this[string column] => _columns.TryGetValue(column, out var index) ? this[index] : "";

    /// <summary>The trimmed text of the column at a position.</summary>
    public string this[int index] => _fields[index];

    /// <summary>A sentence about the current row.</summary>
    public string At(string problem) => $"{Where}: {problem}.";

    /// <summary>File and line of the current row.</summary>
    public string Where => string.Create(CultureInfo.InvariantCulture, $"{_file}, line {Line}");

    public void Dispose() => _reader.Dispose();

    private string[]? ReadRecord(out string? problem)
    {
        problem = null;
        _malformed = null;
        try
        {
            if (_broken || !_reader.Read())
            {
                return null;
            }
        }
        catch (CsvFormatException error)
        {
            _broken = true;
            Line = (int)Math.Max(error.LineNumber, 1);
            problem = "the file cannot be read as CSV from here on: check the quotes before and in this line";
            return null;
        }

        Line = (int)_reader.LineNumber;
        _fields = new string[_reader.FieldCount];
        for (var i = 0; i < _fields.Length; i++)
        {
            _fields[i] = _reader.GetString(i).Trim();
            if (_fields[i].Contains('\uFFFD', StringComparison.Ordinal))
            {
                problem = "its text is not UTF-8: save the file as UTF-8";
            }
        }

        problem ??= _malformed switch
        {
            CsvMalformedReason.StrayQuote => "a quote stands inside an unquoted field: quote the field and double the quote",
            CsvMalformedReason.TextAfterClosingQuote => "text follows a closing quote: double the quotes inside a quoted field",
            CsvMalformedReason.UnterminatedQuote => "a quoted field is never closed: add its closing quote",
            null => null,
            _ => "its quotes are not right",
        };
        return _fields;
    }

    internal static string Shorten(string text) => text.Length <= 40 ? text : text[..37] + "...";
}
