using System.CommandLine;
using System.Globalization;
using ClaimPipeline.Pipeline;

namespace ClaimPipeline.App.Commands;

/// <summary><c>import</c>: files and WARC archives of others into the data folder.</summary>
internal sealed class ImportCommand : Verb
{
    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "Files (.html .txt .pdf .warc .warc.gz) or folders of them.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _publisher = new("--publisher") { Description = "Who published the files.", HelpName = "NAME" };

    private readonly Option<string?> _language = new("--language")
    {
        Description = "Language of the files, as a BCP 47 tag.", HelpName = "TAG",
    };

    private readonly Option<string?> _published = new("--published")
    {
        Description = "When they were published: YYYY-MM-DD, for files that do not say it themselves.", HelpName = "DATE",
    };

    private readonly Option<string?> _url = new("--url")
    {
        Description = "Where the file came from; for one file only.", HelpName = "URL",
    };

    public ImportCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "import", "Take files, or WARC archives made by other tools, into the archive.",
            "import ./articles --publisher \"Daily Ore\" --data ./data")
    {
        Command.Add(_paths);
        Command.Add(_publisher);
        Command.Add(_language);
        Command.Add(_published);
        Command.Add(_url);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var request = new ImportRequest(invocation.Get(_paths) ?? [])
        {
            Publisher = invocation.Get(_publisher),
            Language = invocation.Get(_language),
            Published = DateOf(invocation.Get(_published)),
            Url = invocation.Get(_url),
        };
        await using var workspace = await invocation.OpenAsync();
        var output = new PassOutput(invocation, namesDropped: true);
        return output.Finish(await workspace.Get<ImportPass>().RunAsync(request, output, invocation.Cancellation));
    }

    private static DateTimeOffset? DateOf(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)
            : throw new UsageException($"--published takes a date as YYYY-MM-DD; '{text}' is none.");
    }
}
