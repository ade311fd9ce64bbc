namespace Counterpoise.Archive.Formats;

/// <summary>
/// Unpacked bytes, read forward, that are whole or say so: the length and, where it is not checked elsewhere, the checksum that
/// the packed file states must come out, and no more than the greatest size.
/// </summary>
internal sealed class Unpacked : ForwardStream
{
    /// <summary>Greatest size of one unpacked file, bytes.</summary>
    public const long Greatest = 4L << 30;

    private readonly Stream _source;
    private readonly Action<long, uint> _check;
    private readonly bool _sums;
    private readonly long _greatest;
    private long _read;
    private Crc32 _sum;

    private Unpacked(Stream source, Action<long, uint> check, bool sums, long greatest) =>
        (_source, _check, _sums, _greatest) = (source, check, sums, greatest);

    /// <summary>Unpacks gzip, whose members are checked each for itself.</summary>
    public static Unpacked Gzip(Stream packed, long greatest = Greatest) =>
        new(new GzipMembers(packed), (_, _) => { }, sums: false, greatest);

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

    public override int Read(Span<byte> buffer)
    {
        // Whoever reads text judges its line ends by the first piece, so that a piece must not end where a member does.
        int read = _source.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        _read += read;
        if (_read > _greatest)
            throw new InvalidDataException("it unpacks to more than 4 GiB, which no data set does");
        if (_sums)
            _sum.Add(buffer[..read]);
        if (read == 0 && buffer.Length > 0)
            _check(_read, _sum.Value);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _source.Dispose();
            Holder?.Dispose();
        }
        base.Dispose(disposing);
    }
}
