using ClaimPipeline.App;

namespace ClaimPipeline.Tests.Commands;

/// <summary>The engine that is not part of the program, where it was not installed.</summary>
public sealed class SearchEngineTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Theory]
    [InlineData("search", "nickel")]
    [InlineData("index", "--verify")]
    [InlineData("export", "--query=nickel")]
    public async Task Verb_EngineThatIsNotInstalled_SaysHowToGetIt(string verb, string argument)
    {
        var (exitCode, _, error) = await _line.TypeAsync(verb, argument, "--search", "lucene");
        exitCode.ShouldBe(ExitCode.Usage);
        error.ShouldContain("dotnet publish src/ClaimPipeline.Lucene");
        error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Verb_EngineThatNobodyKnows_IsRefused()
    {
        var (exitCode, _, error) = await _line.TypeAsync("search", "nickel", "--search", "altavista");
        exitCode.ShouldBe(ExitCode.Usage);
        error.ShouldContain("Engine");
        error.ShouldContain("sqlite|lucene");
    }

    [Fact]
    public async Task Verb_EngineInSettings_CountsWithoutTheOption()
    {
        var (exitCode, _, error) = await _line.TypeAsync("search", "nickel", "--set", "Search:Engine=lucene");
        exitCode.ShouldBe(ExitCode.Usage);
        error.ShouldContain("ClaimPipeline.Lucene");
        (await _line.TypeAsync("search", "nickel", "--set", "Search:Engine=lucene", "--search", "sqlite")).ExitCode.ShouldBe(ExitCode.Fine);
    }
}
