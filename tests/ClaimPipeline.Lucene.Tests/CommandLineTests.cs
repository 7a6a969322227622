using ClaimPipeline.App;
using ClaimPipeline.ContractTests;

namespace ClaimPipeline.Lucene.Tests;

/// <summary>The program finds the provider beside it by its name, in a load context of its own.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Search_WithTheEngineByName_FindsWhatItIndexed()
    {
        var article = _folder.At("nickel.html");
        await File.WriteAllTextAsync(
            article,
            "<html lang=en><head><title>Nickel in 2023</title></head><body><article><h1>Nickel in 2023</h1><p>Indonesia produced 1.8 million "
            + "tonnes of nickel in 2023, more than any other country in the world, and its share of world production was 50 percent.</p>"
            + "<p>Most of the ore went to smelters near the mines, and the metal to makers of steel and of batteries abroad.</p></article></body></html>",
            TestContext.Current.CancellationToken);

        (await RunAsync("import", article)).Code.ShouldBe(0);
        (await RunAsync("run", "--search", "lucene")).Code.ShouldBe(0);

        (await RunAsync("search", "nickel figure:>1Mt", "--search", "lucene")).Output.ShouldContain("1 article(s)");
        (await RunAsync("search", "nickel", "--search", "sqlite")).Output.ShouldContain("0 article(s)");
        (await RunAsync("index", "--verify", "--search", "lucene")).Code.ShouldBe(0);
        Directory.Exists(_folder.At("data/index.lucene")).ShouldBeTrue();
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(int Code, string Output)> RunAsync(params string[] words)
    {
        using var output = new StringWriter();
        var terminal = new Terminal(output, output, false, false);
        var code = await CommandLineApp.RunAsync([.. words, "--data", _folder.At("data")], terminal, TimeProvider.System);
        return (code, output.ToString());
    }
}
