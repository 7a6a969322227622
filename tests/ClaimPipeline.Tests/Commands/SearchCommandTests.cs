using System.Text.Json;
using System.Text.RegularExpressions;
using ClaimPipeline.App;
using ClaimPipeline.App.Commands;
using ClaimPipeline.Search;

namespace ClaimPipeline.Tests.Commands;

public sealed partial class SearchCommandTests : IDisposable
{
    private readonly CommandLine _line = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task Search_Claims_ShowsEachWithFigureVerdictAndDifference()
    {
        var stored = await IndexedAsync();
        var (exitCode, output, error) = await _line.TypeAsync("search", "--level", "claims", "--sort", "LargestDifference");
        exitCode.ShouldBe(ExitCode.Fine, error);
        output.ShouldStartWith("1 article(s), 2 claim(s)\n\n- Statistic 210,000 t, Supported (Exact), +5 %\n  China produced «210,000 tons»");
        output.ShouldContain(stored.Analysis.Claims[0].Id.Value[..12]);
        output.ShouldContain("- Quota, not compared yet");
    }

    [Fact]
    public async Task Search_After_GoesOnBehindTheLastHit()
    {
        await IndexedAsync();
        var first = await _line.TypeAsync("search", "--level", "claims", "--limit", "1");
        var cursor = Cursor().Match(first.Error).Groups[1].Value;
        var second = await _line.TypeAsync("search", "--level", "claims", "--limit", "1", "--after", cursor);
        first.Output.ShouldContain("210,000 tons");
        second.Output.ShouldContain("quotas fell");
        second.Error.ShouldBeEmpty();
        var other = await _line.TypeAsync("search", "china", "--after", cursor);
        other.ExitCode.ShouldBe(ExitCode.Usage);
        other.Error.ShouldContain("another query");
    }

    [Fact]
    public async Task Search_Like_FindsClaimsOfTheSameWhateverTheirNumber()
    {
        var stored = await IndexedAsync();
        var (exitCode, output, error) = await _line.TypeAsync("search", "--like", stored.Analysis.Claims[0].Id.Value);
        exitCode.ShouldBe(ExitCode.Fine, error);
        output.ShouldStartWith("1 article(s), 1 claim(s)");
        var article = await _line.TypeAsync("search", "--like", stored.Analysis.Article.Id.Value);
        article.ExitCode.ShouldBe(ExitCode.Usage);
        article.Error.ShouldContain("is an article's");
    }

    [Fact]
    public async Task Search_Batch_AnswersEachQueryAndNamesErrors()
    {
        await IndexedAsync();
        var queries = _line.At("queries.csv");
        await File.WriteAllTextAsync(queries, "id,query\nall,\nbad,figure:[60%\n,\"place:CHN \"\"tons\"\"\"\nnone,zebra\n", Token);
        var hits = _line.At("hits.csv");
        var (exitCode, output, error) = await _line.TypeAsync("search", "--batch", queries, "--out", hits);
        exitCode.ShouldBe(ExitCode.Problems);
        output.ShouldBeEmpty();
        error.ShouldContain("4 queries answered");
        error.ShouldContain("1 with an error");
        var lines = (await File.ReadAllLinesAsync(hits, Token));
        lines[0].ShouldStartWith("query_id,query,rank,articles,claims,claim,kind,");
        lines.Length.ShouldBe(6);
        lines[1].ShouldStartWith("all,,1,1,2,");
        lines[1].ShouldContain(",210000,t,Supported,Exact,0.05,");
        lines[2].ShouldStartWith("all,,2,1,2,");
        lines[3].ShouldStartWith("bad,figure:[60%,,");
        lines[3].ShouldContain("Column 1");
        lines[4].ShouldStartWith("3,\"place:CHN \"\"tons\"\"\",1,1,1,");
        lines[5].ShouldStartWith("none,zebra,,0,0,");
        File.Exists(hits + ".part").ShouldBeFalse();
        File.Exists(hits + ".part.json").ShouldBeFalse();
    }

    [Fact]
    public async Task Search_BatchStoppedInBetween_GoesOnAndGivesTheSame()
    {
        await IndexedAsync();
        var queries = _line.At("queries.csv");
        await File.WriteAllTextAsync(queries, "query\nchina\nquotas\nore\nrecord\n", Token);
        var whole = _line.At("whole.csv");
        (await _line.TypeAsync("search", "--batch", queries, "--out", whole)).ExitCode.ShouldBe(ExitCode.Fine);

        var hits = _line.At("hits.csv");
        using var stop = new CancellationTokenSource();
        using var error = new StoppingWriter(stop, "query 2");
        await using (var workspace = await _line.OpenAsync())
        {
            var batch = new SearchBatch(workspace.Get<ISearchIndex>(), new Terminal(TextWriter.Null, error, false, showsProgress: true), 100);
            await Should.ThrowAsync<OperationCanceledException>(() => batch.RunAsync(queries, hits, stop.Token));
        }

        // As a kill in mid-write would leave it.
        await File.AppendAllTextAsync(hits + ".part", "torn,", Token);
        File.Exists(hits).ShouldBeFalse();
        var (exitCode, _, told) = await _line.TypeAsync("search", "--batch", queries, "--out", hits);
        exitCode.ShouldBe(ExitCode.Fine);
        told.ShouldContain("goes on behind query 2 of 4");
        (await File.ReadAllTextAsync(hits, Token)).ShouldBe(await File.ReadAllTextAsync(whole, Token));
    }

    [Theory]
    [InlineData("id,text\n1,a\n", "no column 'query'")]
    [InlineData("id,query\nonly\n", "line 2")]
    [InlineData("", "no column 'query'")]
    public async Task Search_BatchOfAWrongFile_SaysWhatIsWrong(string text, string message)
    {
        var queries = _line.At("queries.csv");
        await File.WriteAllTextAsync(queries, text, Token);
        var (exitCode, _, error) = await _line.TypeAsync("search", "--batch", queries, "--out", _line.At("hits.csv"));
        exitCode.ShouldBe(ExitCode.Usage);
        error.ShouldContain(message);
        error.ShouldContain("queries.csv");
    }

    [Fact]
    public async Task Index_Verify_NamesWhatDiffers()
    {
        var stored = await StoredClaims.AddAsync(_line);
        var behind = await _line.TypeAsync("index", "--verify");
        behind.ExitCode.ShouldBe(ExitCode.Problems);
        behind.Output.ShouldContain($"Missing   {stored.Analysis.Article.Id}");
        behind.Error.ShouldContain("1 missing: 'claimpipeline index'");

        await _line.TypeAsync("index");
        var level = await _line.TypeAsync("index", "--verify");
        level.ExitCode.ShouldBe(ExitCode.Fine, level.Output);
        level.Error.ShouldContain("hold the same");

        await using (var workspace = await _line.OpenAsync())
        {
            var index = workspace.Get<ISearchIndex>();
            await index.UpsertAsync([(await index.GetAsync(stored.Analysis.Article.Id, Token))! with { Title = "Changed" }], Token);
            await index.CommitAsync(Token);
        }

        var damaged = await _line.TypeAsync("index", "--verify", "--json");
        damaged.ExitCode.ShouldBe(ExitCode.Problems);
        using var fault = JsonDocument.Parse(damaged.Output);
        fault.RootElement.GetProperty("kind").GetString().ShouldBe("Damaged");
        damaged.Error.ShouldContain("--rebuild");
        (await _line.TypeAsync("index", "--rebuild")).ExitCode.ShouldBe(ExitCode.Fine);
        (await _line.TypeAsync("index", "--verify")).ExitCode.ShouldBe(ExitCode.Fine);
    }

    private async Task<StoredClaims> IndexedAsync()
    {
        var stored = await StoredClaims.AddAsync(_line);
        (await _line.TypeAsync("index")).ExitCode.ShouldBe(ExitCode.Fine);
        return stored;
    }

    [GeneratedRegex("--after ([0-9a-f]+)")]
    private static partial Regex Cursor();

    private sealed class StoppingWriter(CancellationTokenSource stop, string at) : StringWriter
    {
        public override Task WriteAsync(string? value)
        {
            if (value?.Contains(at, StringComparison.Ordinal) == true)
            {
                stop.Cancel();
            }

            return base.WriteAsync(value);
        }
    }
}
