namespace Counterpoise.Alignment;

/// <summary>The landscape of two camps: every configuration in which no state gains by changing sides, and how many flow to it.</summary>
/// <remarks>
/// axelrod1993; energy and accuracy as in <see cref="LandscapeFloor"/>. Two configurations are adjacent when one state's camp
/// differs. From each, the adjacent configuration of least energy comes next, as long as it lies lower. Among moves tied within
/// 2^-40 of the total the state that stands first in the list moves, and the ties are counted; that the list decides is ours.
/// A configuration with a level neighbour and none lower is a minimum too: a state to whom camps are alike doubles the minima.
/// The work takes about a byte a configuration, and more only where minima are as many as configurations.
/// </remarks>
public sealed class Landscape
{
    private Landscape(LandscapeFloor floor, IReadOnlyList<LandscapeMinimum> minima, long ties) =>
        (Floor, Minima, Ties) = (floor, minima, ties);

    /// <summary>The lowest points, and the best with each pair together and parted.</summary>
    public LandscapeFloor Floor { get; }

    /// <summary>Every local minimum, the lowest first, then as <see cref="LandscapeFloor.GlobalMinima"/> are ordered.</summary>
    public IReadOnlyList<LandscapeMinimum> Minima { get; }

    /// <summary>
    /// Number of configurations that could have moved to more than one neighbour as steeply; where it is above zero, basins depend
    /// on the order of states, though minima do not.
    /// </summary>
    public long Ties { get; }

    /// <summary>Number of configurations, 2^(states - 1).</summary>
    public int Configurations => 1 << (Floor.States - 1);

    /// <summary>Computes the landscape.</summary>
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
    public static Landscape Of(
        IReadOnlyList<double> sizes,
        double[,] propensities,
        int threads = -1,
        CancellationToken cancellation = default
    )
    {
        var pairs = PairWeights.Of(sizes, propensities);
        var floor = LandscapeFloor.Of(pairs, threads, cancellation);
        var blocks = new ConfigurationBlocks(pairs.States);
        var moves = new byte[pairs.Configurations];
        var pulls = SteepestDescent.LowPulls(pairs);
        long ties = 0;
        blocks.ForEachPart(
            threads,
            ConfigurationBlocks.MostParts,
            (from, to) =>
            {
                var part = moves.AsSpan(from * blocks.Length, (to - from) * blocks.Length);
                Interlocked.Add(ref ties, SteepestDescent.Moves(pairs, pulls, from, part));
            },
            cancellation
        );
        int[] minima = Stills(moves);
        int[] counts = Basins(moves, blocks, minima, threads, cancellation);
        return new(floor, Ordered(pairs, floor, minima, counts), ties);
    }

    private static int[] Stills(byte[] moves)
    {
        var stills = new int[moves.AsSpan().Count(SteepestDescent.Still)];
        int at = 0;
        for (int i = 0; i < stills.Length; i++, at++)
        {
            at += moves.AsSpan(at).IndexOf(SteepestDescent.Still);
            stills[i] = at;
        }
        return stills;
    }

    private static int[] Basins(
        byte[] moves,
        ConfigurationBlocks blocks,
        int[] minima,
        int threads,
        CancellationToken cancellation
    )
    {
        var counts = new int[minima.Length];
        var gate = new Lock();
        blocks.ForEachPart(
            threads,
            // Each part counts for itself: together the counts take no more room than one number a configuration.
            moves.Length / minima.Length,
            (from, to) =>
            {
                var part = new int[minima.Length];
                SteepestDescent.Follow(moves, blocks.States, minima, from * blocks.Length, to * blocks.Length, part);
                lock (gate)
                    System.Numerics.Tensors.TensorPrimitives.Add<int>(counts, part, counts);
            },
            cancellation
        );
        return counts;
    }

    private static LandscapeMinimum[] Ordered(PairWeights pairs, LandscapeFloor floor, int[] minima, int[] counts)
    {
        var energies = Array.ConvertAll(minima, minimum => pairs.EnergyOf((uint)minimum));
        var order = new int[minima.Length];
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(order, (a, b) => (energies[a], minima[a]).CompareTo((energies[b], minima[b])));
        return Array.ConvertAll(
            order,
            i => new LandscapeMinimum(
                new(pairs.States, (uint)minima[i]),
                pairs.Energy(energies[i]),
                counts[i],
                (double)counts[i] / pairs.Configurations,
                energies[i] <= floor.LowestUnits + pairs.Tolerance
            )
        );
    }
}
