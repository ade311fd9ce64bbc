using System.IO.Compression;

namespace Counterpoise.Archive.Formats;

/// <summary>
/// Unpacked bytes, read forward, that are whole or say so: the length and, where it is not checked elsewhere, the checksum that
/// the packed file states must come out, and no more than the greatest size.
/// </summary>
internal sealed class Unpacked : Stream
{
    /// <summary>Greatest size of one unpacked file, bytes.</summary>
    public const long Greatest = 4L << 30;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Remainder)];

    private readonly Stream _source;
    private readonly Action<long, uint> _check;
    private readonly bool _sums;
    private readonly long _greatest;
    private long _read;
    private uint _sum = uint.MaxValue;

    private Unpacked(Stream source, Action<long, uint> check, bool sums, long greatest) =>
        (_source, _check, _sums, _greatest) = (source, check, sums, greatest);

    /// <summary>Unpacks gzip. That the file breaks off, GZipStream alone may pass over.</summary>
    public static Unpacked Gzip(Stream packed, long greatest = Greatest)
    {
        var tail = new Tail(packed);
        var gzip = new GZipStream(tail, CompressionMode.Decompress);
        return new(
            gzip,
            (length, _) =>
            {
                if (tail.LastFour() != (uint)length)
                    throw new InvalidDataException("its length is not the one it states");
            },
            sums: false,
            greatest
        );
    }

    /// <summary>Reads an entry of a zip archive, which is closed with it.</summary>
    public static Unpacked Entry(Stream entry, long length, uint sum, IDisposable archive, long greatest = Greatest) =>
        new(
            entry,
            (read, found) =>
            {
                if (read != length)
                    throw new InvalidDataException("its length is not the one it states");
                if (found != sum)
                    throw new InvalidDataException("its checksum is not the one it states");
            },
            sums: true,
            greatest
        )
        {
            Holder = archive,
        };

    /// <summary>What is closed along with the bytes.</summary>
    private IDisposable? Holder { get; init; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read = _source.Read(buffer);
        _read += read;
        if (_read > _greatest)
            throw new InvalidDataException("it unpacks to more than 4 GiB, which no data set does");
        if (_sums)
            Sum(buffer[..read]);
        if (read == 0 && buffer.Length > 0)
            _check(_read, ~_sum);
        return read;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _source.Dispose();
            Holder?.Dispose();
        }
        base.Dispose(disposing);
    }

    private void Sum(ReadOnlySpan<byte> bytes)
    {
        uint sum = _sum;
        foreach (byte b in bytes)
            sum = Table[(byte)(sum ^ b)] ^ (sum >> 8);
        _sum = sum;
    }

    // CRC-32 of ISO 3309, as zip and gzip have it, reflected.
    private static uint Remainder(int value)
    {
        uint remainder = (uint)value;
        for (int bit = 0; bit < 8; bit++)
            remainder = (remainder & 1) != 0 ? 0xedb88320 ^ (remainder >> 1) : remainder >> 1;
        return remainder;
    }

    /// <summary>Passes bytes on and keeps the last four, where gzip states the length.</summary>
    private sealed class Tail(Stream source) : Stream
    {
        private uint _last;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public uint LastFour()
        {
            Span<byte> rest = stackalloc byte[256];
            while (Read(rest) > 0)
            {
                // Only the last four count.
            }
            return _last;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int read = source.Read(buffer);
            foreach (byte b in buffer[Math.Max(0, read - 4)..read])
                _last = (_last >> 8) | ((uint)b << 24);
            return read;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                source.Dispose();
            base.Dispose(disposing);
        }
    }
}
