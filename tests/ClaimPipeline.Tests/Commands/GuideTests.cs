using System.Text.RegularExpressions;
using ClaimPipeline.App;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Commands;

/// <summary>What users type is described: every verb has a page in the guide, which names all of its options.</summary>
public sealed partial class GuideTests : IDisposable
{
    private static readonly string[] Shared = ["--data", "--json", "--set", "--help", "--version"];

    private readonly CommandLine _line = new();

    // Pages on what the verbs share.
    private static readonly string[] Topics = ["README", "settings", "data-folder", "publishers", "operations", "observability", "workbench", "api"];

    public static TheoryData<string> Verbs => [.. VerbNames()];

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

    [Fact]
    public async Task Pages_AllOfThem_AreOnAVerbOrATopicAndInTheIndex()
    {
        var pages = Directory.GetFiles(Repository.At("docs", "guide"), "*.md").Select(file => Path.GetFileNameWithoutExtension(file)!).ToList();
        pages.Except(VerbNames()).ShouldBe(Topics, ignoreOrder: true);
        var index = await ReadAsync("README");
        Topics.Skip(1).Where(topic => !index.Contains($"]({topic}.md)", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_TheirLinks_LeadToPages()
    {
        foreach (var page in VerbNames().Concat(Topics))
        {
            Links().Matches(await ReadAsync(page)).Select(match => match.Groups[1].Value)
                .Where(link => !File.Exists(Repository.At("docs", "guide", link)))
                .ShouldBeEmpty(page);
        }
    }

    private static List<string> VerbNames()
    {
        using var nowhere = new StringWriter();
        var terminal = new Terminal(nowhere, nowhere, isInteractive: false, showsProgress: false);
        return [.. CommandLineApp.Root(terminal, TimeProvider.System).Subcommands.Select(verb => verb.Name)];
    }

    private static Task<string> ReadAsync(string page) =>
        File.ReadAllTextAsync(Repository.At("docs", "guide", $"{page}.md"), TestContext.Current.CancellationToken);

    [GeneratedRegex(@"(?<=^  (?:\S+, )*)--[a-z-]+", RegexOptions.Multiline)]
    private static partial Regex Options();

    [GeneratedRegex(@"\]\(([^):#]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"(?<=^Commands:\n(?:  .*\n)*)  ([a-z]+) ", RegexOptions.Multiline)]
    private static partial Regex Children();
}
