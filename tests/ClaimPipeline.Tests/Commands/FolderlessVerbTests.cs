using ClaimPipeline.App;

namespace ClaimPipeline.Tests.Commands;

/// <summary>Verbs without a data folder heed <c>--set</c> like all others.</summary>
public sealed class FolderlessVerbTests : IDisposable
{
    private const string Sentence = """{"id":"a","text":"Dozens of traders left; the quota was set at 5,000 tonnes of tin for 2024."}""";

    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task Figures_SettingOfAStage_Counts()
    {
        var file = await InputAsync(Sentence);
        var usual = await _line.TypeBareAsync("figures", "--in", file);
        var set = await _line.TypeBareAsync("figures", "--in", file, "--set", "Figures:IncludeVague=false");

        usual.ExitCode.ShouldBe(ExitCode.Fine, usual.Error);
        usual.Output.ShouldContain("\"trader\"");
        set.Output.ShouldContain("5000");
        set.Output.ShouldNotContain("trader");
    }

    [Theory]
    [InlineData("figures", "Figures:Nothing=1")]
    [InlineData("claims", "Linking:LookBack=-1")]
    [InlineData("classify", "Classification:ThresholdShift=7")]
    [InlineData("extract", "Extraction:PdfTimeLimit=never")]
    [InlineData("robots", "Crawling:Agent=")]
    public async Task AnyOfThem_WrongSetting_IsRefused(string verb, string setting)
    {
        var result = await _line.TypeBareAsync(verb, "--in", await InputAsync(Sentence), "--set", setting);

        result.ExitCode.ShouldBe(ExitCode.Usage, result.Output);
        result.Error.ShouldContain(setting.Split(':', '=')[1]);
    }

    private async Task<string> InputAsync(string text)
    {
        await File.WriteAllTextAsync(_line.At("in.jsonl"), text, TestContext.Current.CancellationToken);
        return _line.At("in.jsonl");
    }
}
