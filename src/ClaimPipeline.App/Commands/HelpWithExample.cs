using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ClaimPipeline.App.Commands;

/// <summary>The usual help, and behind it the verb's example.</summary>
internal sealed class HelpWithExample(HelpAction usual) : SynchronousCommandLineAction
{
    /// <summary>A <c>--help</c> for the root that serves all verbs.</summary>
    public static HelpOption Option(Terminal terminal)
    {
        var option = new HelpOption { Recursive = true };
        var usual = (HelpAction)option.Action!;
        usual.MaxWidth = terminal.Ansi.Profile.Width;
        option.Action = new HelpWithExample(usual);
        return option;
    }

    /// <summary>Who asks for help need not have typed the rest rightly.</summary>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is VerbCommand verb)
        {
            parseResult.InvocationConfiguration.Output.WriteLine($"Example:\n  claimpipeline {verb.Example}\n");
        }

        return exitCode;
    }
}
