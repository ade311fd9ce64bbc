using System.Buffers.Binary;
using System.IO.Compression;

namespace Counterpoise.Archive.Formats;

/// <summary>
/// The content of a gzip file (RFC 1952), read forward: one member or several, one after the other, with zeros behind. Every member
/// is whole, with the length and the checksum that it states, or <see cref="InvalidDataException"/> says what is not so.
/// </summary>
/// <remarks>
/// GZipStream reads several members too, but passes over that the last one breaks off, and over what follows it.
/// </remarks>
internal sealed class GzipMembers : ForwardStream
{
    private const int TrailerLength = 8;

    // Bytes that an inflater may have taken in beyond the end of the data that it inflates, without having asked for more since.
    private const int Margin = 16;

    private const string Broken = "its packed content ends before the length and checksum that it states";

    private const string Stray = "bytes that are no gzip stand where the packed content goes on or ends";

    private readonly Supply _supply;
    private DeflateStream? _member;
    private Crc32 _sum;
    private uint _length;
    private bool _isOver;

    /// <summary>Reads a gzip file; closes it.</summary>
    public GzipMembers(Stream packed) => _supply = new(packed);

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
            return 0;
        while (!_isOver)
        {
            if (_member is null)
            {
                Begin();
                continue;
            }
            int read = _member.Read(buffer);
            if (read > 0)
            {
                _sum.Add(buffer[..read]);
                _length += (uint)read;
                return read;
            }
            End();
        }
        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _member?.Dispose();
            _supply.Dispose();
        }
        base.Dispose(disposing);
    }

    private void Begin()
    {
        Span<byte> fixedPart = stackalloc byte[10];
        for (int i = 0; i < fixedPart.Length; i++)
            fixedPart[i] = Due();
        if (fixedPart is not [0x1f, 0x8b, 8, ..])
            throw new InvalidDataException(Stray);
        int flags = fixedPart[3];
        if ((flags & 4) != 0)
        {
            for (int left = Due() | (Due() << 8); left > 0; left--)
                Due();
        }
        for (int texts = ((flags >> 3) & 1) + ((flags >> 4) & 1); texts > 0; texts--)
        {
            while (Due() != 0)
            {
                // A name or a note, which ends with a zero.
            }
        }
        if ((flags & 2) != 0)
        {
            Due();
            Due();
        }
        _supply.Mark();
        _member = new(_supply, CompressionMode.Decompress, leaveOpen: true);
        (_sum, _length) = (default, 0);
    }

    // The inflater takes bytes in beyond its end and does not tell how many; the trailer, which is known by now, shows where it is.
    private void End()
    {
        _member!.Dispose();
        _member = null;
        Span<byte> trailer = stackalloc byte[TrailerLength];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, _sum.Value);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], _length);
        if (!_supply.SkipPast(trailer))
            throw new InvalidDataException(Broken);
        // A member of no length ends in zeros itself, and files are filled up with zeros.
        while (_supply.Next() is var next && next != 0x1f)
        {
            if (next == 0)
                continue;
            if (next >= 0)
                throw new InvalidDataException(Stray);
            _isOver = true;
            return;
        }
        _supply.Return();
    }

    private byte Due() => _supply.Next() is >= 0 and var next ? (byte)next : throw new InvalidDataException(Broken);

    /// <summary>Passes bytes on in pieces and can go back within the last one.</summary>
    private sealed class Supply(Stream source) : ForwardStream
    {
        // The margin of what was handed out before, the piece itself, and room for a trailer behind it.
        private readonly byte[] _bytes = new byte[Margin + (1 << 13) + TrailerLength];
        private int _first;
        private int _next;
        private int _end;
        private bool _isAtEnd;

        /// <summary>The next byte; -1 at the end.</summary>
        public int Next() => _next < _end || Fill(1) ? _bytes[_next++] : -1;

        /// <summary>Gives the last byte back.</summary>
        public void Return() => _next--;

        /// <summary>Says that nothing before this place is gone back to.</summary>
        public void Mark() => _first = _next;

        /// <summary>Goes behind the first occurrence of bytes, from what was handed out last; false where there is none.</summary>
        public bool SkipPast(ReadOnlySpan<byte> sought)
        {
            Fill(sought.Length);
            int from = _first;
            int at = _bytes.AsSpan(from, _end - from).IndexOf(sought);
            if (at < 0)
                return false;
            _next = from + at + sought.Length;
            return true;
        }

        public override int Read(Span<byte> buffer)
        {
            if (_next == _end && !Fill(1))
                return 0;
            int read = Math.Min(buffer.Length, _end - _next);
            _bytes.AsSpan(_next, read).CopyTo(buffer);
            _first = Math.Max(_first, _next - Margin);
            _next += read;
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                source.Dispose();
            base.Dispose(disposing);
        }

        // Sees to it that so many bytes lie ahead, as far as there are any.
        private bool Fill(int ahead)
        {
            if (_end - _next >= ahead)
                return true;
            if (_next + ahead > _bytes.Length || _next == _end)
            {
                int kept = ahead > 1 ? _first : Math.Max(_first, _next - Margin);
                _bytes.AsSpan(kept, _end - kept).CopyTo(_bytes);
                (_first, _next, _end) = (0, _next - kept, _end - kept);
            }
            while (_end - _next < ahead && !_isAtEnd)
            {
                int most = ahead > 1 ? ahead - (_end - _next) : _bytes.Length - TrailerLength - _end;
                int read = source.Read(_bytes, _end, most);
                _isAtEnd = read == 0;
                _end += read;
            }
            return _end - _next >= ahead;
        }
    }
}
