using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Counterpoise.Statistics;

/// <summary>The ten rounds of Philox 4x32-10 (Salmon et al. 2011, section 3.3), one block at a time or several abreast.</summary>
/// <remarks>
/// Every path computes the same integers, so what is drawn does not depend on the instruction set. Abreast, one vector holds
/// one counter word of each block in the low half of its 64-bit lanes. The high halves carry rubbish between rounds: the
/// widening multiplication reads the low halves only.
/// </remarks>
internal static class PhiloxRounds
{
    private const int Rounds = 10;
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;

    // A position counts words in 64 bits, so the blocks of a stream number 2^62.
    private const ulong BlockMask = (1UL << 62) - 1;

    public static PhiloxWords Block(PhiloxWords counter, PhiloxKey key)
    {
        var (word0, word1, word2, word3) = counter;
        var (key0, key1) = key;
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = (ulong)Multiplier0 * word0;
            var product1 = (ulong)Multiplier1 * word2;
            word0 = (uint)(product1 >> 32) ^ word1 ^ key0;
            word1 = (uint)product1;
            word2 = (uint)(product0 >> 32) ^ word3 ^ key1;
            word3 = (uint)product0;
            key0 = unchecked(key0 + Weyl0);
            key1 = unchecked(key1 + Weyl1);
        }
        return new(word0, word1, word2, word3);
    }

    /// <summary>Writes as many whole blocks of a stream as one pass over the widest vectors yields.</summary>
    /// <returns>Blocks written: 0 where the rest is too short or the machine has no such vectors.</returns>
    public static int BlocksAbreast(ulong seed, ulong stream, ulong firstBlock, Span<uint> words)
    {
        var written = 0;
        if (Avx512F.IsSupported)
        {
            while (words.Length >= 32)
            {
                Eight(seed, stream, unchecked(firstBlock + (ulong)written), words);
                words = words[32..];
                written += 8;
            }
        }
        if (Avx2.IsSupported)
        {
            while (words.Length >= 16)
            {
                Four(seed, stream, unchecked(firstBlock + (ulong)written), words);
                words = words[16..];
                written += 4;
            }
        }
        return written;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Eight(ulong seed, ulong stream, ulong firstBlock, Span<uint> words)
    {
        var index = (Vector512.Create(firstBlock) + Vector512<ulong>.Indices) & Vector512.Create(BlockMask);
        var word0 = index;
        var word1 = index >>> 32;
        var word2 = Vector512.Create((ulong)(uint)stream);
        var word3 = Vector512.Create(stream >> 32);
        var multiplier0 = Vector512.Create((ulong)Multiplier0).AsUInt32();
        var multiplier1 = Vector512.Create((ulong)Multiplier1).AsUInt32();
        var (key0, key1) = ((uint)seed, (uint)(seed >> 32));
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = Avx512F.Multiply(word0.AsUInt32(), multiplier0);
            var product1 = Avx512F.Multiply(word2.AsUInt32(), multiplier1);
            word0 = (product1 >>> 32) ^ word1 ^ Vector512.Create((ulong)key0);
            word1 = product1;
            word2 = (product0 >>> 32) ^ word3 ^ Vector512.Create((ulong)key1);
            word3 = product0;
            key0 = unchecked(key0 + Weyl0);
            key1 = unchecked(key1 + Weyl1);
        }
        var low = Vector512.Create((ulong)uint.MaxValue);
        var first = (word0 & low) | (word1 << 32);
        var second = (word2 & low) | (word3 << 32);
        var head = Avx512F.PermuteVar8x64x2(first, Vector512.Create(0UL, 8, 1, 9, 2, 10, 3, 11), second);
        var tail = Avx512F.PermuteVar8x64x2(first, Vector512.Create(4UL, 12, 5, 13, 6, 14, 7, 15), second);
        head.AsUInt32().CopyTo(words);
        tail.AsUInt32().CopyTo(words[16..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(ulong seed, ulong stream, ulong firstBlock, Span<uint> words)
    {
        var index = (Vector256.Create(firstBlock) + Vector256<ulong>.Indices) & Vector256.Create(BlockMask);
        var word0 = index;
        var word1 = index >>> 32;
        var word2 = Vector256.Create((ulong)(uint)stream);
        var word3 = Vector256.Create(stream >> 32);
        var multiplier0 = Vector256.Create((ulong)Multiplier0).AsUInt32();
        var multiplier1 = Vector256.Create((ulong)Multiplier1).AsUInt32();
        var (key0, key1) = ((uint)seed, (uint)(seed >> 32));
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = Avx2.Multiply(word0.AsUInt32(), multiplier0);
            var product1 = Avx2.Multiply(word2.AsUInt32(), multiplier1);
            word0 = (product1 >>> 32) ^ word1 ^ Vector256.Create((ulong)key0);
            word1 = product1;
            word2 = (product0 >>> 32) ^ word3 ^ Vector256.Create((ulong)key1);
            word3 = product0;
            key0 = unchecked(key0 + Weyl0);
            key1 = unchecked(key1 + Weyl1);
        }
        var low = Vector256.Create((ulong)uint.MaxValue);
        var first = (word0 & low) | (word1 << 32);
        var second = (word2 & low) | (word3 << 32);
        var even = Avx2.UnpackLow(first, second);
        var odd = Avx2.UnpackHigh(first, second);
        Avx2.Permute2x128(even, odd, 0x20).AsUInt32().CopyTo(words);
        Avx2.Permute2x128(even, odd, 0x31).AsUInt32().CopyTo(words[8..]);
    }
}
