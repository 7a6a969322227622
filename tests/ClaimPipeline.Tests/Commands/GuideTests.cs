using System.Text.RegularExpressions;
using ClaimPipeline.App;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Commands;

/// <summary>What users type is described: every page of the guide is on a verb, and names all of its options.</summary>
public sealed partial class GuideTests : IDisposable
{
    private static readonly string[] Shared = ["--data", "--json", "--set", "--help", "--version"];

    private readonly CommandLine _line = new();

    public static TheoryData<string> Verbs =>
        [.. Directory.GetFiles(Repository.At("docs", "guide"), "*.md").Select(Path.GetFileNameWithoutExtension).Where(name => name != "README").OfType<string>()];

    public void Dispose() => _line.Dispose();

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Page_OfAVerb_NamesItsOptionsAndIsInTheIndex(string verb)
    {
        var page = await ReadAsync(verb);
        var (exitCode, help, error) = await _line.TypeAsync(verb, "--help");
        exitCode.ShouldBe(ExitCode.Fine, error);
        page.ShouldStartWith($"# {verb}\n");
        foreach (var child in Children().Matches(help).Select(match => match.Groups[1].Value))
        {
            page.ShouldContain($"{verb} {child}");
            help += (await _line.TypeAsync(verb, child, "--help")).Output;
        }

        Options().Matches(help).Select(match => match.Value).Distinct().Except(Shared)
            .Where(option => !page.Contains(option, StringComparison.Ordinal))
            .ShouldBeEmpty();
        (await ReadAsync("README")).ShouldContain($"[`{verb}`]({verb}.md)");
    }

    private static Task<string> ReadAsync(string page) =>
        File.ReadAllTextAsync(Repository.At("docs", "guide", $"{page}.md"), TestContext.Current.CancellationToken);

    [GeneratedRegex(@"(?<=^  (?:\S+, )*)--[a-z-]+", RegexOptions.Multiline)]
    private static partial Regex Options();

    [GeneratedRegex(@"(?<=^Commands:\n(?:  .*\n)*)  ([a-z]+) ", RegexOptions.Multiline)]
    private static partial Regex Children();
}
