using Microsoft.Win32.SafeHandles;

namespace ClaimPipeline.Crawling;

/// <summary>A body as it comes over the wire: in memory while it is small, else in a file that nobody else sees and that goes with it.</summary>
/// <param name="mostInMemory">Bytes up to which it is held in memory.</param>
/// <param name="expected">The length that the server announced; null when it did not.</param>
internal sealed class WireBody(int mostInMemory, long? expected) : IDisposable
{
    private const int FirstBytes = 1 << 14;

    // Full when the announced length has come; whether more comes shows in the byte beside it.
    private readonly byte[] _beyond = new byte[1];
    private byte[] _buffer = GC.AllocateUninitializedArray<byte>(
        expected is { } length and > 0 && length <= mostInMemory ? (int)length : Math.Min(FirstBytes, mostInMemory));

    private SafeFileHandle? _file;
    private int _buffered;

    /// <summary>Nothing.</summary>
    public static WireBody Empty { get; } = new(1, null);

    /// <summary>Bytes so far.</summary>
    public long Length { get; private set; }

    /// <summary>Whether it is in a file.</summary>
    public bool IsInFile => _file is not null;

    /// <summary>Where the next bytes go; never empty.</summary>
    public Memory<byte> Space => _buffered < _buffer.Length ? _buffer.AsMemory(_buffered) : _beyond;

    /// <summary>Takes the bytes that were put into <see cref="Space"/>.</summary>
    public void Advance(int count)
    {
        if (_buffered == _buffer.Length)
        {
            MakeRoom();
            _buffer[_buffered] = _beyond[0];
        }

        _buffered += count;
        Length += count;
    }

    /// <summary>Forgets what comes behind that many bytes.</summary>
    public void Cut(int length)
    {
        Flush();
        _buffered = Math.Min(_buffered, length);
        Length = Math.Min(Length, length);
    }

    /// <summary>All of it, in memory.</summary>
    public byte[] ToArray()
    {
        if (_file is null)
        {
            Array.Resize(ref _buffer, _buffered);
            return _buffer;
        }

        var whole = GC.AllocateUninitializedArray<byte>((int)Length);
        using var stream = Open();
        stream.ReadExactly(whole);
        return whole;
    }

    /// <summary>Reads it from the start; several readers do not disturb each other.</summary>
    public Stream Open()
    {
        if (_file is null)
        {
            return new MemoryStream(_buffer, 0, _buffered, writable: false);
        }

        Flush();
        return new FileSlice(_file, Length);
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private void MakeRoom()
    {
        if (_file is null && _buffer.Length < mostInMemory)
        {
            Array.Resize(ref _buffer, (int)Math.Min(Math.Max(_buffer.Length * 2L, FirstBytes), mostInMemory));
            return;
        }

        _file ??= Create();
        Flush();
    }

    private void Flush()
    {
        if (_file is not null)
        {
            RandomAccess.Write(_file, _buffer.AsSpan(0, _buffered), Length - _buffered);
            _buffered = 0;
        }
    }

    private static SafeFileHandle Create() => File.OpenHandle(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
        FileMode.CreateNew,
        FileAccess.ReadWrite,
        FileShare.None,
        FileOptions.DeleteOnClose);

    /// <summary>Reads a file with a position of its own.</summary>
    private sealed class FileSlice(SafeFileHandle file, long length) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = RandomAccess.Read(file, buffer[..(int)Math.Min(buffer.Length, length - Position)], Position);
            Position += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
