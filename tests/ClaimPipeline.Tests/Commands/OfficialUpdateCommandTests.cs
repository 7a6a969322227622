using System.Text.Json;
using ClaimPipeline.App;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Commands;

/// <summary>Official updates from a real folder and a real server, over a data folder with two articles: one on rare earths, one on tin.</summary>
public sealed class OfficialUpdateCommandTests : IDisposable
{
    private const string AtOnce = "OfficialUpdates:Settle=00:00:00";
    private const string RareEarths = "USGS_MCS.mine_production.rare_earths.CHN,mine_production,rare_earths,CHN,,2022,";

    private readonly CommandLine _line = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Folder => Path.Combine(_line.Data, "official");

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task Update_ChangedRows_CompareAgainOnlyWhatTheyAffect_AndTellIt()
    {
        await ArticlesAsync();
        (await _line.TypeAsync("alerts", "add", "disputed", "verdict:conflicting", "--to", $"file:{_line.At("disputed.jsonl")}")).ExitCode.ShouldBe(ExitCode.Fine);
        await DropAsync("mcs.csv", Rows(RareEarths, "210000", "500000"));

        var (exitCode, output, error) = await UpdateAsync();

        exitCode.ShouldBe(ExitCode.Fine, error);
        output.ShouldContain("mcs.csv: imported, 0 rows added, 2 changed, 0 unchanged, 0 refused");
        output.ShouldContain("1 imported; 1 claims compared again, 1 verdicts changed, 1 overturned, 1 untouched");

        // Moved, with its record; what was said under which data is kept; the saved search tells it.
        Directory.GetFiles(Folder).ShouldBeEmpty();
        Directory.GetFiles(Path.Combine(Folder, "imported")).Select(Path.GetFileName).ShouldBe(
            [Record("mcs.csv"), Record("mcs.csv") + ".record.json"], ignoreOrder: true);
        (await File.ReadAllTextAsync(_line.At("disputed.jsonl"), Token)).ShouldContain("210,000");
        await using (var workspace = await _line.OpenAsync())
        {
            var verdicts = workspace.Get<IVerdictStore>();
            var revision = await workspace.Get<IReferenceStore>().RevisionAsync(Token);
            var histories = new List<IReadOnlyList<Verdict>>();
            await foreach (var id in workspace.Get<IAnalysisStore>().ListAsync(Token))
            {
                foreach (var verdict in await verdicts.OfArticleAsync(id, Token))
                {
                    verdict.Version.ShouldEndWith(revision);
                    histories.Add(await verdicts.HistoryAsync(verdict.Claim, Token));
                }
            }

            var told = histories.Where(history => history.Count == 2).ShouldHaveSingleItem();
            told.Select(verdict => verdict.Label).ShouldBe([VerdictLabel.Supported, VerdictLabel.ConflictingEvidence], "another source says what the text says");
            told[0].Version.ShouldNotBe(told[1].Version);
        }

        (await _line.TypeAsync("compare")).Output.ShouldContain("read 0");
        (await _line.TypeAsync("official", "updates")).Output.ShouldMatch(@"mcs\.csv\s+Imported\s+0\s+2\s+0\s+0\s+1\s+1");
        (await _line.TypeAsync("jobs", "list")).Output.ShouldContain("official updates");
    }

    [Fact]
    public async Task Update_TheSameFileAgain_IsKnownAndChangesNothing()
    {
        await DropAsync("mcs.csv", Rows(RareEarths, "210000", "500000"));
        (await UpdateAsync()).ExitCode.ShouldBe(ExitCode.Fine);
        await DropAsync("again.csv", Rows(RareEarths, "210000", "500000"));

        var (exitCode, output, _) = await UpdateAsync();

        exitCode.ShouldBe(ExitCode.Fine);
        output.ShouldBe("again.csv: known, the same file was imported before\n1 known\n");
        Directory.GetFiles(Folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Update_FileThatCannotBeUsed_IsRefusedWithLineAndRemedy_AndTheDoctorFindsIt()
    {
        await DropAsync("bad.csv", Rows(RareEarths, "210000", "many"));
        await DropAsync("good.csv", Rows(RareEarths, "210000", "500000"));
        await DropAsync("notes.docx", "PK");
        await DropAsync("table.xlsx", "PK");

        var (exitCode, output, error) = await UpdateAsync();

        exitCode.ShouldBe(ExitCode.Problems);
        output.ShouldContain("bad.csv: refused, 0 rows added, 0 changed, 0 unchanged, 2 refused");
        output.ShouldContain("good.csv: imported");
        error.ShouldContain("bad.csv, line 2");
        var why = await File.ReadAllTextAsync(Path.Combine(Folder, "refused", "bad.csv.error.txt"), Token);
        why.ShouldContain("bad.csv, line 2");
        why.ShouldContain("put it into");
        (await File.ReadAllTextAsync(Path.Combine(Folder, "refused", "table.xlsx.error.txt"), Token)).ShouldContain("table.xlsx.map.json");
        var doctor = await _line.TypeAsync("doctor");
        doctor.Output.ShouldContain("official-refused");
        doctor.Output.ShouldContain("3 file(s) with official data could not be used");

        // Mended and put back, it is imported: that it was refused does not count against it.
        File.Delete(Path.Combine(Folder, "refused", "bad.csv"));
        await DropAsync("bad.csv", Rows(RareEarths, "210000", "600000"));
        (await UpdateAsync()).Output.ShouldContain("bad.csv: imported");
    }

    [Fact]
    public async Task Update_FileThatIsStillWritten_WaitsForTheNextLook()
    {
        await DropAsync("whole.csv.part", "half");
        await DropAsync(".hidden.csv", "half");
        var path = Path.Combine(Folder, "growing.csv");
        using var stop = new CancellationTokenSource();
        var rows = Rows(RareEarths, "210000", "500000");
        await File.WriteAllTextAsync(path, rows[..200], Token);
        var writing = Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    await File.AppendAllTextAsync(path, " ", CancellationToken.None);
                    await Task.Delay(20, CancellationToken.None);
                }
            },
            Token);

        var (exitCode, output, _) = await _line.TypeAsync("official", "update", "--set", "OfficialUpdates:Settle=00:00:00.5");

        await stop.CancelAsync();
        await writing;
        exitCode.ShouldBe(ExitCode.Fine);
        output.ShouldBe("1 still being written\n");
        await File.WriteAllTextAsync(path, rows, Token);
        (await UpdateAsync()).Output.ShouldContain("growing.csv: imported");
        Directory.GetFiles(Folder).Select(Path.GetFileName).ShouldBe(["whole.csv.part", ".hidden.csv"], ignoreOrder: true);
    }

    [Fact]
    public async Task Update_TableWithAMappingBesideIt_IsReadWithIt()
    {
        await DropAsync("tin.csv", "Country,Year,Output\nIndonesia,2022,74000\nPeru,2022,29000\n");
        await DropAsync(
            "tin.csv.map.json",
            """{ "constants": { "INDICATOR": "mine_production", "COMMODITY": "tin", "UNIT_MEASURE": "t", "SOURCE": "ITA", "EDITION": "2023" }, "columns": { "REF_AREA": "Country", "TIME_PERIOD": "Year", "OBS_VALUE": "Output" } }""");

        (await UpdateAsync()).Output.ShouldContain("tin.csv: imported, 2 rows added");

        Directory.GetFiles(Folder).Select(Path.GetFileName).ShouldBe(["tin.csv.map.json"]);
        (await _line.TypeAsync("official", "list", "--commodity", "tin", "--place", "PER")).Output.ShouldContain("ITA");
    }

    [Fact]
    public async Task Update_Address_IsFetchedOnceAndAgainWhenItsTagChanges()
    {
        await using var site = await LoopbackSite.StartAsync();
        var settings = new[]
        {
            "--set", AtOnce, "--set", $"OfficialUpdates:Urls:0={site.Base}/data/mcs.csv?edition=latest", "--set", $"OfficialUpdates:Urls:1={site.Base}/gone.csv",
            "--set", $"Crawling:AllowAddresses:0={site.Authority}",
        };
        site.PutTagged("/data/mcs.csv?edition=latest", Rows(RareEarths, "210000", "500000"), "\"1\"");

        var first = await _line.TypeAsync(["official", "update", .. settings]);
        var second = await _line.TypeAsync(["official", "update", .. settings]);
        site.PutTagged("/data/mcs.csv?edition=latest", Rows(RareEarths, "210000", "600000"), "\"2\"");
        var third = await _line.TypeAsync(["official", "update", .. settings]);

        first.Output.ShouldContain("mcs.csv: imported, 0 rows added, 2 changed");
        first.Error.ShouldContain("/gone.csv gave no file");
        first.ExitCode.ShouldBe(ExitCode.Problems);
        second.Output.ShouldBe("nothing new\n");
        third.Output.ShouldContain("mcs.csv: imported, 0 rows added, 2 changed");
        site.Count("/data/mcs.csv?edition=latest").ShouldBe(3);
        (await _line.TypeAsync("doctor")).Output.ShouldContain("/gone.csv gave no file");
        (await _line.TypeAsync("official", "updates", "--json")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize(line, RecordsJson.Compact.OfficialUpdate)!.Url).ShouldAllBe(url => url!.StartsWith(site.Base, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Update_AddressOfThisMachine_IsRefusedUnlessItIsAllowed()
    {
        await using var site = await LoopbackSite.StartAsync();
        site.Put("/mcs.csv", Rows(RareEarths, "210000", "500000"));

        var (exitCode, _, error) = await _line.TypeAsync("official", "update", "--set", $"OfficialUpdates:Urls:0={site.Base}/mcs.csv");

        exitCode.ShouldBe(ExitCode.Problems);
        error.ShouldContain("AddressRefused");
        site.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Update_LargerThanAllowed_OrNothingToLookAt_IsSaid()
    {
        (await _line.TypeAsync("official", "update")).ExitCode.ShouldBe(ExitCode.Usage);
        await using var site = await LoopbackSite.StartAsync();
        site.Put("/mcs.csv", Rows(RareEarths, "210000", "500000"));

        var (exitCode, _, error) = await _line.TypeAsync(
            "official", "update", "--set", $"OfficialUpdates:Urls:0={site.Base}/mcs.csv", "--set", "OfficialUpdates:MaxBytes=100", "--set", $"Crawling:AllowAddresses:0={site.Authority}");

        exitCode.ShouldBe(ExitCode.Problems);
        error.ShouldContain("TooLarge");
    }

    [Fact]
    public async Task JobsRunOnce_LooksWhenItIsDue()
    {
        await DropAsync("mcs.csv", Rows(RareEarths, "210000", "500000"));
        var first = await _line.TypeAsync("jobs", "run", "--once", "--set", AtOnce);
        await DropAsync("more.csv", Rows(RareEarths, "210000", "600000"));
        var early = await _line.TypeAsync("jobs", "run", "--once", "--set", AtOnce);
        var due = await _line.TypeAsync("jobs", "run", "--once", "--set", AtOnce, "--set", "OfficialUpdates:Interval=00:00:10");

        first.Output.ShouldContain("official updates: Done. 1 imported");
        early.Output.ShouldBeEmpty();
        File.Exists(Path.Combine(Folder, "more.csv")).ShouldBe(due.Output.Length == 0, "ten seconds may have passed or not");
    }

    private Task<(int ExitCode, string Output, string Error)> UpdateAsync() => _line.TypeAsync("official", "update", "--set", AtOnce);

    private async Task DropAsync(string name, string text)
    {
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, name), text, Token);
    }

    private string Record(string name) => Path.GetFileName(Directory.GetFiles(Path.Combine(Folder, "imported"), "*" + name).Single());

    /// <summary>The committed rows that begin so, with another value.</summary>
    private static string Rows(string beginning, string value, string other) => string.Concat(
        File.ReadLines(Repository.At("corpus", "official", "usgs_mcs.csv")).Where((line, number) => number == 0 || line.StartsWith(beginning, StringComparison.Ordinal))
            .Select((line, number) => (number == 0 ? line : line.Replace($",{value},", $",{other},", StringComparison.Ordinal)) + "\n"));

    private async Task ArticlesAsync()
    {
        // No table has the second one, so its verdict cites none: a table with a changed row is another table to all who cite it.
        foreach (var (name, claim) in new[] { ("earths", "China produced 210,000 tons of rare earths in 2022."), ("tin", "Peru produced 29,000 tons of tin in 1952.") })
        {
            var filler = string.Concat(Enumerable.Repeat("<p>The ministry met the companies and spoke of the mines, the roads and the people who live beside them.</p>", 8));
            await File.WriteAllTextAsync(
                _line.At($"{name}.html"),
                $"""
                <html><head><title>News of {name}</title><meta property="article:published_time" content="2023-05-01T08:00:00Z"></head>
                <body><article><h1>News of {name}</h1><p>{claim}</p>{filler}</article></body></html>
                """,
                Token);
            (await _line.TypeAsync("import", _line.At($"{name}.html"))).ExitCode.ShouldBe(ExitCode.Fine);
        }

        foreach (var verb in new[] { "analyze", "compare", "index" })
        {
            (await _line.TypeAsync(verb)).ExitCode.ShouldBe(ExitCode.Fine);
        }
    }
}
