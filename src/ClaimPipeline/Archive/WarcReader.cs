using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace ClaimPipeline.Archive;

/// <summary>Reads WARC files made by anyone: plain, gzipped as a whole, or one gzip member per record.</summary>
public static class WarcReader
{
    private const int LongestHeader = 1 << 20;

    /// <summary>The records of a file, one in memory at a time.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maxBlockBytes">Blocks longer than that are skipped; their records say so.</param>
    /// <exception cref="InvalidDataException">A record is damaged or cut; the message names file and offset. Thrown after the good ones.</exception>
    public static IEnumerable<WarcRecord> Read(string path, int maxBlockBytes)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16);
        Span<byte> magic = stackalloc byte[2];
        var isGzip = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic[0] == 0x1F && magic[1] == 0x8B;
        file.Position = 0;
        return isGzip ? ReadGzip(path, maxBlockBytes) : ReadPlain(path, maxBlockBytes);
    }

    /// <summary>The records of a stream.</summary>
    internal static IEnumerable<WarcRecord> Read(Stream stream, string name, int maxBlockBytes)
    {
        var input = new ByteReader(stream, name);
        while (input.SkipLineEnds())
        {
            var offset = input.Position;
            yield return ReadRecord(input, name, offset, maxBlockBytes);
        }
    }

    private static IEnumerable<WarcRecord> ReadPlain(string path, int maxBlockBytes)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16);
        foreach (var record in Read(file, path, maxBlockBytes))
        {
            yield return record;
        }
    }

    private static IEnumerable<WarcRecord> ReadGzip(string path, int maxBlockBytes)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16);
        using var gzip = new GZipStream(file, CompressionMode.Decompress);
        foreach (var record in Read(gzip, path, maxBlockBytes))
        {
            yield return record;
        }
    }

    private static WarcRecord ReadRecord(ByteReader input, string name, long offset, int maxBlockBytes)
    {
        var version = input.ReadLine();
        if (!version.StartsWith("WARC/", StringComparison.Ordinal))
        {
            throw Damage(name, offset, "does not begin with WARC/ and a version: the file is no WARC file, or is damaged before it");
        }

        var fields = new List<KeyValuePair<string, string>>();
        for (var line = input.ReadLine(); line.Length > 0; line = input.ReadLine())
        {
            if (input.Position - offset > LongestHeader)
            {
                throw Damage(name, offset, "has a header of more than 1 MiB");
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (line[0] is ' ' or '\t' && fields.Count > 0)
            {
                fields[^1] = new(fields[^1].Key, fields[^1].Value + " " + line.Trim());
            }
            else if (colon > 0)
            {
                fields.Add(new(line[..colon].Trim(), line[(colon + 1)..].Trim()));
            }
        }

        var length = fields.Find(f => f.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)).Value;
        if (!long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes))
        {
            throw Damage(name, offset, "has no readable Content-Length");
        }

        var isTooLarge = bytes > maxBlockBytes;
        var block = isTooLarge ? [] : new byte[bytes];
        var got = isTooLarge ? input.Skip(bytes) : input.ReadInto(block);
        return got == bytes
            ? new WarcRecord(fields, block, offset, isTooLarge)
            : throw Damage(name, offset, $"is cut short: {got} of {bytes} bytes");
    }

    private static InvalidDataException Damage(string name, long offset, string what) =>
        new($"{name}: the record at byte {offset} (decompressed) {what}.");

    private sealed class ByteReader(Stream stream, string name)
    {
        private readonly byte[] _buffer = new byte[1 << 16];
        private int _at;
        private int _end;

        public long Position { get; private set; }

        /// <summary>Skips line ends between records. False at the end of the file.</summary>
        public bool SkipLineEnds()
        {
            while (Fill())
            {
                if (_buffer[_at] is not ((byte)'\r' or (byte)'\n'))
                {
                    return true;
                }

                _at++;
                Position++;
            }

            return false;
        }

        /// <summary>One line without its end; empty also at the end of the file.</summary>
        public string ReadLine()
        {
            var line = new List<byte>(80);
            while (Fill())
            {
                var rest = _buffer.AsSpan(_at, _end - _at);
                var feed = rest.IndexOf((byte)'\n');
                line.AddRange(feed < 0 ? rest : rest[..feed]);
                var used = feed < 0 ? rest.Length : feed + 1;
                _at += used;
                Position += used;
                if (feed >= 0 || line.Count > LongestHeader)
                {
                    break;
                }
            }

            if (line.Count > 0 && line[^1] == '\r')
            {
                line.RemoveAt(line.Count - 1);
            }

            return Encoding.UTF8.GetString(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(line));
        }

        public long ReadInto(byte[] block)
        {
            var done = 0;
            while (done < block.Length && Fill())
            {
                var part = Math.Min(block.Length - done, _end - _at);
                _buffer.AsSpan(_at, part).CopyTo(block.AsSpan(done));
                (_at, done, Position) = (_at + part, done + part, Position + part);
            }

            return done;
        }

        public long Skip(long bytes)
        {
            long done = 0;
            while (done < bytes && Fill())
            {
                var part = (int)Math.Min(bytes - done, _end - _at);
                (_at, done, Position) = (_at + part, done + part, Position + part);
            }

            return done;
        }

        private bool Fill()
        {
            if (_at < _end)
            {
                return true;
            }

            try
            {
                (_at, _end) = (0, stream.Read(_buffer));
            }
            catch (InvalidDataException damage)
            {
                throw new InvalidDataException($"{name}: the compressed data is damaged at byte {Position} (decompressed): {damage.Message}", damage);
            }

            return _end > 0;
        }
    }
}
