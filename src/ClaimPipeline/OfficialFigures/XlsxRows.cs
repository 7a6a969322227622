using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace ClaimPipeline.OfficialFigures;

/// <summary>
/// The rows of a sheet of an Excel workbook (.xlsx) as texts, one in memory at a time beside the workbook's shared strings. Formulas count
/// by the value that was stored with them.
/// </summary>
internal sealed class XlsxRows : IDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = false };

    private readonly ZipArchive _zip;
    private readonly string _file;
    private readonly int _headerRow;
    private readonly long _maxBytes;
    private readonly List<string> _strings = [];
    private string _sheetName = "";
    private string _sheetPath = "";

    /// <param name="stream">The file; stays open.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="sheet">Name of the sheet; null: the first.</param>
    /// <param name="headerRow">The row that names the columns, from 1.</param>
    /// <param name="maxBytes">A part that unpacks to more is refused.</param>
    /// <exception cref="InvalidDataException">It is no workbook, or has no such sheet.</exception>
    public XlsxRows(Stream stream, string file, string? sheet, int headerRow, long maxBytes)
    {
        (_file, _headerRow, _maxBytes) = (file, headerRow, maxBytes);
        try
        {
            _zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (InvalidDataException)
        {
            throw new InvalidDataException($"{file} is no Excel workbook (.xlsx): save it as one, or as CSV.");
        }

        FindSheet(sheet);
        ReadStrings();
        Header = Rows().FirstOrDefault(r => r.Number == headerRow).Cells ?? [];
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Header { get; }

    public IEnumerable<TableRow> Read()
    {
        foreach (var (number, cells) in Rows())
        {
            if (number <= _headerRow)
            {
                continue;
            }

            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < Header.Count; i++)
            {
                if (Header[i].Length > 0)
                {
                    fields[Header[i]] = i < cells.Count ? cells[i] : "";
                }
            }

            if (fields.Values.Any(text => text.Length > 0))
            {
                yield return new TableRow(string.Create(CultureInfo.InvariantCulture, $"{_file}, sheet {_sheetName}, row {number}"), fields);
            }
        }
    }

    public void Dispose() => _zip.Dispose();

    private void FindSheet(string? wanted)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        using (var relations = Open("xl/_rels/workbook.xml.rels"))
        {
            while (relations.Read())
            {
                if (relations is { NodeType: XmlNodeType.Element, LocalName: "Relationship" })
                {
                    targets[relations.GetAttribute("Id") ?? ""] = relations.GetAttribute("Target") ?? "";
                }
            }
        }

        var names = new List<string>();
        using var workbook = Open("xl/workbook.xml");
        while (workbook.Read())
        {
            if (workbook is not { NodeType: XmlNodeType.Element, LocalName: "sheet" })
            {
                continue;
            }

            var name = workbook.GetAttribute("name") ?? "";
            names.Add(name);
            if ((wanted is null || name == wanted) && _sheetPath.Length == 0 && targets.TryGetValue(workbook.GetAttribute("id", Relationship) ?? "", out var target))
            {
                (_sheetName, _sheetPath) = (name, target.StartsWith('/') ? target[1..] : $"xl/{target}");
            }
        }

        if (_sheetPath.Length == 0)
        {
            throw new InvalidDataException($"{_file} has no sheet '{wanted}' (it has {string.Join(", ", names)}): name one of them in the mapping.");
        }
    }

    private void ReadStrings()
    {
        if (_zip.GetEntry("xl/sharedStrings.xml") is null)
        {
            return;
        }

        using var reader = Open("xl/sharedStrings.xml");
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                _strings.Add(TextIn(reader));
            }
        }
    }

    private IEnumerable<(int Number, List<string> Cells)> Rows()
    {
        using var reader = Open(_sheetPath);
        var number = 0;
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "row", NamespaceURI: Main })
            {
                number = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : number + 1;
                yield return (number, Cells(reader));
            }
        }
    }

    private List<string> Cells(XmlReader reader)
    {
        var cells = new List<string>();
        if (reader.IsEmptyElement)
        {
            return cells;
        }

        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                continue;
            }

            var (type, column) = (reader.GetAttribute("t"), ColumnOf(reader.GetAttribute("r")) ?? cells.Count);
            while (cells.Count < column)
            {
                cells.Add("");
            }

            cells.Add(Value(TextIn(reader), type).Trim());
        }

        return cells;
    }

    private string Value(string text, string? type) => type switch
    {
        "s" => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < _strings.Count ? _strings[at] : "",
        "e" => "",
        null or "n" when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => Shortest(number),
        _ => text,
    };

    /// <summary>Excel keeps 33.8 as 33.799999999999997: fifteen digits are what it shows.</summary>
    private static string Shortest(double number) =>
        Math.Abs(number) < 1e27 ? decimal.Parse(number.ToString("G15", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture) : "";

    /// <summary>The text of v and t elements; not of f, the formula, nor of phonetic hints.</summary>
    private static string TextIn(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var text = new System.Text.StringBuilder();
        var depth = reader.Depth;
        var (take, hint) = (false, int.MaxValue);
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                hint = reader.LocalName == "rPh" ? reader.Depth : reader.Depth <= hint ? int.MaxValue : hint;
                take = reader.LocalName is "v" or "t" && reader.Depth < hint;
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && take)
            {
                text.Append(reader.Value);
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                take = false;
            }
        }

        return text.ToString();
    }

    /// <summary>"AB12" stands in column 27.</summary>
    private static int? ColumnOf(string? reference)
    {
        const int MostColumns = 16_384;
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetterUpper(c))
            {
                break;
            }

            column = (column * 26) + c - 'A' + 1;
            if (column > MostColumns)
            {
                return null;
            }
        }

        return column == 0 ? null : column - 1;
    }

    private XmlReader Open(string path)
    {
        var entry = _zip.GetEntry(path) ?? throw new InvalidDataException($"{_file} is no Excel workbook (.xlsx): it has no part {path}.");
        if (entry.Length > _maxBytes)
        {
            throw new InvalidDataException($"{_file}: its part {path} unpacks to more than OfficialFigures:MaxBytes ({_maxBytes} bytes): save it as CSV, or raise the limit.");
        }

        return XmlReader.Create(entry.Open(), new XmlReaderSettings { DtdProcessing = Safe.DtdProcessing, XmlResolver = null, CloseInput = true });
    }
}
