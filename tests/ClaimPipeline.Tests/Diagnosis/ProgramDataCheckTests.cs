using ClaimPipeline.App.Diagnosis;
using ClaimPipeline.Classification;

namespace ClaimPipeline.Tests.Diagnosis;

public sealed class ProgramDataCheckTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("claimpipeline-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Run_OfficialDataChangedOrGone_NamesTheFiles()
    {
        var source = Path.Combine(AppContext.BaseDirectory, "corpus", "official");
        var target = _folder.CreateSubdirectory("corpus").CreateSubdirectory("official").FullName;
        File.Copy(Path.Combine(AppContext.BaseDirectory, "checksums.txt"), Path.Combine(_folder.FullName, "checksums.txt"));
        foreach (var file in Directory.GetFiles(source, "*.csv"))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }

        var check = new ProgramDataCheck(new ClassificationOptions(), _folder.FullName);
        (await check.RunAsync(false, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();

        await File.AppendAllTextAsync(Path.Combine(target, "measures.csv"), "\n", TestContext.Current.CancellationToken);
        File.Delete(Path.Combine(target, "trade.csv"));
        var found = await check.RunAsync(false, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        found.Select(finding => (finding.Code, finding.Subject)).ShouldBe(
            [("official-data", "corpus/official/measures.csv"), ("official-data", "corpus/official/trade.csv")], ignoreOrder: true);
    }
}
