namespace ClaimPipeline.EndToEndTests;

/// <summary>A disk that fills up stops a pass with one clear sentence; with room again, the same command goes on and nothing is lost.</summary>
public sealed class FullDiskTests
{
    private const string Sentence = "The disk is full: free some space and run the same command again; what was stored before is intact.";
    private const int Articles = 200;

    /// <summary>Bytes left on the disk, so that it fills up at different moments of a pass.</summary>
    public static TheoryData<int> Free => [0, 256 << 10];

    [Theory]
    [MemberData(nameof(Free))]
    public async Task ImportAndRun_DiskFillsUp_SaySoAndGoOnWhenThereIsRoom(int free)
    {
        using var folder = new TestFolder();
        using var disk = SmallDisk.Mount(folder.At("disk"));
        var data = folder.At("disk", "data");
        Directory.CreateDirectory(folder.At("in"));
        for (var i = 0; i < Articles; i++)
        {
            folder.Write($"in/{i}.txt", Article(i));
        }

        (await Cli.RunAsync("import", folder.At("in", "0.txt"), "--data", data)).ExitCode.ShouldBe(0);
        (await Cli.RunAsync("run", "--data", data)).ExitCode.ShouldBe(0);
        var before = await Cli.RunAsync("export", "--data", data);
        before.Output.ShouldNotBeEmpty();

        await FailThenFinishAsync(disk, free, "import", folder.At("in"), "--data", data);
        StoreProbe.Count(data, "SELECT count(*) FROM page").ShouldBe(Articles);
        await FailThenFinishAsync(disk, free, "run", "--data", data);

        var after = await Cli.RunAsync("export", "--data", data);
        after.Output.Split('\n').ShouldContain(before.Output.Split('\n')[0]);
        (await Cli.RunAsync("search", "rare earths", "--data", data)).Output.ShouldContain($"{Articles} article(s)");
    }

    private static async Task FailThenFinishAsync(SmallDisk disk, long free, params string[] command)
    {
        disk.Shrink(free);
        var full = await Cli.RunAsync(command);
        var still = await Cli.RunAsync(command);
        disk.Grow();
        var finished = await Cli.RunAsync(command);

        full.Error.Trim().ShouldBe(Sentence);
        full.ExitCode.ShouldBe(1);
        still.Error.Trim().ShouldBe(Sentence);
        still.ExitCode.ShouldBe(1);
        finished.ExitCode.ShouldBe(0, finished.Error);
    }

    // Hard to compress, so that the archive grows; every article has a claim of its own.
    private static string Article(int number)
    {
        var chance = new Random(number);
        var noise = string.Join(' ', Enumerable.Range(0, 300).Select(_ => $"{(char)('a' + chance.Next(26))}{chance.Next():x}"));
        return FormattableString.Invariant($"""
            Report {number} on rare earths

            China produced {100_000 + (number * 500)} tons of rare earths in 2022, the survey said on Monday. The rest of the world produced far less
            than that in all, and most of it came from one mine in California and another one in Western Australia, which send their concentrate abroad.

            {noise}
            """);
    }
}
