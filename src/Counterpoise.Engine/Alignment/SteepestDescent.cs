using System.Numerics;
using System.Runtime.InteropServices;

namespace Counterpoise.Alignment;

/// <summary>Where each configuration of camps moves to when the state whose move lowers energy most changes camp.</summary>
internal static class SteepestDescent
{
    /// <summary>The move of a configuration that no single move lowers.</summary>
    public const byte Still = byte.MaxValue;

    /// <summary>
    /// What each state draws from the states of the low bits and from state 0: sum over them of the weight, taken negative for
    /// those in the second camp.
    /// </summary>
    /// <param name="pairs">Weights of the pairs.</param>
    /// <returns>Shape [states, width], where width is the length of a block, padded with zeros to a whole vector.</returns>
    public static long[] LowPulls(PairWeights pairs)
    {
        var blocks = new ConfigurationBlocks(pairs.States);
        int width = Width(blocks);
        var pulls = new long[pairs.States * width];
        for (int k = 0; k < pairs.States; k++)
        {
            var row = pairs.Matrix.Slice(k * pairs.States, pairs.States);
            for (int low = 0; low < blocks.Length; low++)
            {
                long pull = row[0];
                for (int b = 0; b < blocks.LowBits; b++)
                    pull += (low >> b & 1) == 0 ? row[b + 1] : -row[b + 1];
                pulls[(k * width) + low] = pull;
            }
        }
        return pulls;
    }

    /// <summary>Finds the moves of consecutive blocks of configurations.</summary>
    /// <param name="pairs">Weights of the pairs.</param>
    /// <param name="lowPulls">As <see cref="LowPulls"/> gives. Shape [states, width].</param>
    /// <param name="from">First block.</param>
    /// <param name="moves">
    /// Receives the state that moves, or <see cref="Still"/>, in the order of configurations. Shape [blocks, block length].
    /// </param>
    /// <returns>Number of configurations in which more than one state could have moved as steeply.</returns>
    /// <remarks>
    /// Moving state k changes energy by sigma_k sum_j w_kj sigma_j, with sigma 1 in the first camp and -1 in the second. Steepest
    /// up to the tolerance of <see cref="PairWeights"/>; of those tied the first state in the list moves. A move lowers energy by
    /// more than nothing, so that no path returns.
    /// </remarks>
    public static long Moves(PairWeights pairs, ReadOnlySpan<long> lowPulls, int from, Span<byte> moves)
    {
        int n = pairs.States;
        var blocks = new ConfigurationBlocks(n);
        int width = Width(blocks);
        int lanes = Vector<long>.Count;
        Span<Vector<long>> changes = stackalloc Vector<long>[n];
        Span<long> highPulls = stackalloc long[n];
        Span<long> signs = stackalloc long[n];
        Span<long> lowSigns = stackalloc long[blocks.LowBits * width];
        Span<long> laneMoves = stackalloc long[lanes];
        FillLowSigns(blocks, lowSigns, width);
        var tolerance = new Vector<long>(pairs.Tolerance);
        var tied = Vector<long>.Zero;
        signs.Clear();
        for (int block = from; moves.Length > 0; block++)
        {
            HighPulls(pairs, blocks, block, highPulls, signs);
            for (int at = 0; at < width; at += lanes)
            {
                var least = new Vector<long>(long.MaxValue);
                for (int k = 0; k < n; k++)
                {
                    // A sign is 0 or -1: exclusive or, then subtraction, negates where it is -1.
                    var sign =
                        k >= 1 && k <= blocks.LowBits
                            ? Load(lowSigns, ((k - 1) * width) + at)
                            : new Vector<long>(signs[k]);
                    var pull = Load(lowPulls, (k * width) + at) + new Vector<long>(highPulls[k]);
                    changes[k] = (pull ^ sign) - sign;
                    least = Vector.Min(least, changes[k]);
                }
                var limit = least + tolerance;
                var move = Vector<long>.Zero;
                var steepest = Vector<long>.Zero;
                for (int k = n - 1; k >= 0; k--)
                {
                    var isSteepest = Vector.LessThanOrEqual(changes[k], limit);
                    move = Vector.ConditionalSelect(isSteepest, new Vector<long>(k), move);
                    steepest -= isSteepest;
                }
                var falls = Vector.LessThan(least, -tolerance);
                move = Vector.ConditionalSelect(falls, move, new Vector<long>(Still));
                tied -= falls & Vector.GreaterThan(steepest, Vector<long>.One);
                move.CopyTo(laneMoves);
                int used = Math.Min(lanes, blocks.Length);
                for (int lane = 0; lane < used; lane++)
                    moves[at + lane] = (byte)laneMoves[lane];
            }
            moves = moves[blocks.Length..];
        }
        return Vector.Sum(tied);
    }

    /// <summary>Counts the configurations that end in each local minimum.</summary>
    /// <param name="moves">The move of every configuration. Shape [configurations].</param>
    /// <param name="states">Number of states.</param>
    /// <param name="minima">Configurations that are local minima, ascending. Shape [minima].</param>
    /// <param name="from">First configuration to follow.</param>
    /// <param name="to">Configuration after the last to follow.</param>
    /// <param name="counts">Has the count of each minimum raised. Shape [minima].</param>
    public static void Follow(
        ReadOnlySpan<byte> moves,
        int states,
        ReadOnlySpan<int> minima,
        int from,
        int to,
        Span<int> counts
    )
    {
        Span<int> flips = stackalloc int[states];
        // Moving the first state is, seen from it, moving all others.
        flips[0] = moves.Length - 1;
        for (int k = 1; k < states; k++)
            flips[k] = 1 << (k - 1);
        for (int start = from; start < to; start++)
        {
            int at = start;
            for (byte move = moves[at]; move != Still; move = moves[at])
                at ^= flips[move];
            counts[minima.BinarySearch(at)]++;
        }
    }

    private static int Width(ConfigurationBlocks blocks) => Math.Max(blocks.Length, Vector<long>.Count);

    private static Vector<long> Load(ReadOnlySpan<long> from, int at) =>
        Vector.LoadUnsafe(ref MemoryMarshal.GetReference(from), (nuint)at);

    private static void FillLowSigns(ConfigurationBlocks blocks, Span<long> lowSigns, int width)
    {
        lowSigns.Clear();
        for (int b = 0; b < blocks.LowBits; b++)
        {
            for (int low = 0; low < blocks.Length; low++)
                lowSigns[(b * width) + low] = -(low >> b & 1);
        }
    }

    private static void HighPulls(
        PairWeights pairs,
        ConfigurationBlocks blocks,
        int block,
        Span<long> pulls,
        Span<long> signs
    )
    {
        int n = pairs.States;
        pulls.Clear();
        for (int b = 0; b < blocks.HighBits; b++)
        {
            int state = blocks.LowBits + 1 + b;
            long sign = -(block >> b & 1);
            signs[state] = sign;
            var row = pairs.Matrix.Slice(state * n, n);
            for (int k = 0; k < pulls.Length; k++)
                pulls[k] += (row[k] ^ sign) - sign;
        }
    }
}
