namespace Counterpoise.Archive.Formats;

/// <summary>The checksum CRC-32 of ISO 3309, as zip and gzip have it, of bytes that come in parts.</summary>
internal struct Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Remainder)];

    // Kept inverted, so that the default is the sum of no bytes.
    private uint _sum;

    /// <summary>The checksum of the bytes so far.</summary>
    public readonly uint Value => _sum;

    /// <summary>Adds bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        uint sum = ~_sum;
        foreach (byte b in bytes)
            sum = Table[(byte)(sum ^ b)] ^ (sum >> 8);
        _sum = ~sum;
    }

    private static uint Remainder(int value)
    {
        uint remainder = (uint)value;
        for (int bit = 0; bit < 8; bit++)
            remainder = (remainder & 1) != 0 ? 0xedb88320 ^ (remainder >> 1) : remainder >> 1;
        return remainder;
    }
}
