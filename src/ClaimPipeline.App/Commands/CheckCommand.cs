using System.CommandLine;
using System.Globalization;
using ClaimPipeline.App.Checking;
using ClaimPipeline.Comparison;
using ClaimPipeline.Crawling;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimPipeline.App.Commands;

/// <summary><c>check</c>: the whole path for one text: article, claims, verdicts, an annotated report. Nothing is stored.</summary>
internal sealed class CheckCommand : Verb
{
    private readonly Argument<string> _what = new("FILE|URL|-")
    {
        Description = "A file (.html, .txt, .pdf, .docx), an address, or - for standard input.",
    };

    private readonly Option<string?> _html = new("--html") { Description = "Also write the report as one self-contained page.", HelpName = "FILE" };

    private readonly Option<string?> _published = new("--published")
    {
        Description = "When the text was published, when it does not say so: that decides which edition counts.", HelpName = "DATE",
    };

    public CheckCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "check", "Check one text: find its claims, compare them with official figures and with each other, print it annotated.",
            "check article.html --html report.html")
    {
        Command.Add(_what);
        Command.Add(_published);
        Command.Add(_html);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        await using var stages = invocation.Stages();
        var checker = stages.GetRequiredService<TextChecker>();
        var page = await PageAsync(invocation.Get(_what)!, checker, stages.GetRequiredService<ImportOptions>(), invocation);
        DateOnly? published = invocation.Get(_published) is not { } typed ? null
            : DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read
            : throw new UsageException($"--published takes a day, as in 2023-12-22; '{typed}' is none.");
        var result = checker.Check(page, published, await ReferenceAsync(invocation));
        if (result.Value is not { } text)
        {
            throw new InvalidDataException($"This is no article that can be checked: {result.Reason} ({result.Detail}).");
        }

        if (invocation.Json)
        {
            invocation.PrintJson(text, OutputJson.Of<CheckedText>());
        }
        else
        {
            CheckPrinter.Print(text, invocation.Terminal);
        }

        if (invocation.Get(_html) is { } file)
        {
            await File.WriteAllTextAsync(file, CheckPage.Of(text), invocation.Cancellation);
            await invocation.Terminal.Error.WriteLineAsync($"Report written to {file}");
        }

        return ExitCode.Fine;
    }

    private static async Task<PageContent> PageAsync(string what, TextChecker checker, ImportOptions limits, Invocation invocation)
    {
        if (what == "-")
        {
            return checker.PageOf(await ReadAsync(Console.OpenStandardInput(), limits.MaxBytes, invocation.Cancellation), "file:stdin");
        }

        if (what.Contains("://", StringComparison.Ordinal))
        {
            var url = UrlNormalizer.Normalize(what) ?? throw new UsageException($"'{what}' is not an http or https address.");
            var fetched = await checker.FetchAsync(url, invocation.Cancellation);
            return fetched.Value ?? throw new InvalidDataException($"{url} could not be fetched: {fetched.Reason} ({fetched.Detail})");
        }

        if (!File.Exists(what))
        {
            throw new UsageException($"There is no file '{what}': name a file, an address, or - for standard input.");
        }

        return PageFile.TypeOf(what) is not null
            ? PageFile.Read(what, TextChecker.Seed, invocation.Time.GetUtcNow())
            : throw new UsageException($"'{what}' is none of .html, .txt, .pdf and .docx: rename it, or hand its text over standard input (-).");
    }

    private static async Task<byte[]> ReadAsync(Stream input, int most, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await input.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (memory.Length + read > most)
            {
                throw new InvalidDataException(FormattableString.Invariant($"Standard input is longer than Import:MaxBytes ({most} bytes)."));
            }

            memory.Write(buffer, 0, read);
        }

        return memory.ToArray();
    }

    /// <summary>What the data folder has; when there is none, what comes with the program, and no folder is made.</summary>
    private static async Task<ReferenceData> ReferenceAsync(Invocation invocation)
    {
        if (File.Exists(Path.Combine(invocation.DataFolder, "store.db")))
        {
            await using var workspace = await invocation.OpenAsync();
            return await LoadAsync(workspace.Get<IReferenceStore>(), invocation.Cancellation);
        }

        var store = new MemoryReferenceStore();
        await new BundledOfficialData(new OfficialImport(store), store).EnsureAsync(invocation.Cancellation);
        return await LoadAsync(store, invocation.Cancellation);
    }

    private static async Task<ReferenceData> LoadAsync(IReferenceStore store, CancellationToken cancellationToken) =>
        await ComparePass.LoadAsync(store, await store.RevisionAsync(cancellationToken), cancellationToken);
}
