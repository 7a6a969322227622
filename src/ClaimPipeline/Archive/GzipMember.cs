using System.Buffers.Binary;
using System.IO.Compression;

namespace ClaimPipeline.Archive;

/// <summary>
/// One gzip member per WARC record. Members carry their own length in an extra field ("sl", as the Internet Archive writes it), so
/// that a file can be walked without decompressing it.
/// </summary>
internal static class GzipMember
{
    /// <summary>Bytes from the start of a member to the end of its extra field.</summary>
    public const int HeaderLength = 24;

    private const int PlainHeaderLength = 10;
    private const byte HasExtra = 4;

    /// <summary>Compresses <paramref name="data"/> into a member with a length field.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> data, CompressionLevel level)
    {
        using var buffer = new MemoryStream(HeaderLength + (data.Length / 3));
        buffer.Write(stackalloc byte[HeaderLength - PlainHeaderLength]);
        using (var gzip = new GZipStream(buffer, level, leaveOpen: true))
        {
            gzip.Write(data);
        }

        // The plain header moves to the front; the extra field takes the room between it and the deflated data.
        var member = buffer.ToArray();
        var header = member.AsSpan(HeaderLength - PlainHeaderLength, PlainHeaderLength);
        header.CopyTo(member);
        member[3] |= HasExtra;
        var extra = member.AsSpan(PlainHeaderLength, HeaderLength - PlainHeaderLength);
        BinaryPrimitives.WriteUInt16LittleEndian(extra, 12);
        extra[2] = (byte)'s';
        extra[3] = (byte)'l';
        BinaryPrimitives.WriteUInt16LittleEndian(extra[4..], 8);
        BinaryPrimitives.WriteUInt32LittleEndian(extra[6..], (uint)member.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(extra[10..], (uint)data.Length);
        return member;
    }

    /// <summary>The length of the member that begins with <paramref name="header"/>; null when it does not begin one of ours.</summary>
    public static long? LengthOf(ReadOnlySpan<byte> header) =>
        header.Length >= HeaderLength && header[0] == 0x1F && header[1] == 0x8B && header[2] == 8 && header[3] == HasExtra
        && header[12] == (byte)'s' && header[13] == (byte)'l'
            ? BinaryPrimitives.ReadUInt32LittleEndian(header[16..])
            : null;

    /// <summary>The data of one whole member.</summary>
    /// <exception cref="InvalidDataException">It is damaged or cut.</exception>
    public static byte[] Decompress(byte[] member)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (LengthOf(member) != member.Length)
        {
            throw new InvalidDataException("It is no gzip member of that length.");
        }

        var data = new byte[BinaryPrimitives.ReadUInt32LittleEndian(member.AsSpan(20))];
        using var gzip = new GZipStream(new MemoryStream(member, writable: false), CompressionMode.Decompress);
        var read = gzip.ReadAtLeast(data, data.Length, throwOnEndOfStream: false);
        if (read != data.Length || gzip.ReadByte() >= 0)
        {
            throw new InvalidDataException("Its data is not as long as it says.");
        }

        return data;
    }
}
