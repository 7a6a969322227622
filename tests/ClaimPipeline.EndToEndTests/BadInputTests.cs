namespace ClaimPipeline.EndToEndTests;

/// <summary>Bad input gets one clear sentence that names the thing and the remedy, the right exit code, and nothing stored is lost.</summary>
public sealed class BadInputTests
{
    private const string Text =
        "China produced 210,000 tons of rare earths in 2022, the survey said on Monday. The rest of the world produced far less than that in "
        + "all, and most of it came from one mine in California and another one in Western Australia, which send their concentrate abroad.";

    public static TheoryData<string[], int, string> CommandLines => new()
    {
        { ["crwl"], 2, "crwl" },
        { ["index", "--rebiuld"], 2, "--rebiuld" },
        { ["import"], 2, "import --help" },
        { ["import", "no-such-file.html"], 2, "no-such-file.html" },
        { ["run", "--seeds", "no-such-list.json"], 2, "no-such-list.json" },
        { ["index", "--set", "Pipeline:IndexBatch=0"], 2, "IndexBatch" },
        { ["index", "--set", "Pipeline:IndexBach=5"], 2, "IndexBach" },
        { ["index", "--set", "nonsense"], 2, "NAME=VALUE" },
        { ["show", "zzzz"], 2, "zzzz" },
        { ["search", "figure:[60%"], 2, "^" },
        { ["official", "import", "no-such-table.csv"], 2, "no-such-table.csv" },
        { ["analyze", "--set", "Classification:ModelPath=/no/such/model"], 1, "/no/such/model" },
        { ["index", "--set", "Pipline:IndexBatch=5"], 2, "Pipline" },
        { ["crawl", "--set", "Crawling:MinDelay=soon"], 2, "MinDelay" },
    };

    [Theory]
    [MemberData(nameof(CommandLines))]
    public async Task Run_WrongCommandLine_NamesTheThing(string[] args, int exitCode, string named)
    {
        using var folder = new TestFolder();
        string[] all = args[0] is "crwl" || args is ["import"] ? args : [.. args, "--data", folder.At("data")];

        var result = await Cli.RunAsync(all);

        result.ExitCode.ShouldBe(exitCode, result.Error);
        result.Error.ShouldContain(named);
        result.Error.ShouldNotContain("   at ");
        result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task Import_FolderOfBinaries_DropsThemByNameAndKeepsTheRest()
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(folder.At("in"));
        await File.WriteAllBytesAsync(folder.At("in", "program.bin"), [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 3], TestContext.Current.CancellationToken);
        folder.Write("in/article.txt", Text);

        var result = await Cli.RunAsync("import", folder.At("in"), "--data", folder.At("data"));

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("program.bin");
        result.Output.ShouldContain("kept 1");
        result.Output.ShouldContain("UnsupportedType 1");
    }

    [Fact]
    public async Task Analyze_BrokenModelFile_SaysSoAndLosesNothing()
    {
        using var folder = new TestFolder();
        folder.Write("article.txt", Text);
        await Cli.RunAsync("import", folder.At("article.txt"), "--data", folder.At("data"));
        var model = folder.Write("model.bin", "this is no model");

        var broken = await Cli.RunAsync("analyze", "--data", folder.At("data"), "--set", $"Classification:ModelPath={model}");
        var repaired = await Cli.RunAsync("analyze", "--data", folder.At("data"));

        broken.ExitCode.ShouldBe(1);
        broken.Error.ShouldContain("model.bin");
        repaired.ExitCode.ShouldBe(0, repaired.Error);
        repaired.Output.ShouldContain("kept 1");
    }

    [Fact]
    public async Task OfficialImport_WrongUnit_ImportsNothing()
    {
        using var folder = new TestFolder();
        var table = folder.Write(
            "table.csv",
            "SERIES,INDICATOR,COMMODITY,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,SOURCE\nA.x.tin.PER,mine_production,tin,PER,2022,12,bushelfuls,USGS\n");
        await Cli.RunAsync("init", "--data", folder.At("data"));
        var before = StoreProbe.Count(folder.At("data"), "SELECT count(*) FROM official_figure");

        var result = await Cli.RunAsync("official", "import", table, "--data", folder.At("data"));

        result.ExitCode.ShouldBe(1);
        (result.Output + result.Error).ShouldContain("bushelfuls");
        StoreProbe.Count(folder.At("data"), "SELECT count(*) FROM official_figure").ShouldBe(before);
    }

    [Fact]
    public async Task AnyVerb_DamagedStore_SaysSo()
    {
        using var folder = new TestFolder();
        folder.Write("store.db", new string('x', 5000));

        var result = await Cli.RunAsync("analyze", "--data", folder.Path);

        result.ExitCode.ShouldBe(1, result.Error);
        result.Error.ShouldContain("store.db");
        result.Error.ShouldNotContain("   at ");
        (await File.ReadAllTextAsync(folder.At("store.db"), TestContext.Current.CancellationToken)).ShouldStartWith("xxxx");
    }

    [Fact]
    public async Task Index_DamagedIndex_IsRebuilt()
    {
        using var folder = new TestFolder();
        folder.Write("article.txt", Text);
        await Cli.RunAsync("import", folder.At("article.txt"), "--data", folder.At("data"));
        (await Cli.RunAsync("run", "--data", folder.At("data"))).ExitCode.ShouldBe(0);
        foreach (var file in Directory.GetFiles(folder.At("data"), "index.db*"))
        {
            File.Delete(file);
        }

        var rebuilt = await Cli.RunAsync("index", "--rebuild", "--data", folder.At("data"));
        var found = await Cli.RunAsync("search", "rare earths", "--data", folder.At("data"));

        rebuilt.ExitCode.ShouldBe(0, rebuilt.Error);
        found.Output.ShouldContain("1 article(s)");
    }
}
