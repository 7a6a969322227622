using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace ClaimPipeline.EndToEndTests;

/// <summary>A file system of its own, in memory, that can be made small and large again.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const long Roomy = 128 << 20;

    private SmallDisk(string path) => Path = path;

    /// <summary>Where it is mounted.</summary>
    public string Path { get; }

    /// <summary>Whether this machine lets us mount one.</summary>
    public static bool IsPossible
    {
        get
        {
            var path = Directory.CreateTempSubdirectory("claimpipeline-test-").FullName;
            var isPossible = Try("mount", "-t", "tmpfs", "-o", Size(Roomy), "claimpipeline-test", path);
            _ = isPossible && Try("umount", path);
            Directory.Delete(path);
            return isPossible;
        }
    }

    /// <summary>Mounts one with plenty of room; the test is skipped where that is not possible.</summary>
    public static SmallDisk Mount(string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "mounting a small disk needs root on Linux");
        Directory.CreateDirectory(path);
        Assert.SkipUnless(Try("mount", "-t", "tmpfs", "-o", Size(Roomy), "claimpipeline-test", path), "this machine does not let root mount a tmpfs");
        return new SmallDisk(path);
    }

    /// <summary>Leaves that many bytes free.</summary>
    public void Shrink(long free)
    {
        var drive = new DriveInfo(Path);
        Resize(drive.TotalSize - drive.TotalFreeSpace + free);
    }

    /// <summary>Gives it plenty of room again.</summary>
    public void Grow() => Resize(Roomy);

    public void Dispose() => Try("umount", Path);

    private static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"size={bytes}");

    private static bool Try(string program, params string[] args)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private void Resize(long bytes) => Try("mount", "-o", $"remount,{Size(bytes)}", Path).ShouldBeTrue();
}
