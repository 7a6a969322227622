using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using ClaimPipeline.App;
using ClaimPipeline.Storage;
using ClaimPipeline.TestKit;
using Microsoft.Data.Sqlite;

namespace ClaimPipeline.Tests.Diagnosis;

/// <summary>A data folder with three articles, made by the program's own verbs, of which damaged copies are made.</summary>
internal sealed partial class DamagedFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("claimpipeline-doctor-");

    /// <summary>What the doctor's clock shows.</summary>
    public DateTimeOffset Now { get; set; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Whole => At("whole");

    private string Copy => At("copy");

    private string ArchiveFile => Path.Combine(Copy, "archive", "claimpipeline-000001.warc.gz");

    /// <summary>Makes the folder that copies are made of.</summary>
    public async Task MakeAsync()
    {
        Now = Some.Noon;
        Directory.CreateDirectory(At("in"));
        for (var i = 1; i <= 3; i++)
        {
            WriteArticle(i);
        }

        await TypeAsync("import", At("in"), "--data", Whole);
        await TypeAsync("analyze", "--data", Whole);
        await TypeAsync("compare", "--data", Whole);
        await TypeAsync("index", "--data", Whole);
        await File.WriteAllTextAsync(
            Path.Combine(Whole, "seeds.json"), """[{"name":"news","url":"http://news.test/","kind":"Listing","publisher":"N","language":"en","why":"test"}]""", Token);
    }

    /// <summary>Makes a new copy, an hour later.</summary>
    public void Reset()
    {
        Now = Some.Noon.AddHours(2);
        if (Directory.Exists(Copy))
        {
            Directory.Delete(Copy, recursive: true);
        }

        foreach (var file in Directory.GetFiles(Whole, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Copy, Path.GetRelativePath(Whole, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>Runs the doctor on the copy.</summary>
    public Task<(int ExitCode, string Output, string Error)> DoctorAsync(params string[] options) =>
        TypeAsync(["doctor", .. options.Select(option => option.Replace("MODEL", At("model.bin"), StringComparison.Ordinal)), "--data", Copy]);

    /// <summary>The report without what differs from machine to machine.</summary>
    public string Plain(string output)
    {
        output = output.Replace(Copy, "data", StringComparison.Ordinal).Replace(_root.FullName, "/tmp", StringComparison.Ordinal);
        output = FreeSpace().Replace(output, "for the data folder: 12,345 MiB.");
        output = Numbers().Replace(output, "$1N");
        return SqliteFault().Replace(output, "$1(what SQLite says is wrong)");
    }

    /// <summary>Stands for all files of the copy but those of SQLite's that come and go.</summary>
    public string Digest() => string.Join('\n', Directory.GetFiles(Copy, "*", SearchOption.AllDirectories)
        .Where(file => !file.EndsWith("-wal", StringComparison.Ordinal) && !file.EndsWith("-shm", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(file => $"{Path.GetRelativePath(Copy, file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}"));

    public void Delete(string name)
    {
        if (name.Length == 0)
        {
            Directory.Delete(Copy, recursive: true);
            return;
        }

        foreach (var ending in new[] { "", "-wal", "-shm" })
        {
            File.Delete(Path.Combine(Copy, name + ending));
        }
    }

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Copy, name))!);
        Delete(name);
        File.WriteAllText(Path.Combine(Copy, name), text);
    }

    /// <summary>Overwrites some pages of a database from that part of it on.</summary>
    public void Overwrite(string name, double from)
    {
        using var file = File.OpenWrite(Path.Combine(Copy, name));
        file.Position = (long)(file.Length * from) / 4096 * 4096;
        file.Write(Enumerable.Repeat((byte)0x5A, 10 * 4096).ToArray());
    }

    public async Task SqlAsync(string name, string sql)
    {
        await using var store = new SqliteConnection($"Data Source={Path.Combine(Copy, name)};Pooling=False;Foreign Keys=False");
        await store.OpenAsync(Token);
        await using var command = store.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Token);
    }

    public async Task StoreAsync(Func<Stores, Task> change)
    {
        await using var workspace = await Workspace.OpenAsync(Copy, new FixedTime(Now), [], withOfficialData: false, Token);
        await change(new Stores(
            workspace.Get<IRunLedger>(), workspace.Get<IQuarantineStore>(), workspace.Get<IScheduleStore>(), workspace.Get<ILockStore>(),
            workspace.Get<IOfficialUpdateStore>()));
    }

    public async Task AddArticleAsync()
    {
        WriteArticle(4);
        await TypeAsync("import", Path.Combine(At("in"), "4.txt"), "--data", Copy);
        await TypeAsync("analyze", "--data", Copy);
        File.Delete(Path.Combine(At("in"), "4.txt"));
    }

    public void DamageModel()
    {
        var model = File.ReadAllBytes(Repository.At("models", "claims", "1", "model.bin"));
        model[model.Length / 2] ^= 0xFF;
        File.WriteAllBytes(At("model.bin"), model);
    }

    public void DeleteArchive() => File.Delete(ArchiveFile);

    /// <summary>Appends the first bytes of a record.</summary>
    public void AppendToArchive(int bytes)
    {
        var start = File.ReadAllBytes(ArchiveFile)[..bytes];
        using var file = new FileStream(ArchiveFile, FileMode.Append);
        file.Write(start);
    }

    /// <summary>Changes a byte of a record.</summary>
    public void DamageArchive(int record, int at)
    {
        var bytes = File.ReadAllBytes(ArchiveFile);
        var offset = 0;
        for (var i = 0; i < record; i++)
        {
            offset += (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(offset + 16));
        }

        bytes[offset + at] ^= 0xFF;
        File.WriteAllBytes(ArchiveFile, bytes);
    }

    public void CutArchive()
    {
        using var file = File.OpenWrite(ArchiveFile);
        file.SetLength(file.Length / 2);
    }

    public void Dispose() => _root.Delete(recursive: true);

    private string At(string name) => Path.Combine(_root.FullName, name);

    private void WriteArticle(int number) => File.WriteAllText(
        Path.Combine(At("in"), string.Create(CultureInfo.InvariantCulture, $"{number}.txt")),
        $"Report {number} on ores\n\n" + string.Concat(Enumerable.Range(0, 14).Select(line => string.Create(
            CultureInfo.InvariantCulture, $"In its report {number} the survey says in line {line} that China produced {200 + number},000 tons of rare earths in 2022. "))));

    private async Task<(int ExitCode, string Output, string Error)> TypeAsync(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(output, error, isInteractive: false, showsProgress: false);
        var exitCode = await CommandLineApp.RunAsync(words, terminal, new FixedTime(Now));
        return (exitCode, output.ToString(), error.ToString());
    }

    [GeneratedRegex(@"for the data folder: [\d,]+ MiB\.")]
    private static partial Regex FreeSpace();

    [GeneratedRegex(@"(this one (?:knows|has) |\brow |and (?=\d+ more)|at byte |Its last (?=\d+ bytes))\d+")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"(store-damaged\s+store\.db: )[^\n]*(?:\n(?! )[^\n]*)*?(?=\n {20})")]
    private static partial Regex SqliteFault();

    /// <summary>What damages are written through.</summary>
    internal sealed record Stores(IRunLedger Runs, IQuarantineStore Quarantine, IScheduleStore Schedules, ILockStore Locks, IOfficialUpdateStore Updates);

    /// <summary>A clock that stands still.</summary>
    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
