using ClaimPipeline.App;
using ClaimPipeline.Classification;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Commands;

public sealed class ModelsCommandTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task Use_OlderVersion_GoesBackToItAndForwardAgain()
    {
        var models = Versions("1", "2");
        var (exitCode, _, error) = await _line.TypeBareAsync("models", "use", "1", "--path", models);
        exitCode.ShouldBe(ExitCode.Fine, error);
        ModelFile.Locate(models).ShouldBe(Path.Combine(models, "1", ModelFile.Name));
        var (_, listed, _) = await _line.TypeBareAsync("models", "--path", models);
        listed.ShouldContain("* 1  hybrid/");
        listed.ShouldContain("  2  hybrid/");

        await _line.TypeBareAsync("models", "use", "highest", "--path", models);
        ModelFile.Locate(models).ShouldBe(Path.Combine(models, "2", ModelFile.Name));
    }

    [Fact]
    public async Task Use_VersionThatIsNotThere_NamesThoseThatAre()
    {
        var (exitCode, _, error) = await _line.TypeBareAsync("models", "use", "9", "--path", Versions("3"));
        exitCode.ShouldNotBe(ExitCode.Fine);
        error.ShouldContain("there are 3");
    }

    [Fact]
    public async Task Train_ModelThatScoresWorse_IsWrittenOnlyByForce()
    {
        var models = Versions("1");
        var model = Path.Combine(models, "1", ModelFile.Name);
        var before = await File.ReadAllBytesAsync(model, TestContext.Current.CancellationToken);
        var lines = await File.ReadAllLinesAsync(Repository.At("corpus", "sentences.jsonl"), TestContext.Current.CancellationToken);
        var small = _line.At("small.jsonl");
        await File.WriteAllLinesAsync(small, lines.Where((line, i) => i % 9 == 0 || line.Contains("\"split\": \"test\"", StringComparison.Ordinal)), TestContext.Current.CancellationToken);

        var (exitCode, _, error) = await _line.TypeBareAsync("train", "--corpus", small, "--out", Path.Combine(models, "1"));
        exitCode.ShouldBe(ExitCode.Usage);
        error.ShouldContain("nothing was written");
        (await File.ReadAllBytesAsync(model, TestContext.Current.CancellationToken)).ShouldBe(before);

        (exitCode, _, error) = await _line.TypeBareAsync("train", "--corpus", small, "--out", Path.Combine(models, "1"), "--force");
        exitCode.ShouldBe(ExitCode.Fine, error);
        (await File.ReadAllBytesAsync(model, TestContext.Current.CancellationToken)).ShouldNotBe(before);
    }

    private string Versions(params string[] names)
    {
        var models = _line.At("models");
        foreach (var name in names)
        {
            Directory.CreateDirectory(Path.Combine(models, name));
            File.Copy(ModelFile.Locate(Repository.At("models", "claims")), Path.Combine(models, name, ModelFile.Name));
        }

        return models;
    }
}
