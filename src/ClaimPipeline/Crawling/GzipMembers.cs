using System.Buffers.Binary;
using System.IO.Compression;

namespace ClaimPipeline.Crawling;

/// <summary>Walks the members of a gzip body one by one: slow, for bodies whose last trailer does not tell of the whole.</summary>
internal static class GzipMembers
{
    private const int TrailerLength = 8;

    /// <summary>Whether every member is there to its last byte. What follows the last one and is none does not count.</summary>
    public static bool AreWhole(byte[] body)
    {
        var at = 0;
        while (SkipHeader(body.AsSpan(at)) is { } header)
        {
            using var source = new SingleByteStream(body, at + header);
            using var inflate = new DeflateStream(source, CompressionMode.Decompress);
            var length = LengthOf(inflate);
            at = source.Next;
            if (body.Length - at < TrailerLength
                || BinaryPrimitives.ReadUInt32LittleEndian(body.AsSpan(at + 4)) != unchecked((uint)length))
            {
                return false;
            }

            at += TrailerLength;
        }

        return at > 0;
    }

    private static long LengthOf(Stream stream)
    {
        var buffer = new byte[1 << 14];
        long length = 0;
        try
        {
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                length += read;
            }

            return length;
        }
        catch (InvalidDataException)
        {
            return -1;
        }
    }

    /// <summary>Length of a member's header (RFC 1952); null when no member begins here.</summary>
    private static int? SkipHeader(ReadOnlySpan<byte> at)
    {
        const int Crc = 2, Extra = 4, Name = 8, Comment = 16;
        if (at.Length < 18 || at[0] != 0x1F || at[1] != 0x8B || at[2] != 8)
        {
            return null;
        }

        var length = 10;
        if ((at[3] & Extra) != 0)
        {
            length += 2 + BinaryPrimitives.ReadUInt16LittleEndian(at[length..]);
        }

        foreach (var text in (ReadOnlySpan<int>)[Name, Comment])
        {
            if ((at[3] & text) != 0 && length < at.Length)
            {
                var end = at[length..].IndexOf((byte)0);
                length = end < 0 ? at.Length : length + end + 1;
            }
        }

        length += (at[3] & Crc) != 0 ? 2 : 0;
        return length < at.Length ? length : null;
    }

    /// <summary>Hands out one byte a read, so that its position shows where the deflated data ended.</summary>
    private sealed class SingleByteStream(byte[] bytes, int start) : Stream
    {
        public int Next { get; private set; } = start;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Next; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (Next >= bytes.Length || buffer.IsEmpty)
            {
                return 0;
            }

            buffer[0] = bytes[Next++];
            return 1;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
