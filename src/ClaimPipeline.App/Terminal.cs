using Spectre.Console;

namespace ClaimPipeline.App;

/// <summary>Where a verb writes: results to <see cref="Out"/>, progress and trouble to <see cref="Error"/>.</summary>
internal sealed class Terminal
{
    /// <summary>Columns that a table gets in a pipe: enough that a sentence is not cut.</summary>
    private const int PipeWidth = 240;

    /// <summary>A terminal over two writers.</summary>
    /// <param name="output">Results.</param>
    /// <param name="error">Progress and trouble.</param>
    /// <param name="isInteractive">Whether a person watches <paramref name="output"/>: colours, and tables as wide as the window.</param>
    /// <param name="showsProgress">Whether a person watches <paramref name="error"/>.</param>
    public Terminal(TextWriter output, TextWriter error, bool isInteractive, bool showsProgress)
    {
        (Out, Error, IsInteractive, ShowsProgress) = (output, error, isInteractive, showsProgress);
        Ansi = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = isInteractive ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isInteractive ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        if (!isInteractive)
        {
            Ansi.Profile.Width = PipeWidth;
        }
    }

    /// <summary>Results.</summary>
    public TextWriter Out { get; }

    /// <summary>Progress and trouble.</summary>
    public TextWriter Error { get; }

    /// <summary>Whether a person watches <see cref="Out"/>.</summary>
    public bool IsInteractive { get; }

    /// <summary>Whether a person watches <see cref="Error"/>.</summary>
    public bool ShowsProgress { get; }

    /// <summary>Tables and colours on <see cref="Out"/>; plain text in a pipe.</summary>
    public IAnsiConsole Ansi { get; }

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess()
    {
        Console.OutputEncoding = System.Text.Encoding.UTF8;
        return new Terminal(Console.Out, Console.Error, !Console.IsOutputRedirected, !Console.IsErrorRedirected);
    }
}
