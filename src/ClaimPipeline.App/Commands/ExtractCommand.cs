using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ClaimPipeline.App.Checking;
using ClaimPipeline.Extraction;

namespace ClaimPipeline.App.Commands;

/// <summary><c>extract</c>: what the extractor reads in files, for looking at it and for measuring it.</summary>
internal sealed class ExtractCommand : Verb
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    private readonly Option<string> _in = new("--in")
    {
        Description = "A folder of .html, .txt, .pdf or .docx files, each also as .gz, or one such file.",
        Required = true,
        HelpName = "PATH",
    };

    private readonly Option<string?> _out = new("--out") { Description = "Where to write. Default: standard output.", HelpName = "FILE" };

    public ExtractCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "extract", "Read the articles in files and print them as one JSON object keyed by file name, dropped pages too.",
            "extract --in corpus/pages --out predictions.json", hasData: false)
    {
        Command.Add(_in);
        Command.Add(_out);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var path = invocation.Get(_in)!;
        var files = Directory.Exists(path) ? Directory.GetFiles(path) : File.Exists(path) ? [path]
            : throw new FileNotFoundException($"There is no file or folder '{path}': name one with --in.");
        Array.Sort(files, StringComparer.Ordinal);
        var options = invocation.OptionsOf<ExtractionOptions>();
        var extractor = new ArticleExtractor(options, new PopplerTextReader(options));
        var now = invocation.Time.GetUtcNow();
        using var memory = new MemoryStream();
        await using (var json = new Utf8JsonWriter(memory, Plain))
        {
            json.WriteStartObject();
            foreach (var file in files.Where(file => PageFile.TypeOf(file) is not null))
            {
                invocation.Cancellation.ThrowIfCancellationRequested();
                Write(json, PageFile.KeyOf(file), extractor.ExtractAnyway(PageFile.Read(file, "extract", now)));
            }

            json.WriteEndObject();
        }

        if (invocation.Get(_out) is { } target)
        {
            await File.WriteAllBytesAsync(target, memory.ToArray(), invocation.Cancellation);
        }
        else
        {
            await invocation.Terminal.Out.WriteLineAsync(System.Text.Encoding.UTF8.GetString(memory.ToArray()));
        }

        return ExitCode.Fine;
    }

    private static void Write(Utf8JsonWriter json, string key, ExtractionAttempt attempt)
    {
        var article = attempt.Article;
        json.WriteStartObject(key);
        json.WriteString("articleBody", article?.Text ?? "");
        json.WriteString("title", article?.Title);
        json.WriteString("byline", article?.Byline);
        json.WriteString("published", article?.Published?.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("publishedSource", article?.Published?.Source);
        json.WriteString("language", article?.Language);
        json.WriteString("canonicalUrl", article?.CanonicalUrl);
        json.WriteString("dropped", attempt.Reason?.ToString());
        json.WriteString("detail", attempt.Reason is null ? null : attempt.Detail);
        json.WriteEndObject();
    }
}
