using Shouldly;

namespace ClaimPipeline.TestKit;

/// <summary>
/// Text that is pinned in <c>tests/ClaimPipeline.Tests/Golden</c>, so that a change of it is seen in review. Running the tests with
/// <c>CLAIMPIPELINE_PIN=1</c> writes the files anew.
/// </summary>
public static class GoldenFile
{
    private static bool IsPinning => Environment.GetEnvironmentVariable("CLAIMPIPELINE_PIN") == "1";

    /// <summary>The folder of one kind of golden files.</summary>
    public static string Folder(string kind) => Repository.At("tests", "ClaimPipeline.Tests", "Golden", kind);

    /// <summary>Fails unless the file holds exactly that text; line ends do not count.</summary>
    public static void ShouldHold(string kind, string name, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var file = Path.Combine(Folder(kind), name);
        var now = text.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (IsPinning)
        {
            Directory.CreateDirectory(Folder(kind));
            File.WriteAllText(file, now);
        }

        var pinned = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        now.ShouldBe(pinned, $"{kind}/{name} has changed; if that is meant, run the tests with CLAIMPIPELINE_PIN=1 and commit the file.");
    }

    /// <summary>Fails when a file is there that no test wrote: what it described is gone.</summary>
    public static void ShouldHoldOnly(string kind, IEnumerable<string> names)
    {
        var stray = Directory.GetFiles(Folder(kind)).Select(f => Path.GetFileName(f)!).Except(names).ToList();
        if (IsPinning)
        {
            stray.ForEach(name => File.Delete(Path.Combine(Folder(kind), name)));
            return;
        }

        stray.ShouldBeEmpty();
    }
}
