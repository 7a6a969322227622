using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace ClaimPipeline.Archive;

/// <summary>The files of an archive folder, and its lock.</summary>
internal sealed class WarcFolder(string path)
{
    private const string Prefix = "claimpipeline-";
    private const string Suffix = ".warc.gz";
    private const long LongestTail = 256L << 20;

    /// <summary>Full path of a file of the archive.</summary>
    public string PathOf(string file) => Path.Combine(path, file);

    /// <summary>Keeps other processes from appending until it is disposed.</summary>
    /// <exception cref="IOException">Another process appends.</exception>
    public FileStream Lock()
    {
        Directory.CreateDirectory(path);
        try
        {
            return new FileStream(PathOf("archive.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException busy) when (busy is not (FileNotFoundException or DirectoryNotFoundException))
        {
            throw new IOException(
                $"The archive {path} is being written by another process: wait until that one has ended, or use another data folder.", busy);
        }
    }

    /// <summary>Opens the last file for appending behind its last whole record, or a new one.</summary>
    public (string Name, SafeFileHandle Handle, long Length) OpenLast()
    {
        var last = Directory.EnumerateFiles(path, Prefix + "*" + Suffix).Select(Path.GetFileName).Max(StringComparer.Ordinal);
        if (last is null)
        {
            return Create(1);
        }

        var handle = File.OpenHandle(PathOf(last), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        if (WholeLength(handle) is not { } whole)
        {
            handle.Dispose();
            return After(last);
        }

        if (whole < RandomAccess.GetLength(handle))
        {
            RandomAccess.SetLength(handle, whole);
            RandomAccess.FlushToDisk(handle);
        }

        return (last, handle, whole);
    }

    /// <summary>The files of a folder with their lengths, and how far each is whole from its front; null when there is damage with good records behind it.</summary>
    public static IEnumerable<(string File, long Length, long? Whole)> Walk(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, Prefix + "*" + Suffix) : [];
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            yield return (Path.GetFileName(file), RandomAccess.GetLength(handle), WholeLength(handle));
        }
    }

    /// <summary>The file that follows <paramref name="file"/>, empty.</summary>
    public (string Name, SafeFileHandle Handle, long Length) After(string file) =>
        Create(int.Parse(file.AsSpan()[Prefix.Length..^Suffix.Length], CultureInfo.InvariantCulture) + 1);

    private (string Name, SafeFileHandle Handle, long Length) Create(int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:D6}{Suffix}");
        return (name, File.OpenHandle(PathOf(name), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite), 0);
    }

    /// <summary>
    /// Length of the whole records from the front; null when it is not a torn end that follows but damage with good records
    /// behind it, which must not be cut off.
    /// </summary>
    private static long? WholeLength(SafeFileHandle file)
    {
        var end = RandomAccess.GetLength(file);
        long at = 0, last = 0;
        Span<byte> header = stackalloc byte[GzipMember.HeaderLength];
        while (at < end)
        {
            var read = RandomAccess.Read(file, header, at);
            if (GzipMember.LengthOf(header[..read]) is not { } length || length > end - at)
            {
                return HasWholeMember(file, at + 1, end) ? null : at;
            }

            (last, at) = (at, at + length);
        }

        return at == 0 || IsWhole(file, last, at - last) ? at : last;
    }

    private static bool IsWhole(SafeFileHandle file, long offset, long length)
    {
        try
        {
            var member = new byte[length];
            return ReadFully(file, member, offset) && GzipMember.Decompress(member).Length > 0;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static bool HasWholeMember(SafeFileHandle file, long from, long end)
    {
        if (end - from > LongestTail)
        {
            return true;
        }

        var tail = new byte[end - from];
        if (!ReadFully(file, tail, from))
        {
            return false;
        }

        for (var at = 0; at < tail.Length; at++)
        {
            var next = tail.AsSpan(at).IndexOf((byte)0x1F);
            if (next < 0)
            {
                return false;
            }

            at += next;
            if (GzipMember.LengthOf(tail.AsSpan(at)) is { } length && length <= tail.Length - at
                && IsWhole(file, from + at, length))
            {
                return true;
            }
        }

        return false;
    }

    private static bool ReadFully(SafeFileHandle file, Span<byte> into, long offset)
    {
        while (into.Length > 0)
        {
            var read = RandomAccess.Read(file, into, offset);
            if (read == 0)
            {
                return false;
            }

            into = into[read..];
            offset += read;
        }

        return true;
    }
}
