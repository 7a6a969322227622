using System.CommandLine;
using System.CommandLine.Parsing;
using ClaimPipeline.App.Commands;

namespace ClaimPipeline.App;

/// <summary>The command line: every verb, and what happens when the words are wrong.</summary>
internal static class CommandLineApp
{
    /// <summary>How long a pass may take to bring its current item to an end after Ctrl-C.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>Runs one command line.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Terminal terminal, TimeProvider time)
    {
        var root = Root(terminal, time);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await terminal.Error.WriteLineAsync(error.Message);
            }

            await terminal.Error.WriteLineAsync(
                $"Try: claimpipeline {string.Join(' ', Path(parsed.CommandResult).Append("--help"))}");
            return ExitCode.Usage;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = Grace,
        });
    }

    /// <summary>The command that all verbs stand below.</summary>
    internal static Command Root(Terminal terminal, TimeProvider time)
    {
        // Not a RootCommand: that takes its name from the assembly, and users type another one.
        var root = new Command(
            "claimpipeline",
            "ClaimPipeline crawls articles, finds the claims and figures in them, and compares these with official figures.")
        {
            HelpWithExample.Option(terminal),
            new VersionOption(),
        };
        foreach (var verb in Verbs(terminal, time))
        {
            root.Add(verb.Command);
        }

        return root;
    }

    private static List<Verb> Verbs(Terminal terminal, TimeProvider time) =>
    [
        new DemoCommand(terminal, time),
        new InitCommand(terminal, time),
        new RunCommand(terminal, time),
        new CrawlCommand(terminal, time),
        new FrontierCommand(terminal, time),
        new ImportCommand(terminal, time),
        new PagesCommand(terminal, time),
        new AnalyzeCommand(terminal, time),
        new CompareCommand(terminal, time),
        new IndexCommand(terminal, time),
        new SearchCommand(terminal, time),
        new ShowCommand(terminal, time),
        new VerifyCommand(terminal, time),
        new CheckCommand(terminal, time),
        new ExportCommand(terminal, time),
        new RevisionsCommand(terminal, time),
        new AlertsCommand(terminal, time),
        new ServeCommand(terminal, time),
        new UsersCommand(terminal, time),
        new TokensCommand(terminal, time),
        new OfficialCommand(terminal, time),
        new SourcesCommand(terminal, time),
        new RunsCommand(terminal, time),
        new JobsCommand(terminal, time),
        new BackupCommand(terminal, time),
        new RestoreCommand(terminal, time),
        new QuarantineCommand(terminal, time),
        new DoctorCommand(terminal, time),
        new TrainCommand(terminal, time),
        new EvaluateCommand(terminal, time),
        new ReviewCommand(terminal, time),
        new ModelsCommand(terminal, time),
        new ExtractCommand(terminal, time),
        new ClassifyCommand(terminal, time),
        new FiguresCommand(terminal, time),
        new ClaimsCommand(terminal, time),
        new RobotsCommand(terminal, time),
        new CanonicalCommand(terminal, time),
    ];

    /// <summary>The names of the commands that lead to this one, the root's left out.</summary>
    private static IEnumerable<string> Path(CommandResult command)
    {
        var names = new List<string>();
        for (SymbolResult? at = command; at is not null; at = at.Parent)
        {
            if (at is CommandResult { Parent: not null } named)
            {
                names.Add(named.Command.Name);
            }
        }

        names.Reverse();
        return names;
    }
}
