using ClaimPipeline.App;
using ClaimPipeline.ContractTests;

namespace ClaimPipeline.MLNet.Tests;

/// <summary>The program finds the provider beside it by its name, in a load context of its own.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Train_WithTheClassifierByName_MakesAModelThatClassifyAndEvaluateTake()
    {
        var corpus = _folder.At("corpus.jsonl");
        await File.WriteAllLinesAsync(
            corpus, File.ReadLines(SharedModel.Path).Where((_, i) => i % SharedModel.Step == 0), TestContext.Current.CancellationToken);
        var model = _folder.At("1");
        (await RunAsync("train", "--classifier", "mlnet", "--corpus", corpus, "--out", model)).Output.ShouldContain("Trained mlnet/");

        var input = _folder.At("in.jsonl");
        await File.WriteAllTextAsync(
            input,
            """{"id":"b","text":"The ministry banned exports of raw cashew nuts with immediate effect.","labels":["ban"]}""" + "\n",
            TestContext.Current.CancellationToken);
        (await RunAsync("classify", "--classifier", "mlnet", "--model", model, "--in", input)).Output.ShouldContain("\"labels\":[\"ban\"]");
        (await RunAsync("evaluate", "--classifier", "mlnet", "--model", model, "--in", input)).Output.ShouldContain("mlnet/");
        (await RunAsync("classify", "--classifier", "mlnet", "--model", model, "--in", input, "--explain", "2")).Output.ShouldContain("--explain needs");
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<(int Code, string Output)> RunAsync(params string[] words)
    {
        using var output = new StringWriter();
        var terminal = new Terminal(output, output, false, false);
        return (await CommandLineApp.RunAsync(words, terminal, TimeProvider.System), output.ToString());
    }
}
