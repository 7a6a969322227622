using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ClaimPipeline.App.Exporting;
using ClaimPipeline.App.Querying;
using ClaimPipeline.Records;
using ClaimPipeline.Search;
using CsvHelper;

namespace ClaimPipeline.App.Commands;

/// <summary>
/// Runs a file of queries, one after the other, and writes their hits as CSV, a claim a line. What is finished is remembered beside
/// the output, so that the same command goes on where a stopped one was; the output gets its name when it is complete.
/// </summary>
internal sealed partial class SearchBatch(ISearchIndex index, Terminal terminal, int limit)
{
    private static readonly string Header = string.Join(
        ',',
        "query_id", "query", "rank", "articles", "claims", "claim", "kind", "sentence", "surface", "value", "unit", "verdict", "reason",
        "difference", "article", "title", "publisher", "published", "url", "error") + "\n";

    /// <summary>Runs the queries.</summary>
    /// <param name="queries">CSV with the columns <c>query</c> and, if wanted, <c>id</c>.</param>
    /// <param name="output">The file of hits.</param>
    /// <param name="cancellationToken">Stops it between queries.</param>
    /// <returns>How many queries had an error.</returns>
    /// <exception cref="UsageException">The file of queries cannot be read; the message names file and line.</exception>
    public async Task<int> RunAsync(string queries, string output, CancellationToken cancellationToken)
    {
        var lines = Read(queries);
        var draft = output + ".part";
        var mark = output + ".part.json";
        var digest = ContentHash.Of([.. lines.SelectMany(line => new[] { line.Id, line.Query }), limit.ToString(CultureInfo.InvariantCulture)]);
        var progress = await ResumeAsync(draft, mark, digest, cancellationToken);
        await using (var file = new FileStream(draft, FileMode.OpenOrCreate, FileAccess.Write))
        {
            file.SetLength(progress.Bytes);
            file.Seek(0, SeekOrigin.End);
            if (progress.Done > 0)
            {
                await terminal.Error.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"goes on behind query {progress.Done} of {lines.Count}"));
            }

            for (var i = progress.Done; i < lines.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (text, failed) = await AnswerAsync(lines[i], cancellationToken);
                await file.WriteAsync(Encoding.UTF8.GetBytes((i == 0 ? Header : "") + text), cancellationToken);
                file.Flush(flushToDisk: true);
                progress = progress with { Done = i + 1, Bytes = file.Length, Failed = progress.Failed + (failed ? 1 : 0) };
                await File.WriteAllTextAsync(
                    mark + ".new", JsonSerializer.Serialize(progress, BatchJson.Default.BatchProgress), cancellationToken);
                File.Move(mark + ".new", mark, overwrite: true);
                if (terminal.ShowsProgress)
                {
                    await terminal.Error.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"\rquery {i + 1} of {lines.Count}"));
                }
            }
        }

        File.Move(draft, output, overwrite: true);
        File.Delete(mark);
        await terminal.Error.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{(terminal.ShowsProgress ? "\r" : "")}{lines.Count} queries answered in {output}{(progress.Failed > 0 ? $", {progress.Failed} with an error" : "")}"));
        return progress.Failed;
    }

    private static async Task<BatchProgress> ResumeAsync(string draft, string mark, string digest, CancellationToken cancellationToken)
    {
        if (!File.Exists(draft) || !File.Exists(mark))
        {
            return new BatchProgress(digest, 0, 0, 0);
        }

        try
        {
            var known = JsonSerializer.Deserialize(await File.ReadAllTextAsync(mark, cancellationToken), BatchJson.Default.BatchProgress);
            return known is not null && known.Digest == digest && known.Bytes <= new FileInfo(draft).Length
                ? known
                : new BatchProgress(digest, 0, 0, 0);
        }
        catch (JsonException)
        {
            return new BatchProgress(digest, 0, 0, 0);
        }
    }

    private static List<BatchQuery> Read(string file)
    {
        var lines = new List<BatchQuery>();
        using var stream = File.OpenRead(file);
        using var csv = CsvReader.Create(
            stream,
            new CsvReaderOptions { Separator = ',', HasHeader = false, TrackLineNumbers = true, FormatProvider = CultureInfo.InvariantCulture },
            leaveOpen: true);
        try
        {
            var names = csv.Read() ? Fields(csv).ConvertAll(name => name.TrimStart('\uFEFF').ToLowerInvariant()) : [];
            var (id, query) = (names.IndexOf("id"), names.IndexOf("query"));
            if (query < 0)
            {
                throw new UsageException($"{file} has no column 'query': its first line names the columns, 'query' and, if wanted, 'id'.");
            }

            while (csv.Read())
            {
                var fields = Fields(csv);
                if (fields.Count <= Math.Max(id, query))
                {
                    throw new UsageException(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{file}, line {csv.LineNumber}: it has {fields.Count} fields where the first line names {names.Count}: check its commas and quotes."));
                }

                lines.Add(new BatchQuery(
                    id < 0 || fields[id].Length == 0 ? (lines.Count + 1).ToString(CultureInfo.InvariantCulture) : fields[id], fields[query]));
            }
        }
        catch (CsvFormatException trouble)
        {
            throw new UsageException(string.Create(
                CultureInfo.InvariantCulture,
                $"{file}, line {trouble.LineNumber}: this is no CSV; put a query that has quotes in it in quotes, and double those inside."));
        }

        return lines;

        static List<string> Fields(CsvReader csv) => [.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i).Trim())];
    }

    private async Task<(string Text, bool Failed)> AnswerAsync(BatchQuery line, CancellationToken cancellationToken)
    {
        var parsed = QueryParser.Parse(line.Query, QueryNames.Resolve);
        if (parsed.Query is null)
        {
            return (Row(line, [.. Enumerable.Repeat("", 17), CsvCell.Of(parsed.Error!.ToString())]), true);
        }

        var result = await index.SearchAsync(
            new SearchRequest(parsed.Query) { Level = SearchLevel.Claims, Take = limit }, cancellationToken);
        if (result.Hits.Count == 0)
        {
            return (Row(line, ["", CsvCell.Of(result.Articles), CsvCell.Of(result.Claims), .. Enumerable.Repeat("", 15)]), false);
        }

        var text = new StringBuilder();
        for (var i = 0; i < result.Hits.Count; i++)
        {
            text.Append(Row(line, Cells(result, result.Hits[i], i + 1)));
        }

        return (text.ToString(), false);
    }

    private static string Row(BatchQuery line, IEnumerable<string> cells) =>
        string.Join(',', [CsvCell.Of(line.Id), CsvCell.Of(line.Query), .. cells]) + "\n";

    private static string[] Cells(SearchResult result, SearchHit hit, int rank)
    {
        var found = hit.Claims[0];
        var figure = found.Claim.MainFigure()?.Figure;
        return
        [
            CsvCell.Of(rank),
            CsvCell.Of(result.Articles),
            CsvCell.Of(result.Claims),
            CsvCell.Of(found.Claim.Id.Value),
            CsvCell.Of(found.Claim.Kind.ToString()),
            CsvCell.Of(found.Sentence.Text),
            CsvCell.Of(figure?.Surface),
            CsvCell.Of(figure?.Quantity.Value),
            CsvCell.Of(figure?.Quantity.Unit.Code),
            CsvCell.Of(found.Verdict?.ToString()),
            CsvCell.Of(found.Reason?.ToString()),
            CsvCell.Of(found.Difference),
            CsvCell.Of(hit.Article.Value),
            CsvCell.Of(hit.Title),
            CsvCell.Of(hit.Publisher),
            CsvCell.Of(hit.Published?.ToString("O", CultureInfo.InvariantCulture)),
            CsvCell.Of(hit.Url),
            "",
        ];
    }

    private sealed record BatchQuery(string Id, string Query);

    /// <summary>What is finished of a batch.</summary>
    internal sealed record BatchProgress(string Digest, int Done, long Bytes, int Failed);

    [JsonSerializable(typeof(BatchProgress))]
    internal sealed partial class BatchJson : JsonSerializerContext;
}
