using System.Globalization;

namespace ClaimPipeline.Benchmarks.Search;

/// <summary>
/// Engines behind our port and what is written by hand over the same ones, over the same articles in the same run: how fast they
/// are written, how large they get, how long they take to open, how long each shape of query takes, alone and while they are written to.
/// Every query is also a test: all must count the same.
/// </summary>
/// <param name="engines">What is measured.</param>
/// <param name="verb">What this program is called with before the options.</param>
/// <param name="options">What is done.</param>
/// <param name="output">Takes the tables.</param>
internal sealed class SearchBenchmark(IReadOnlyList<MeasuredEngine> engines, IReadOnlyList<string> verb, SearchBenchmarkOptions options, TextWriter output)
{
    private const int Remembered = 1_000;

    /// <summary>Runs it, in a temporary folder unless one is named.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var folder = options.Folder is { } named
            ? Directory.CreateDirectory(named)
            : Directory.CreateTempSubdirectory("claimpipeline-bench-search-");
        try
        {
            await RunAsync(folder.FullName, cancellationToken);
            return 0;
        }
        finally
        {
            if (options.Folder is null)
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private async Task RunAsync(string folder, CancellationToken cancellationToken)
    {
        var frequencies = Path.Combine(folder, "frequencies.txt");
        var measured = engines.Where(engine => options.Engines is null || options.Engines.Contains(engine.Name, StringComparer.Ordinal)).ToList();
        var articles = new GeneratedArticles();
        if (options.Does(SearchStage.Write))
        {
            await new WriteStage(measured, folder, options.Articles, output).RunAsync(articles, cancellationToken);
            await File.WriteAllLinesAsync(
                frequencies, articles.Frequencies.Select(n => n.ToString(CultureInfo.InvariantCulture)), cancellationToken);
        }

        var some = articles.Make(Remembered).ToList();
        var known = await File.ReadAllLinesAsync(frequencies, cancellationToken);
        for (var i = 0; i < known.Length; i++)
        {
            articles.Frequencies[i] = int.Parse(known[i], CultureInfo.InvariantCulture);
        }

        var shapes = QueryShapes.Of(articles, options.Articles, some);
        if (options.Cold is { } name)
        {
            await new ColdStage(engines, verb, options, folder, output).MeasureAsync(name, articles.Word(50), shapes, cancellationToken);
            return;
        }

        if (options.Does(SearchStage.Cold))
        {
            await new ColdStage(measured, verb, options, folder, output).RunAsync(cancellationToken);
        }

        var read = new ReadStage(measured, folder, options.Only, output);
        if (options.Does(SearchStage.Read))
        {
            await read.RunAsync(shapes, null, cancellationToken);
        }

        if (options.Does(SearchStage.Writing))
        {
            await read.RunAsync(shapes, some, cancellationToken);
        }
    }
}
