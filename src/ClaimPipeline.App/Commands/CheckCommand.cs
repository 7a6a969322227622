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
    private const string Seed = "check";

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
        // Who asks about a text wants an answer even if it is short.
        await using var stages = invocation.Stages([new("Extraction:ShortestArticle", "1")]);
        var page = await PageAsync(invocation.Get(_what)!, stages, invocation);
        if (invocation.Get(_published) is { } published)
        {
            var date = DateOnly.TryParseExact(published, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
                ? read
                : throw new UsageException($"--published takes a day, as in 2023-12-22; '{published}' is none.");
            page = page with { Page = page.Page with { StatedDate = new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero) } };
        }

        var analyzed = stages.GetRequiredService<ArticleAnalyzer>().Analyze(page);
        if (!analyzed.IsKept)
        {
            throw new InvalidDataException($"This is no article that can be checked: {analyzed.Reason} ({analyzed.Detail}).");
        }

        var analysis = analyzed.Value;
        var verdicts = stages.GetRequiredService<ClaimComparer>().Compare(analysis, await ReferenceAsync(invocation));
        var text = new CheckedText(
            analysis.Article, [.. analysis.Claims.Zip(verdicts, (claim, verdict) => new CheckedClaim(analysis.SentenceOf(claim), claim, verdict))]);
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

    private static async Task<PageContent> PageAsync(string what, ServiceProvider stages, Invocation invocation)
    {
        var now = invocation.Time.GetUtcNow();
        if (what == "-")
        {
            var body = await ReadAsync(Console.OpenStandardInput(), stages.GetRequiredService<ImportOptions>().MaxBytes, invocation.Cancellation);
            var isHtml = ContentSniffer.Sniff(body, null) == ContentKind.Html;
            return PageFile.Of("file:stdin", body, isHtml ? "text/html" : "text/plain", Seed, now);
        }

        if (what.Contains("://", StringComparison.Ordinal))
        {
            var url = UrlNormalizer.Normalize(what) ?? throw new UsageException($"'{what}' is not an http or https address.");
            var outcome = await stages.GetRequiredService<PageFetcher>().FetchAsync(
                new FrontierEntry { Url = url, Seed = Seed, Kind = FrontierKind.Page, DueAt = now }, onRedirect: null, invocation.Cancellation);
            return outcome.Result.Value is { } answer
                ? new PageContent(answer.Page, answer.Body)
                : throw new InvalidDataException($"{url} could not be fetched: {outcome.Result.Reason} ({outcome.Result.Detail})");
        }

        if (!File.Exists(what))
        {
            throw new UsageException($"There is no file '{what}': name a file, an address, or - for standard input.");
        }

        return PageFile.TypeOf(what) is not null
            ? PageFile.Read(what, Seed, now)
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
