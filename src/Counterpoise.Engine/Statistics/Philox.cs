using System.Runtime.InteropServices;

namespace Counterpoise.Statistics;

/// <summary>
/// Random numbers by counting: Philox 4x32-10. A seed and a stream number fix the whole sequence, so work split by stream
/// gives the same result on any number of threads and any instruction set.
/// </summary>
/// <remarks>
/// <para>
/// Layout. Key: the seed, low word first. Counter words 0 and 1: the block's place in the stream, low word first. Counter
/// words 2 and 3: the stream number, low word first. A block is four words, taken in the order 0, 1, 2, 3. Two streams of one
/// seed therefore never meet, since no counter belongs to both; a stream repeats after 2^64 words.
/// </para>
/// <para>
/// A value: pass it by <c>ref</c> to go on drawing, since a copy replays the draws of its original. Filling a span gives the
/// same numbers, and leaves the same position, as drawing them one by one.
/// </para>
/// <para>Source: salmon2011, section 3.3; the test vectors are those published with its Random123 library.</para>
/// </remarks>
public record struct Philox
{
    private const double UnitOf53Bits = 1.0 / (1L << 53);
    private const double UnitOf52Bits = 1.0 / (1L << 52);
    private const float UnitOf24Bits = 1f / (1 << 24);

    private PhiloxWords _block;

    /// <summary>Starts a stream.</summary>
    /// <param name="seed">Seed, any value.</param>
    /// <param name="stream">Number of the stream, any value; one for each replicate, origin or other unit of work.</param>
    public Philox(ulong seed, ulong stream = 0)
    {
        Seed = seed;
        Stream = stream;
    }

    /// <summary>Starts a stream numbered by two indices, such as replicate and state.</summary>
    /// <param name="seed">Seed, any value.</param>
    /// <param name="major">High word of the stream number.</param>
    /// <param name="minor">Low word of the stream number.</param>
    public Philox(ulong seed, uint major, uint minor)
        : this(seed, ((ulong)major << 32) | minor) { }

    /// <summary>The seed.</summary>
    public ulong Seed { get; }

    /// <summary>The number of the stream.</summary>
    public ulong Stream { get; }

    /// <summary>Words drawn or skipped so far.</summary>
    public ulong Position { get; private set; }

    /// <summary>The function itself: one block of four random words for a counter and a key.</summary>
    public static PhiloxWords Block(PhiloxWords counter, PhiloxKey key) => PhiloxRounds.Block(counter, key);

    /// <summary>Passes over words without computing them, wrapping at 2^64.</summary>
    /// <param name="words">Words to pass over. A double or a normal takes two words, a float one.</param>
    public void Skip(ulong words)
    {
        Position = unchecked(Position + words);
        if (Position % 4 != 0)
            _block = BlockAt(Position / 4);
    }

    /// <summary>Whether the next draws are the same for ever: same seed, stream and position.</summary>
    public readonly bool Equals(Philox other) =>
        Seed == other.Seed && Stream == other.Stream && Position == other.Position;

    /// <inheritdoc />
    public override readonly int GetHashCode() => HashCode.Combine(Seed, Stream, Position);

    /// <summary>Draws a word, uniform on 0..2^32-1. Takes one word.</summary>
    public uint NextUInt32()
    {
        var lane = Position % 4;
        if (lane == 0)
            _block = BlockAt(Position / 4);
        Position = unchecked(Position + 1);
        return lane switch
        {
            0 => _block.Word0,
            1 => _block.Word1,
            2 => _block.Word2,
            _ => _block.Word3,
        };
    }

    /// <summary>Draws a number uniform on 0..2^64-1, low word first. Takes two words.</summary>
    public ulong NextUInt64()
    {
        var low = NextUInt32();
        return low | ((ulong)NextUInt32() << 32);
    }

    /// <summary>Draws an integer uniform on 0..<paramref name="bound"/>-1, without bias. Takes one word, seldom more.</summary>
    /// <param name="bound">Number of possible values, above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is zero or less.</exception>
    /// <remarks>lemire2019, algorithm 5: the high half of a product, the few words that would favour some values drawn anew.</remarks>
    public int NextInt32(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        var range = (uint)bound;
        var product = (ulong)NextUInt32() * range;
        if ((uint)product < range)
        {
            var excess = unchecked(0u - range) % range;
            while ((uint)product < excess)
                product = (ulong)NextUInt32() * range;
        }
        return (int)(product >> 32);
    }

    /// <summary>Draws a double uniform on [0,1), a multiple of 2^-53. Takes two words.</summary>
    public double NextDouble() => ClosedBelow(NextUInt64());

    /// <summary>Draws a float uniform on [0,1), a multiple of 2^-24. Takes one word.</summary>
    public float NextSingle() => ClosedBelow(NextUInt32());

    /// <summary>Draws a double uniform on (0,1), an odd multiple of 2^-53, never nearer to either end. Takes two words.</summary>
    public double NextOpenDouble() => ((NextUInt64() >> 12) + 0.5) * UnitOf52Bits;

    /// <summary>Draws from the exponential law of mean one, by inversion; above 0 and below 36.8. Takes two words.</summary>
    public double NextExponential() => -Math.Log(NextOpenDouble());

    /// <summary>
    /// Draws from the normal law of mean 0 and deviation 1, by inversion (<see cref="Normal.Quantile"/>); within 8.3 of zero.
    /// Takes two words and keeps no second number back.
    /// </summary>
    public double NextNormal() => Normal.Quantile(NextOpenDouble());

    /// <summary>Draws words.</summary>
    /// <param name="words">Receives what as many calls of <see cref="NextUInt32"/> would return.</param>
    public void Fill(Span<uint> words)
    {
        while (!words.IsEmpty && Position % 4 != 0)
        {
            words[0] = NextUInt32();
            words = words[1..];
        }
        var blocks = PhiloxRounds.BlocksAbreast(Seed, Stream, Position / 4, words);
        Position = unchecked(Position + (4 * (ulong)blocks));
        foreach (ref var word in words[(4 * blocks)..])
            word = NextUInt32();
    }

    /// <summary>Draws doubles uniform on [0,1).</summary>
    /// <param name="uniforms">Receives what as many calls of <see cref="NextDouble"/> would return.</param>
    public void Fill(Span<double> uniforms)
    {
        if (!BitConverter.IsLittleEndian)
        {
            foreach (ref var uniform in uniforms)
                uniform = NextDouble();
            return;
        }
        // A double has room for its two words, and in this byte order they lie there as one 64-bit number.
        while (!uniforms.IsEmpty)
        {
            var part = uniforms[..Math.Min(uniforms.Length, 1 << 12)];
            Fill(MemoryMarshal.Cast<double, uint>(part));
            var raw = MemoryMarshal.Cast<double, ulong>(part);
            for (var i = 0; i < part.Length; i++)
                part[i] = ClosedBelow(raw[i]);
            uniforms = uniforms[part.Length..];
        }
    }

    /// <summary>Draws floats uniform on [0,1).</summary>
    /// <param name="uniforms">Receives what as many calls of <see cref="NextSingle"/> would return.</param>
    public void Fill(Span<float> uniforms)
    {
        Fill(MemoryMarshal.Cast<float, uint>(uniforms));
        var raw = MemoryMarshal.Cast<float, uint>(uniforms);
        for (var i = 0; i < uniforms.Length; i++)
            uniforms[i] = ClosedBelow(raw[i]);
    }

    private static double ClosedBelow(ulong word) => (long)(word >> 11) * UnitOf53Bits;

    private static float ClosedBelow(uint word) => (int)(word >> 8) * UnitOf24Bits;

    private readonly PhiloxWords BlockAt(ulong index) =>
        PhiloxRounds.Block(
            new((uint)index, (uint)(index >> 32), (uint)Stream, (uint)(Stream >> 32)),
            new((uint)Seed, (uint)(Seed >> 32))
        );
}
