using ClaimPipeline.OfficialFigures;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Pipeline;

/// <summary>
/// Brings files with official figures or measures into the store. A file is read twice: once to find its problems, since a file with a
/// single bad row changes nothing, and once to write its rows in batches, so that memory does not grow with the file. Killed between two
/// batches it is run again: rows that are in the store already change nothing.
/// </summary>
public sealed class OfficialImport(IReferenceStore store, OfficialTableReader reader, OfficialFiguresOptions options)
{
    /// <summary>The layout of a table of measures.</summary>
    public const string MeasuresFormat = "measures";

    private static readonly EnumerationOptions Deep = new() { RecurseSubdirectories = true };

    /// <summary>An import into a store with default limits.</summary>
    public OfficialImport(IReferenceStore store)
        : this(store, new OfficialTableReader(new OfficialFiguresOptions()), new OfficialFiguresOptions())
    {
    }

    /// <summary>Imports a file, or every <c>.csv</c> and <c>.json</c> file of a folder in the order of their names.</summary>
    /// <param name="path">File or folder.</param>
    /// <param name="skipInvalid">Whether the good rows of a file with bad ones are imported all the same.</param>
    /// <param name="cancellationToken">Stops it between files.</param>
    /// <returns>One result per file, as each is done.</returns>
    /// <exception cref="FileNotFoundException">There is no such file or folder, or no such file in it.</exception>
    public IAsyncEnumerable<OfficialImportResult> ImportAsync(string path, bool skipInvalid, CancellationToken cancellationToken) =>
        ImportAsync(path, new TableRequest(), skipInvalid, cancellationToken);

    /// <inheritdoc cref="ImportAsync(string, bool, CancellationToken)"/>
    /// <param name="path">File or folder.</param>
    /// <param name="request">How to read what is no table of measures.</param>
    /// <param name="skipInvalid">Whether the good rows of a file with bad ones are imported all the same.</param>
    /// <param name="cancellationToken">Stops it between batches.</param>
    public async IAsyncEnumerable<OfficialImportResult> ImportAsync(
        string path, TableRequest request, bool skipInvalid, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(request);
        foreach (var file in FilesOf(path))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await using var stream = File.OpenRead(file);
            var name = Path.GetFileName(file);
            var isMeasures = request.Format is null or MeasuresFormat && MeasureCsvReader.CanRead(OfficialTableReader.HeaderOf(stream));
            yield return isMeasures
                ? await ImportAsync(
                    () => MeasureCsvReader.Read(Rewound(stream), name), rows => store.ImportAsync(rows, cancellationToken), name, skipInvalid, cancellationToken)
                    with { Format = MeasuresFormat }
                : await ImportFiguresAsync(stream, name, request, skipInvalid, cancellationToken);
        }
    }

    private async Task<OfficialImportResult> ImportFiguresAsync(
        FileStream stream, string name, TableRequest request, bool skipInvalid, CancellationToken cancellationToken)
    {
        var notes = new TableNotes();
        var result = await ImportAsync(
            () => reader.Read(Rewound(stream), name, request, notes = new TableNotes()),
            rows => store.ImportAsync(rows, cancellationToken),
            name,
            skipInvalid,
            cancellationToken);
        return result with
        {
            Format = request.Format ?? OfficialTableReader.Detect(Rewound(stream)),
            Notes = [.. notes.Sentences()],
        };
    }

    private async Task<OfficialImportResult> ImportAsync<T>(
        Func<IEnumerable<StageResult<T>>> read, Func<IReadOnlyList<T>, Task<ImportedRows>> write, string name, bool skipInvalid, CancellationToken cancellationToken)
        where T : class
    {
        var problems = new List<string>();
        var (rows, bad) = (0, 0);
        var imported = default(ImportedRows);
        foreach (var row in read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows += row.IsKept ? 1 : 0;
            bad += row.IsKept ? 0 : 1;
            if (!row.IsKept && problems.Count < options.MaxProblems)
            {
                problems.Add(row.Detail ?? row.Reason.Value.ToString());
            }
        }

        if (bad == 0 || skipInvalid)
        {
            foreach (var batch in read().Where(row => row.IsKept).Select(row => row.Value!).Chunk(options.BatchRows))
            {
                cancellationToken.ThrowIfCancellationRequested();
                imported += await write(batch);
            }
        }

        return new OfficialImportResult(name, rows, imported.Total, problems) { ProblemCount = bad, Added = imported.Added };
    }

    private static FileStream Rewound(FileStream stream)
    {
        stream.Position = 0;
        return stream;
    }

    private static IReadOnlyList<string> FilesOf(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        if (!Directory.Exists(path))
        {
            throw new FileNotFoundException($"There is no file or folder '{path}': name a file with official figures or measures.", path);
        }

        var files = Directory.GetFiles(path, "*", Deep)
            .Where(file => Path.GetExtension(file).ToLowerInvariant() is ".csv" or ".json").Order(StringComparer.Ordinal).ToList();
        return files.Count > 0
            ? files
            : throw new FileNotFoundException($"The folder '{path}' holds no .csv or .json file: name one that does.", path);
    }
}
