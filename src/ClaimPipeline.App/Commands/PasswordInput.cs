using Spectre.Console;

namespace ClaimPipeline.App.Commands;

/// <summary>A password that is typed unseen, or the first line of a file or of standard input; never an argument, which others on the machine could read.</summary>
internal static class PasswordInput
{
    /// <summary>Reads it.</summary>
    public static string Read(Invocation invocation, string? file)
    {
        if (file is not null)
        {
            return File.ReadLines(file).FirstOrDefault() ?? "";
        }

        return invocation.Terminal.IsInteractive && !Console.IsInputRedirected
            ? AnsiConsole.Prompt(new TextPrompt<string>("Password:").Secret())
            : Console.In.ReadLine() ?? "";
    }
}
