using System.Numerics;
using System.Numerics.Tensors;

namespace Counterpoise.Alignment;

/// <summary>Energies of all configurations, block by block, and the least of them with each pair together and parted.</summary>
/// <remarks>
/// With X the second camp, E(X) is the sum over s in X of r_s, less twice the weights of the pairs within X, where r_s sums the
/// weights of s with all others. So a block's energies are a table of the low states, plus a constant and a term for each low
/// state in X that the high states give.
/// </remarks>
internal sealed class BlockEnergies
{
    private readonly PairWeights _pairs;
    private readonly ConfigurationBlocks _blocks;
    private readonly long[] _lowEnergies;

    public BlockEnergies(PairWeights pairs)
    {
        _pairs = pairs;
        _blocks = new(pairs.States);
        _lowEnergies = new long[_blocks.Length];
        for (int low = 1; low < _lowEnergies.Length; low++)
        {
            int top = BitOperations.Log2((uint)low);
            _lowEnergies[low] = _lowEnergies[low ^ (1 << top)] + Joining(top + 1, (uint)(low ^ (1 << top)));
        }
    }

    /// <summary>The energies of a block, in units.</summary>
    /// <param name="block">Number of the block.</param>
    /// <param name="energies">Receives the energies. Shape [block length].</param>
    public void Fill(int block, Span<long> energies)
    {
        int n = _pairs.States;
        uint high = (uint)block << _blocks.LowBits;
        long constant = 0;
        for (int b = 0; b < _blocks.HighBits; b++)
        {
            if ((block >> b & 1) != 0)
                constant += Joining(_blocks.LowBits + 1 + b, high & ((1u << (_blocks.LowBits + b)) - 1));
        }
        energies[0] = constant;
        for (int b = 0; b < _blocks.LowBits; b++)
        {
            var row = _pairs.Matrix.Slice((b + 1) * n, n);
            long term = 0;
            for (int h = 0; h < _blocks.HighBits; h++)
                term -= 2 * row[_blocks.LowBits + 1 + h] & -(block >> h & 1);
            TensorPrimitives.Add(energies[..(1 << b)], term, energies.Slice(1 << b, 1 << b));
        }
        TensorPrimitives.Add(energies, _lowEnergies, energies);
    }

    /// <summary>Lowers the least energies by those of consecutive blocks.</summary>
    /// <param name="from">First block.</param>
    /// <param name="blockLeast">Receives the least energy of each block. Shape [blocks].</param>
    /// <param name="least">
    /// The least energy with states i &lt; j together at [j, i] and parted at [i, j]; lowered. Shape [states, states].
    /// </param>
    public void Lower(int from, Span<long> blockLeast, Span<long> least)
    {
        Span<long> energies = stackalloc long[_blocks.Length];
        Span<long> leastByLow = stackalloc long[_blocks.Length];
        // Least energy with the state of each low bit in the first camp, then in the second.
        Span<long> first = stackalloc long[_blocks.LowBits];
        Span<long> second = stackalloc long[_blocks.LowBits];
        leastByLow.Fill(long.MaxValue);
        for (int i = 0; i < blockLeast.Length; i++)
        {
            Fill(from + i, energies);
            TensorPrimitives.Min(leastByLow, energies, leastByLow);
            for (int b = _blocks.LowBits - 1; b >= 0; b--)
            {
                // Folding the block in half over its top bit leaves the least over that bit for the bits below.
                var lower = energies[..(1 << b)];
                var upper = energies.Slice(1 << b, 1 << b);
                first[b] = TensorPrimitives.Min<long>(lower);
                second[b] = TensorPrimitives.Min<long>(upper);
                TensorPrimitives.Min(lower, upper, lower);
            }
            blockLeast[i] = energies[0];
            LowerHigh(from + i, energies[0], first, second, least);
        }
        LowerLow(leastByLow, least);
    }

    /// <summary>Change of energy when a state joins a second camp; bit b of the camp is state b + 1.</summary>
    private long Joining(int state, uint camp)
    {
        var row = _pairs.Matrix.Slice(state * _pairs.States, _pairs.States);
        long change = row[0];
        for (int other = 1; other < row.Length; other++)
            change += (camp >> (other - 1) & 1) == 0 ? row[other] : -row[other];
        return change;
    }

    private void LowerHigh(
        int block,
        long blockLeast,
        ReadOnlySpan<long> first,
        ReadOnlySpan<long> second,
        Span<long> least
    )
    {
        int n = _pairs.States;
        int lowBits = _blocks.LowBits;
        for (int h = 0; h < _blocks.HighBits; h++)
        {
            int state = lowBits + 1 + h;
            bool inSecond = (block >> h & 1) != 0;
            Take(least, n, 0, state, !inSecond, blockLeast);
            for (int b = 0; b < lowBits; b++)
            {
                Take(least, n, b + 1, state, !inSecond, first[b]);
                Take(least, n, b + 1, state, inSecond, second[b]);
            }
            for (int other = 0; other < h; other++)
                Take(least, n, lowBits + 1 + other, state, (block >> other & 1) != 0 == inSecond, blockLeast);
        }
    }

    private void LowerLow(ReadOnlySpan<long> leastByLow, Span<long> least)
    {
        int n = _pairs.States;
        for (int low = 0; low < leastByLow.Length; low++)
        {
            int second = low << 1;
            for (int j = 1; j <= _blocks.LowBits; j++)
            {
                for (int i = 0; i < j; i++)
                    Take(least, n, i, j, ((second >> i ^ second >> j) & 1) == 0, leastByLow[low]);
            }
        }
    }

    private static void Take(Span<long> least, int n, int i, int j, bool together, long energy)
    {
        ref long held = ref least[together ? (j * n) + i : (i * n) + j];
        held = Math.Min(held, energy);
    }
}
