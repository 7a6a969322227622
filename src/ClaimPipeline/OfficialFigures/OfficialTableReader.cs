using System.Text;
using System.Text.Json;
using ClaimPipeline.Records;

namespace ClaimPipeline.OfficialFigures;

/// <summary>
/// Reads official figures from every layout that is known: ours, SDMX-CSV and SDMX-JSON, the data releases of USGS's Mineral Commodity
/// Summaries, tables of Our World in Data, and with a mapping file any other CSV or Excel table. Strict in all of them.
/// </summary>
public sealed class OfficialTableReader(OfficialFiguresOptions options)
{
    private const int HeadBytes = 64 * 1024;

    /// <summary>The names of the layouts.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["tidy", "sdmx-csv", "sdmx-json", "usgs-mcs", "owid", "mapped"];

    /// <summary>The layout of a file; "tidy" when it is none that is known, whose reader then says what is missing.</summary>
    /// <param name="stream">The file, at its beginning, where it stands again afterwards.</param>
    public static string Detect(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var head = HeadOf(stream);
        var header = ColumnsOf(head);
        return SdmxJsonTable.CanRead(head) ? "sdmx-json"
            : SdmxCsvTable.CanRead(header) ? "sdmx-csv"
            : UsgsMcsTable.CanRead(header) ? "usgs-mcs"
            : OwidMapping.CanRead(header) ? "owid" : "tidy";
    }

    /// <summary>The column names on the first line of a CSV file; the stream stands at its beginning again afterwards.</summary>
    public static IReadOnlyList<string> HeaderOf(Stream stream) => ColumnsOf(HeadOf(stream));

    /// <summary>
    /// The figures of a file, in its order: a value, or why a row has none (<see cref="DropReason.InvalidRow"/>), with file and place in the
    /// detail. A file that cannot be read at all gives one result with <see cref="DropReason.Unreadable"/>.
    /// </summary>
    /// <param name="stream">The file, at its beginning; stays open.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="request">How to read it.</param>
    /// <param name="notes">Where to say what was left out on purpose.</param>
    public IEnumerable<StageResult<OfficialFigure>> Read(Stream stream, string file, TableRequest request, TableNotes notes)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(notes);
        var own = (request.Mapping ?? new TableMapping()).With(request.Constants);
        var format = request.Format ?? (request.Mapping is not null && Detect(stream) == "tidy" ? "mapped" : Detect(stream));
        return format switch
        {
            "tidy" when request.Mapping is not null || request.Constants.Count > 0 =>
                [Unreadable($"{file} has the columns of our own layout, or none that are known: its rows say edition and source themselves. A table of another layout needs --format.")],
            "tidy" => OfficialCsvReader.Read(stream, file),
            "sdmx-csv" => ReadSdmxCsv(stream, file, own, notes),
            "sdmx-json" => ReadSdmxJson(stream, file, own, notes),
            "usgs-mcs" => ReadUsgs(stream, file, own, notes),
            "owid" => ReadCsv(stream, file, own, (header, mapping) => OwidMapping.Of(header, mapping, notes), notes),
            "mapped" when request.Mapping is null => [Unreadable($"{file}: the format 'mapped' needs a mapping file (--map FILE).")],
            "mapped" => own.Format == "xlsx" || (own.Format is null && IsZip(stream)) ? ReadXlsx(stream, file, own, notes)
                : ReadCsv(stream, file, own, static (_, mapping) => mapping, notes),
            var unknown => throw new ArgumentException($"There is no format '{unknown}': use one of {string.Join(", ", Formats)}.", nameof(request)),
        };
    }

    private static IEnumerable<StageResult<OfficialFigure>> ReadCsv(
        Stream stream, string file, TableMapping own, Func<IReadOnlyList<string>, TableMapping, TableMapping> complete, TableNotes notes)
    {
        using var rows = CsvRows.Open(stream, file, own.Separator[0], own.HeaderRow);
        var results = rows.Problem is { } problem
            ? [Unreadable(problem)]
            : Mapped(rows.Read(), rows.Header, complete(rows.Header, own), file, notes);
        foreach (var result in results)
        {
            yield return result;
        }
    }

    private IEnumerable<StageResult<OfficialFigure>> ReadXlsx(Stream stream, string file, TableMapping own, TableNotes notes)
    {
        using var rows = OpenXlsx(stream, file, own, out var problem);
        var results = rows is null ? [Unreadable(problem!)] : Mapped(rows.Read(), rows.Header, own, file, notes);
        foreach (var result in results)
        {
            yield return result;
        }
    }

    private XlsxRows? OpenXlsx(Stream stream, string file, TableMapping own, out string? problem)
    {
        problem = null;
        try
        {
            return new XlsxRows(stream, file, own.Sheet, own.HeaderRow, options.MaxBytes);
        }
        catch (Exception trouble) when (trouble is InvalidDataException or System.Xml.XmlException)
        {
            problem = trouble is InvalidDataException ? trouble.Message : $"{file} is damaged: {trouble.Message}";
            return null;
        }
    }

    private static IEnumerable<StageResult<OfficialFigure>> ReadSdmxCsv(Stream stream, string file, TableMapping own, TableNotes notes)
    {
        using var rows = CsvRows.Open(stream, file, SeparatorOf(stream));
        if (rows.Problem is { } problem)
        {
            yield return Unreadable(problem);
            yield break;
        }

        // The agency stands in every row, and the mapping needs it: the first row tells.
        var table = new SdmxCsvTable(rows);
        using var all = table.Read().GetEnumerator();
        if (!all.MoveNext())
        {
            yield break;
        }

        var mapping = SdmxMapping.Of(table.Header, SdmxMapping.AgencyOf(SdmxCsvTable.DataflowOf(all.Current)), own);
        foreach (var result in Mapped(From(all), table.Header, mapping, file, notes))
        {
            yield return result;
        }
    }

    private IEnumerable<StageResult<OfficialFigure>> ReadSdmxJson(Stream stream, string file, TableMapping own, TableNotes notes)
    {
        if (stream.Length > options.MaxBytes)
        {
            yield return Unreadable($"{file} is larger than OfficialFigures:MaxBytes ({options.MaxBytes} bytes): ask the publisher for SDMX-CSV, or raise the limit.");
            yield break;
        }

        using var document = Parse(stream, file, out var problem);
        var table = document is null ? null : SdmxJsonTable.Open(document.RootElement, file, out problem);
        if (table is null)
        {
            yield return Unreadable(problem!);
            yield break;
        }

        var header = table.Header();
        foreach (var result in Mapped(table.Read(), header, SdmxMapping.Of(header, table.Agency, own), file, notes))
        {
            yield return result;
        }
    }

    private static IEnumerable<StageResult<OfficialFigure>> ReadUsgs(Stream stream, string file, TableMapping own, TableNotes notes)
    {
        // Some releases are Latin-1.
        using var rows = CsvRows.Open(IsUtf8(stream) ? stream : Encoding.CreateTranscodingStream(stream, Encoding.Latin1, Encoding.UTF8, leaveOpen: true), file);
        if (rows.Problem is { } problem)
        {
            yield return Unreadable(problem);
            yield break;
        }

        var table = new UsgsMcsTable(rows.Header, file, own.Constants, notes);
        foreach (var result in Observations.Read(rows.Read().SelectMany(table.Map)))
        {
            yield return result;
        }
    }

    private static IEnumerable<StageResult<OfficialFigure>> Mapped(
        IEnumerable<TableRow> rows, IReadOnlyList<string> header, TableMapping mapping, string file, TableNotes notes)
    {
        if (MappedTable.Misfit(mapping, header, file) is { } misfit)
        {
            return [Unreadable(misfit)];
        }

        var table = new MappedTable(mapping, header, notes);
        return Observations.Read(rows.SelectMany(table.Map));
    }

    private static IEnumerable<TableRow> From(IEnumerator<TableRow> rows)
    {
        do
        {
            yield return rows.Current;
        }
        while (rows.MoveNext());
    }

    private static JsonDocument? Parse(Stream stream, string file, out string? problem)
    {
        problem = null;
        try
        {
            return JsonDocument.Parse(stream);
        }
        catch (JsonException trouble)
        {
            problem = $"{file} is no JSON: {trouble.Message}";
            return null;
        }
    }

    private static StageResult<OfficialFigure> Unreadable(string problem) => StageResult<OfficialFigure>.Dropped(DropReason.Unreadable, problem);

    private static bool IsZip(Stream stream)
    {
        Span<byte> head = stackalloc byte[2];
        var read = stream.ReadAtLeast(head, 2, throwOnEndOfStream: false);
        stream.Position = 0;
        return read == 2 && head.SequenceEqual("PK"u8);
    }

    private static bool IsUtf8(Stream stream)
    {
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var (bytes, chars) = (new byte[HeadBytes], new char[HeadBytes + 4]);
        try
        {
            int read;
            while ((read = stream.Read(bytes)) > 0)
            {
                decoder.GetChars(bytes.AsSpan(0, read), chars, flush: false);
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
        finally
        {
            stream.Position = 0;
        }
    }

    /// <summary>SDMX-CSV writes what separates its fields behind the first column's name: ';' as well as ','.</summary>
    private static char SeparatorOf(Stream stream) => HeadOf(stream).Split('\n', 2)[0] is var line && line.Contains(';', StringComparison.Ordinal) && !line.Contains(',', StringComparison.Ordinal) ? ';' : ',';

    private static string[] ColumnsOf(string head)
    {
        var line = head.Split('\n', 2)[0];
        return [.. line.Split(line.Contains(',', StringComparison.Ordinal) ? ',' : ';').Select(column => column.Trim().Trim('"', '\uFEFF'))];
    }

    private static string HeadOf(Stream stream)
    {
        var buffer = new byte[HeadBytes];
        var read = stream.ReadAtLeast(buffer, HeadBytes, throwOnEndOfStream: false);
        stream.Position = 0;
        return Encoding.UTF8.GetString(buffer, 0, read);
    }
}
