using System.Numerics.Tensors;

namespace Counterpoise.Alignment;

/// <summary>The lowest points of a landscape of two camps, and what holding a pair together or parting it costs at best.</summary>
/// <remarks>
/// axelrod1993. The energy of a configuration is the sum, over pairs in opposite camps, of s_i s_j p_ij, each pair once; the
/// paper sums over ordered pairs (its note 2), so its energies are twice these and its minima the same. Exact: every configuration
/// is visited, in whole units, so that nothing depends on order or threads; energies are off by less than 2^-50 of
/// <see cref="Total"/>, and differences below 2^-40 of it count as none.
/// </remarks>
public sealed class LandscapeFloor
{
    /// <summary>Most states for whom every configuration is visited.</summary>
    public const int MostStates = PairWeights.MostStates;

    private readonly PairWeights _pairs;
    private readonly long[] _least;

    private LandscapeFloor(PairWeights pairs, long[] least, long lowest, IReadOnlyList<TwoCamps> globalMinima) =>
        (_pairs, _least, LowestUnits, GlobalMinima) = (pairs, least, lowest, globalMinima);

    /// <summary>Number of states, 2..24.</summary>
    public int States => _pairs.States;

    /// <summary>The sum over pairs of |s_i s_j p_ij|, in size squared times propensity; the width that energies can span.</summary>
    public double Total => _pairs.Total;

    /// <summary>Least energy of any configuration, in size squared times propensity; 0 or less, since all may be in one camp.</summary>
    public double Energy => _pairs.Energy(LowestUnits);

    /// <summary>
    /// Every configuration within 2^-40 of <see cref="Total"/> of the least energy, at least one, in the order of their second
    /// camps read as binary numbers, the last state first.
    /// </summary>
    public IReadOnlyList<TwoCamps> GlobalMinima { get; }

    internal long LowestUnits { get; }

    /// <summary>Finds the lowest points.</summary>
    /// <param name="sizes">Size of each state, finite and 0 or more, such as its share of capability. Shape [states], 2..24.</param>
    /// <param name="propensities">
    /// How far two states are inclined to work together (positive) or apart (negative); finite, symmetric, the diagonal not read.
    /// Shape [states, states].
    /// </param>
    /// <param name="threads">Most threads to work on, or -1 for as many as there are cores; the result is the same.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There are fewer than 2 states or more than 24, or the threads are 0 or below -1.
    /// </exception>
    /// <exception cref="ArgumentException">The shapes disagree, a size or propensity is NaN, infinite or (size) negative, or the
    /// propensities are not symmetric.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static LandscapeFloor Of(
        IReadOnlyList<double> sizes,
        double[,] propensities,
        int threads = -1,
        CancellationToken cancellation = default
    ) => Of(PairWeights.Of(sizes, propensities), threads, cancellation);

    /// <summary>Least energy of a configuration that holds two states in one camp, in size squared times propensity.</summary>
    /// <param name="first">Place of a state, 0..States - 1.</param>
    /// <param name="second">Place of another state, 0..States - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state, or both are one.</exception>
    public double Together(int first, int second) => _pairs.Energy(TogetherUnits(first, second));

    /// <summary>Least energy of a configuration that parts two states, in size squared times propensity.</summary>
    /// <param name="first">Place of a state, 0..States - 1.</param>
    /// <param name="second">Place of another state, 0..States - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state, or both are one.</exception>
    public double Parted(int first, int second) => _pairs.Energy(PartedUnits(first, second));

    /// <summary>
    /// How much lower the landscape lies where two states are together: the least energy that parts them less the least that
    /// holds them together, over <see cref="Total"/>; -1..1, exactly 0 where the two lie level within 2^-40 or nothing pulls.
    /// </summary>
    /// <param name="first">Place of a state, 0..States - 1.</param>
    /// <param name="second">Place of another state, 0..States - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state, or both are one.</exception>
    public double Gap(int first, int second)
    {
        long gap = PartedUnits(first, second) - TogetherUnits(first, second);
        return Math.Abs(gap) <= _pairs.Tolerance ? 0 : Math.Clamp(_pairs.Energy(gap) / Total, -1, 1);
    }

    internal static LandscapeFloor Of(PairWeights pairs, int threads, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfZero(threads);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, -1);
        int n = pairs.States;
        var blocks = new ConfigurationBlocks(n);
        var energies = new BlockEnergies(pairs);
        var blockLeast = new long[blocks.Count];
        var least = Unvisited(n);
        var gate = new Lock();
        blocks.ForEachPart(
            threads,
            ConfigurationBlocks.MostParts,
            (from, to) =>
            {
                var part = Unvisited(n);
                energies.Lower(from, blockLeast.AsSpan(from, to - from), part);
                // The least of whole numbers is the same in any order.
                lock (gate)
                    TensorPrimitives.Min<long>(least, part, least);
            },
            cancellation
        );
        long lowest = TensorPrimitives.Min<long>(blockLeast);
        return new(pairs, least, lowest, Lowest(pairs, energies, blockLeast, lowest + pairs.Tolerance));
    }

    private static TwoCamps[] Lowest(PairWeights pairs, BlockEnergies energies, long[] blockLeast, long limit)
    {
        List<TwoCamps> lowest = [];
        var block = new long[pairs.Configurations / blockLeast.Length];
        for (int b = 0; b < blockLeast.Length; b++)
        {
            if (blockLeast[b] > limit)
                continue;
            energies.Fill(b, block);
            for (int low = 0; low < block.Length; low++)
            {
                if (block[low] <= limit)
                    lowest.Add(new(pairs.States, (uint)((b * block.Length) + low)));
            }
        }
        return [.. lowest];
    }

    private static long[] Unvisited(int states)
    {
        var least = new long[states * states];
        Array.Fill(least, long.MaxValue);
        return least;
    }

    private long TogetherUnits(int first, int second)
    {
        CheckPair(first, second);
        return _least[(Math.Max(first, second) * States) + Math.Min(first, second)];
    }

    private long PartedUnits(int first, int second)
    {
        CheckPair(first, second);
        return _least[(Math.Min(first, second) * States) + Math.Max(first, second)];
    }

    private void CheckPair(int first, int second)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(first, States);
        ArgumentOutOfRangeException.ThrowIfNegative(second);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(second, States);
        ArgumentOutOfRangeException.ThrowIfEqual(second, first);
    }
}
