using System.Text.Json;
using ClaimPipeline.App;

namespace ClaimPipeline.Tests.Commands;

/// <summary><c>classify</c> takes what stands around a sentence where the file says it.</summary>
public sealed class ClassifyContextTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task Classify_TitleAndNeighbours_AreReadAndExplained()
    {
        var lines = await ClassifyAsync(
            "--explain=200",
            """{"id":"alone","text":"It takes effect on Monday."}""",
            """{"id":"beside","text":"It takes effect on Monday.","previous":"The council banned exports of copra.","title":"Council bans exports of copra"}""");

        lines.Select(line => line.GetProperty("id").GetString()).ShouldBe(["alone", "beside"]);
        CuesOf(lines[0]).ShouldAllBe(cue => !cue.StartsWith("context:", StringComparison.Ordinal));
        CuesOf(lines[1]).ShouldContain(cue => cue.StartsWith("context: opens with a pronoun behind", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Classify_LinesOfAPassage_AreEachOthersNeighbours()
    {
        var lines = await ClassifyAsync(
            "--explain=200",
            """{"id":1,"text":"The council banned exports of copra.","passage":"p","title":"Council bans exports of copra"}""",
            """{"id":2,"text":"It takes effect on Monday.","passage":"p","title":"Council bans exports of copra"}""",
            """{"id":3,"text":"It takes effect on Monday."}""");

        lines.Select(line => line.GetProperty("id").GetString()).ShouldBe(["1", "2", "3"]);
        CuesOf(lines[1]).ShouldContain(cue => cue.StartsWith("context: opens with a pronoun behind", StringComparison.Ordinal));
        CuesOf(lines[2]).ShouldAllBe(cue => !cue.StartsWith("context:", StringComparison.Ordinal));
    }

    /// <summary>Lines are tagged in batches; where a batch ends must not tell.</summary>
    [Theory]
    [InlineData(511)]
    [InlineData(1023)]
    public async Task Classify_PassageBehindManyLines_IsTaggedAsByItself(int before)
    {
        string[] passage =
        [
            """{"id":1,"text":"The council banned exports of copra.","passage":"p","title":"Council bans exports of copra"}""",
            """{"id":2,"text":"It takes effect on Monday.","passage":"p","title":"Council bans exports of copra"}""",
            """{"id":3,"text":"The measure covers nutmeg, too.","passage":"p","title":"Council bans exports of copra"}""",
        ];
        var alone = await ClassifyAsync("--explain=5", passage);

        var behind = await ClassifyAsync("--explain=5", [.. Enumerable.Range(0, before).Select(i => $$"""{"id":"b{{i}}","text":"Nothing happened."}"""), .. passage]);

        behind.Count.ShouldBe(before + passage.Length);
        behind[before..].Select(line => line.GetRawText()).ShouldBe(alone.Select(line => line.GetRawText()));
    }

    [Theory]
    [InlineData("mlnet")]
    [InlineData("keyword")]
    public async Task TrainCurve_OfAnotherClassifier_IsRefused(string classifier)
    {
        var result = await _line.TypeBareAsync("train", "--corpus", await FileAsync("""{"id":"a","text":"T.","labels":[]}"""), "--curve", "300", "--classifier", classifier);

        result.ExitCode.ShouldBe(ExitCode.Usage, result.Output);
        result.Error.ShouldContain($"not of {classifier}");
    }

    private static List<string> CuesOf(JsonElement line) =>
        [.. line.GetProperty("cues").EnumerateObject().SelectMany(label => label.Value.EnumerateObject()).Select(cue => cue.Name)];

    private async Task<List<JsonElement>> ClassifyAsync(string option, params string[] lines)
    {
        var result = await _line.TypeBareAsync("classify", "--in", await FileAsync(lines), option);
        result.ExitCode.ShouldBe(ExitCode.Fine, result.Error);
        return [.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private async Task<string> FileAsync(params string[] lines)
    {
        await File.WriteAllLinesAsync(_line.At("in.jsonl"), lines, TestContext.Current.CancellationToken);
        return _line.At("in.jsonl");
    }
}
