using System.Text;
using System.Text.RegularExpressions;
using ClaimPipeline.App;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Diagnosis;

/// <summary>Each finding provoked once, on a copy of a real data folder that is damaged in one way. The guide shows the whole report.</summary>
public sealed partial class DoctorTests : IAsyncLifetime
{
    private readonly DamagedFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _folder.MakeAsync();

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Doctor_EachDamageOnce_FindsItAndSaysWhatToDo()
    {
        var report = new StringBuilder();
        var codes = new List<string>();
        foreach (var (name, expected, damage, options) in Damages())
        {
            _folder.Reset();
            await damage(_folder);
            var (exitCode, output, error) = await _folder.DoctorAsync(options);

            error.ShouldBeEmpty(name);
            var found = Codes().Matches(output).Select(match => match.Groups[1].Value).ToList();
            found.ShouldContain(expected, $"{name}: {output}");
            codes.AddRange(found);
            exitCode.ShouldBe(output.Contains(" warning", StringComparison.Ordinal) || output.Contains(" error", StringComparison.Ordinal)
                || output.StartsWith("warning", StringComparison.Ordinal) || output.StartsWith("error", StringComparison.Ordinal) ? ExitCode.Problems : ExitCode.Fine);
            report.Append("# ").Append(name).Append('\n').Append(_folder.Plain(output)).Append('\n');
        }

        codes.Distinct().Order(StringComparer.Ordinal).ShouldBe(Damages().Select(damage => damage.Code).Distinct().Order(StringComparer.Ordinal));
        GoldenFile.ShouldHold("doctor", "report.txt", report.ToString());
        var guide = await File.ReadAllTextAsync(Repository.At("docs", "guide", "doctor.md"), Token);
        guide.ReplaceLineEndings("\n").ShouldContain($"```\n{report.ToString().Trim()}\n```", customMessage: "the guide shows the report: copy Golden/doctor/report.txt there");
    }

    [Fact]
    public async Task Doctor_HealthyFolder_FindsNothingAndChangesNothing()
    {
        _folder.Reset();
        await _folder.DoctorAsync("--full");
        var before = _folder.Digest();

        var (exitCode, output, _) = await _folder.DoctorAsync("--full");

        output.ShouldBe("Nothing was found.\n");
        exitCode.ShouldBe(ExitCode.Fine);
        _folder.Digest().ShouldBe(before);
        (await _folder.DoctorAsync("--json")).Output.ShouldBeEmpty();
    }

    private static IEnumerable<(string Name, string Code, Func<DamagedFolder, Task> Damage, string[] Options)> Damages()
    {
        var item = new QuarantinedItem
        {
            Pass = "analyze", Item = "p", Name = "http://news.test/1", Version = "v", Error = "FormatException: no", FirstSeen = Some.Noon, LastSeen = Some.Noon,
        };
        var schedule = new SourceSchedule { Source = "news", Spec = "adaptive", DueAt = Some.Noon.AddYears(1), Interval = TimeSpan.FromHours(6) };
        return
        [
            One("a data folder that is not there", "folder", folder => folder.Delete("")),
            One("a setting out of its bounds", "settings", folder => folder.Write("claimpipeline.json", """{"Pipeline":{"Parallelism":-1}}""")),
            One("settings that are no JSON", "settings-unreadable", folder => folder.Write("claimpipeline.json", """{"Pipeline":""")),
            One("a section that nobody reads", "settings-unknown", folder => folder.Write("claimpipeline.json", """{"Crawler":{"MinDelay":"00:00:09"}}""")),
            One("store.db deleted", "store-missing", folder => folder.Delete("store.db")),
            One("store.db overwritten", "store-foreign", folder => folder.Write("store.db", new string('x', 9000))),
            One("some pages of store.db overwritten", "store-damaged", folder => folder.Overwrite("store.db", 0.5)),
            Sql("store.db of a newer program", "store-newer", "PRAGMA user_version = 999"),
            Sql("store.db of an older program", "store-older", "PRAGMA user_version = 1"),
            Sql("rows deleted by hand", "store-references", "DELETE FROM page WHERE id = (SELECT min(page) FROM article)"),
            One("a disk that is nearly full", "disk", _ => { }, "--set", "Diagnosis:MinFreeBytes=9000000000000000000"),
            One("a model file that was changed", "model", folder => folder.DamageModel(), "--set", "Classification:ModelPath=MODEL"),
            Sql("counts of a run changed", "ledger-law", "UPDATE run SET record = replace(record, '\"kept\":3', '\"kept\":2') WHERE record LIKE '%\"import\"%'"),
            One("a clock that was set back", "clock", folder => folder.Now = Some.Noon.AddDays(-30)),
            Store("a run that was killed, and none after it", "run-open", store => store.Runs.SaveAsync(Run("analyze", 60), Token)),
            Store("a run that was killed, and others after it", "run-killed", store => store.Runs.SaveAsync(Run("analyze", -60), Token)),
            Store("an item that the program fails on", "quarantine", store => store.Quarantine.PutAsync(item, Token)),
            One("an official table that cannot be used", "official-refused", folder => folder.Write(Path.Combine("official", "refused", "mcs2027.csv"), "?")),
            Store("an address that gives no official table", "official-updates", store => store.Updates.SaveAsync(
                new OfficialLook { At = Some.Noon, Troubles = ["https://stats.test/mcs.csv gave no file: HTTP status 404. (NotFound)"] }, Token)),
            One("a seed list that cannot be read", "seeds", folder => folder.Write("seeds.json", """[{"name":"news"}]""")),
            Store("a schedule whose seed is gone", "schedule-unknown", store => store.Schedules.ChangeAsync("old", _ => schedule with { Source = "old" }, Token)),
            Store("no scheduler running", "schedule-overdue", store => store.Schedules.ChangeAsync("news", _ => schedule with { DueAt = Some.Noon.AddDays(-3) }, Token)),
            Store("a source whose runs fail", "source-failing", store => store.Schedules.ChangeAsync("news", _ => schedule with { Failures = 4, Detail = "The disk is full." }, Token)),
            Store("a lock of a machine that is gone", "lock-stale", store => store.Locks.TakeAsync(
                new RunLock("source/news", "old-host", "4711", Some.Noon, Some.Noon, Some.Noon.AddMinutes(2)), _ => true, Token)),
            One("an archive file deleted", "archive-missing", folder => folder.DeleteArchive()),
            One("a record torn at the end of the archive", "archive-torn", folder => folder.AppendToArchive(100)),
            One("a length in the midst of the archive changed", "archive-damaged", folder => folder.DamageArchive(record: 1, at: 16)),
            One("the archive cut short", "archive-short", folder => folder.CutArchive()),
            One("a byte in the midst of the archive changed", "archive-digest", folder => folder.DamageArchive(record: 1, at: 60)),
            One("index.db deleted", "index-none", folder => folder.Delete("index.db")),
            One("index.db overwritten", "check-failed", folder => folder.Write("index.db", new string('x', 9000))),
            Sql("an article that the index lags behind", "index-outdated", "UPDATE article SET full_stamp = 'new' WHERE id = (SELECT min(id) FROM article)"),
            Sql("an article that the store does not have", "index-orphaned", "DELETE FROM article WHERE id = (SELECT min(id) FROM article)"),
            ("an article that was never indexed", "index-missing", folder => folder.AddArticleAsync(), []),
            ("rows deleted from index.db", "index-damaged", folder => folder.SqlAsync("index.db", "DELETE FROM record WHERE doc = (SELECT min(doc) FROM record)"), ["--full"]),
        ];
    }

    private static (string, string, Func<DamagedFolder, Task>, string[]) One(string name, string code, Action<DamagedFolder> damage, params string[] options) =>
        (name, code, folder =>
        {
            damage(folder);
            return Task.CompletedTask;
        }, options);

    private static (string, string, Func<DamagedFolder, Task>, string[]) Sql(string name, string code, string sql) =>
        (name, code, folder => folder.SqlAsync("store.db", sql), []);

    private static (string, string, Func<DamagedFolder, Task>, string[]) Store(string name, string code, Func<DamagedFolder.Stores, Task> damage) =>
        (name, code, folder => folder.StoreAsync(damage), []);

    private static Run Run(string pass, int minute)
    {
        var start = Some.Noon.AddMinutes(minute);
        return new Run { Id = ClaimPipeline.Records.Run.IdOf(pass, start), Pass = pass, StartedAt = start, Version = "v" };
    }

    [GeneratedRegex(@"^(?:info|warning|error)\s+([a-z-]+) ", RegexOptions.Multiline)]
    private static partial Regex Codes();
}
