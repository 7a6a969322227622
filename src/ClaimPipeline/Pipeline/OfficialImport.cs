using ClaimPipeline.OfficialFigures;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Pipeline;

/// <summary>Brings files with official figures or measures into the store. A file with a single bad row changes nothing.</summary>
public sealed class OfficialImport(IReferenceStore store)
{
    private static readonly EnumerationOptions Deep = new() { RecurseSubdirectories = true };

    /// <summary>Imports a file, or every <c>.csv</c> file of a folder in the order of their names.</summary>
    /// <param name="path">File or folder.</param>
    /// <param name="skipInvalid">Whether the good rows of a file with bad ones are imported all the same.</param>
    /// <param name="cancellationToken">Stops it between files.</param>
    /// <returns>One result per file, as each is done.</returns>
    /// <exception cref="FileNotFoundException">There is no such file or folder, or no CSV file in it.</exception>
    public async IAsyncEnumerable<OfficialImportResult> ImportAsync(
        string path, bool skipInvalid, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        foreach (var file in FilesOf(path))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return await ImportFileAsync(file, skipInvalid, cancellationToken);
        }
    }

    private async Task<OfficialImportResult> ImportFileAsync(string file, bool skipInvalid, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(file);
        var problems = new List<string>();
        await using var stream = File.OpenRead(file);
        var isMeasures = MeasureCsvReader.CanRead(HeaderOf(stream));
        if (isMeasures)
        {
            var measures = Kept(MeasureCsvReader.Read(stream, name), problems);
            var changed = problems.Count > 0 && !skipInvalid ? 0 : await store.ImportAsync(measures, cancellationToken);
            return new OfficialImportResult(name, measures.Count, changed, problems);
        }

        // Whatever else it is, the reader of figures says best what is missing.
        var figures = Kept(new OfficialCsvReader().Read(stream, name), problems);
        var newOrChanged = problems.Count > 0 && !skipInvalid ? 0 : await store.ImportAsync(figures, cancellationToken);
        return new OfficialImportResult(name, figures.Count, newOrChanged, problems);
    }

    private static List<T> Kept<T>(IEnumerable<StageResult<T>> rows, List<string> problems)
        where T : class
    {
        var kept = new List<T>();
        foreach (var row in rows)
        {
            if (row.IsKept)
            {
                kept.Add(row.Value);
            }
            else
            {
                problems.Add(row.Detail ?? row.Reason.Value.ToString());
            }
        }

        return kept;
    }

    private static IReadOnlyList<string> FilesOf(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        if (!Directory.Exists(path))
        {
            throw new FileNotFoundException($"There is no file or folder '{path}': name a CSV file with official figures or measures.", path);
        }

        var files = Directory.GetFiles(path, "*.csv", Deep);
        Array.Sort(files, StringComparer.Ordinal);
        return files.Length > 0
            ? files
            : throw new FileNotFoundException($"The folder '{path}' holds no .csv file: name one that does.", path);
    }

    /// <summary>The column names on the first line; the stream stands at its beginning again afterwards.</summary>
    private static string[] HeaderOf(FileStream stream)
    {
        const int LongestHeader = 64 * 1024;
        var buffer = new byte[Math.Min(LongestHeader, stream.Length)];
        stream.ReadExactly(buffer);
        stream.Position = 0;
        var text = System.Text.Encoding.UTF8.GetString(buffer);
        return text.Split('\n', 2)[0].Split(',').Select(column => column.Trim().Trim('"', '\uFEFF')).ToArray();
    }
}
