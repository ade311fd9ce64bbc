using System.Buffers.Binary;
using System.Text;

namespace Counterpoise.Archive.Formats;

/// <summary>The bytes of a .dta file, read forward in its byte order; whatever is not as the format says ends the reading.</summary>
internal sealed class StataBytes(Stream source) : IDisposable
{
    private readonly BufferedStream _source = new(source, 1 << 16);
    private readonly byte[] _number = new byte[8];

    /// <summary>Whether the file has the most significant byte first.</summary>
    public bool BigEndian { private get; set; }

    /// <summary>Takes a tag, which must come next.</summary>
    public void Expect(string tag)
    {
        Span<byte> found = stackalloc byte[tag.Length];
        Fill(found);
        if (!found.SequenceEqual(Encoding.ASCII.GetBytes(tag)))
            throw new InvalidDataException($"{tag} is not where the format has it");
    }

    /// <summary>Takes text in ASCII of a stated length.</summary>
    public string Ascii(int length)
    {
        Span<byte> found = stackalloc byte[length];
        Fill(found);
        return Encoding.Latin1.GetString(found);
    }

    /// <summary>Takes a whole number of 1, 2, 4 or 8 bytes without sign.</summary>
    public ulong Number(int bytes)
    {
        var found = _number.AsSpan(0, bytes);
        Fill(found);
        return Number(found, BigEndian);
    }

    /// <summary>Takes bytes of a stated length, with no more memory than the file has bytes.</summary>
    public byte[] Block(long length)
    {
        if (length <= 1 << 16)
        {
            var small = new byte[length];
            Fill(small);
            return small;
        }
        var block = new MemoryStream();
        var part = new byte[1 << 16];
        for (long left = length; left > 0; )
        {
            var next = part.AsSpan(0, (int)Math.Min(left, part.Length));
            Fill(next);
            block.Write(next);
            left -= next.Length;
        }
        return block.ToArray();
    }

    /// <summary>Passes over bytes.</summary>
    public void Skip(ulong length)
    {
        Span<byte> part = stackalloc byte[4096];
        while (length > 0)
        {
            var next = part[..(int)Math.Min(length, (ulong)part.Length)];
            Fill(next);
            length -= (ulong)next.Length;
        }
    }

    /// <summary>Fills a span.</summary>
    /// <exception cref="EndOfStreamException">The file ends before.</exception>
    public void Fill(Span<byte> target) => _source.ReadExactly(target);

    public void Dispose() => _source.Dispose();

    /// <summary>A whole number of up to 8 bytes without sign.</summary>
    public static ulong Number(ReadOnlySpan<byte> bytes, bool bigEndian)
    {
        Span<byte> whole = stackalloc byte[8];
        whole.Clear();
        if (bigEndian)
        {
            bytes.CopyTo(whole[(8 - bytes.Length)..]);
            return BinaryPrimitives.ReadUInt64BigEndian(whole);
        }
        bytes.CopyTo(whole);
        return BinaryPrimitives.ReadUInt64LittleEndian(whole);
    }
}
