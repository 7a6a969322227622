using System.CommandLine;
using ClaimPipeline.App;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Commands;

/// <summary>What <c>--help</c> says of every verb, pinned: users and scripts rely on it.</summary>
public sealed class HelpTests
{
    public static TheoryData<string> Paths => [.. AllPaths()];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Help_OfAVerb_IsAsPinned(string path)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var words = path.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var exitCode = await CommandLineApp.RunAsync([.. words, "--help"], TerminalOver(output, error), TimeProvider.System);

        exitCode.ShouldBe(ExitCode.Fine);
        error.ToString().ShouldBeEmpty();
        GoldenFile.ShouldHold("help", FileOf(path), output.ToString());
    }

    [Fact]
    public void Help_PinnedFiles_AreOfVerbsThatExist() => GoldenFile.ShouldHoldOnly("help", AllPaths().Select(FileOf));

    private static string FileOf(string path) => path.Length == 0 ? "claimpipeline.txt" : $"{path.Replace(' ', '-')}.txt";

    private static List<string> AllPaths()
    {
        using var nowhere = new StringWriter();
        var paths = new List<string> { "" };
        Collect(CommandLineApp.Root(TerminalOver(nowhere, nowhere), TimeProvider.System), "", paths);
        return paths;
    }

    private static void Collect(Command command, string path, List<string> paths)
    {
        foreach (var child in command.Subcommands)
        {
            var name = $"{path} {child.Name}".Trim();
            paths.Add(name);
            Collect(child, name, paths);
        }
    }

    private static Terminal TerminalOver(StringWriter output, StringWriter error) =>
        new(output, error, isInteractive: false, showsProgress: false);
}
