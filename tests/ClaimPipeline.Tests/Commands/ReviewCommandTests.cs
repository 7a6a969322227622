using ClaimPipeline.App;

namespace ClaimPipeline.Tests.Commands;

public sealed class ReviewCommandTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task Next_AfterImport_LeavesOutWhatWasReviewed()
    {
        await File.WriteAllLinesAsync(_line.At("in.jsonl"), ["""{"id":"1","text":"The ministry may soon limit onions."}""", """{"id":"2","text":"She painted the fence green."}"""], TestContext.Current.CancellationToken);
        var (_, first, _) = await _line.TypeAsync("review", "next", "--in", _line.At("in.jsonl"), "--count", "1");
        first.ShouldContain("onions");
        await File.WriteAllTextAsync(_line.At("decided.jsonl"), first, TestContext.Current.CancellationToken);

        var (exitCode, imported, error) = await _line.TypeAsync("review", "import", "--in", _line.At("decided.jsonl"));

        exitCode.ShouldBe(ExitCode.Fine, error);
        imported.ShouldContain("1 decisions imported");
        var (_, second, _) = await _line.TypeAsync("review", "next", "--in", _line.At("in.jsonl"));
        second.ShouldNotContain("onions");
        second.ShouldContain("fence");
    }

    [Fact]
    public async Task Export_TwoDecisionsOnOneText_WritesTheLater()
    {
        await ImportAsync("""{"id":"a","text":"Tea may go abroad again.","labels":[]}""");
        await ImportAsync("""{"id":"b","text":"Tea may go abroad again.","labels":["ban"],"attrs":{"ban_kind":"lifting","status":"in_force"}}""");

        var (exitCode, _, error) = await _line.TypeAsync("review", "export", "--out", _line.At("out.jsonl"));

        exitCode.ShouldBe(ExitCode.Fine, error);
        var line = (await File.ReadAllLinesAsync(_line.At("out.jsonl"), TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
        line.ShouldContain("\"labels\":[\"ban\"]");
        line.ShouldContain("\"status\":\"in_force\"");
    }

    [Fact]
    public async Task Import_WrongLabel_NamesTheLineAndImportsNothing()
    {
        await File.WriteAllLinesAsync(_line.At("bad.jsonl"), ["""{"id":"a","text":"Tea.","labels":[]}""", """{"id":"b","text":"Salt.","labels":["tax"]}"""], TestContext.Current.CancellationToken);
        var (exitCode, _, error) = await _line.TypeAsync("review", "import", "--in", _line.At("bad.jsonl"));
        exitCode.ShouldNotBe(ExitCode.Fine);
        error.ShouldContain("bad.jsonl:2");
        var (_, count, _) = await _line.TypeAsync("review");
        count.ShouldStartWith("0 sentences");
    }

    private async Task ImportAsync(string decision)
    {
        await File.WriteAllTextAsync(_line.At("one.jsonl"), decision, TestContext.Current.CancellationToken);
        var (exitCode, _, error) = await _line.TypeAsync("review", "import", "--in", _line.At("one.jsonl"));
        exitCode.ShouldBe(ExitCode.Fine, error);
    }
}
