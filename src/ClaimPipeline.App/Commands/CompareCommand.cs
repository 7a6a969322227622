using System.CommandLine;
using System.Globalization;
using System.Text;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>compare</c>: claims to verdicts.</summary>
internal sealed class CompareCommand : Verb
{
    private readonly Option<string?> _report = new("--report")
    {
        Description = "Then write all verdicts as CSV: claim, article, date, claimed, official, edition, difference, verdict, reason.", HelpName = "FILE.csv",
    };

    private readonly Option<string?> _summary = new("--summary")
    {
        Description = "Then write how many verdicts of each label there are by publisher, commodity, year and reason, as CSV.", HelpName = "FILE.csv",
    };

    public CompareCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "compare", "Compare all claims that have no verdict yet with the official figures, and with their own articles.",
            "compare --report verdicts.csv --data ./data")
    {
        Command.Add(_report);
        Command.Add(_summary);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var files = new[] { invocation.Get(_report), invocation.Get(_summary) };
        foreach (var file in files.OfType<string>().Where(f => Directory.Exists(f) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(f)))))
        {
            throw new UsageException($"--report and --summary name files in existing folders; '{file}' is none.");
        }

        await using var workspace = await invocation.OpenAsync();
        var output = new PassOutput(invocation);
        var exitCode = output.Finish(await workspace.Get<ComparePass>().RunAsync(output, invocation.Cancellation));
        if (exitCode == ExitCode.Fine && files.Any(f => f is not null))
        {
            await ReportAsync(workspace, invocation);
        }

        return exitCode;
    }

    private async Task ReportAsync(Workspace workspace, Invocation invocation)
    {
        var reference = await workspace.Get<IReferenceStore>().FiguresAsync(null, invocation.Cancellation).ToDictionaryAsync(f => f.Id, cancellationToken: invocation.Cancellation);
        var (analyses, verdicts) = (workspace.Get<IAnalysisStore>(), workspace.Get<IVerdictStore>());
        var report = new VerdictReport(reference);
        await using (var writer = invocation.Get(_report) is { } file ? Open(file) : TextWriter.Null)
        {
            await VerdictReport.WriteHeaderAsync(writer);
            await foreach (var id in analyses.ListAsync(invocation.Cancellation))
            {
                if (await analyses.GetAsync(id, invocation.Cancellation) is not { } analysis)
                {
                    continue;
                }

                var made = (await verdicts.OfArticleAsync(id, invocation.Cancellation)).ToDictionary(v => v.Claim);
                foreach (var claim in analysis.Claims.ToArray())
                {
                    if (made.TryGetValue(claim.Id, out var verdict))
                    {
                        await report.WriteAsync(writer, analysis, claim, verdict);
                    }
                }
            }
        }

        if (invocation.Get(_summary) is { } summary)
        {
            await using var writer = Open(summary);
            await report.WriteSummaryAsync(writer);
        }

        await invocation.Terminal.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{report.Claims:#,0} verdicts reported"));
    }

    private static StreamWriter Open(string file) => new(file, append: false, new UTF8Encoding(false));
}
