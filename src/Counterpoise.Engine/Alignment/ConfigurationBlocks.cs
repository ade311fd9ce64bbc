namespace Counterpoise.Alignment;

/// <summary>
/// How configurations are laid out for the kernels. Bit b of a configuration is set when state b + 1 is in the second camp
/// (state 0 never is); the low bits run within a block, the high bits number the blocks.
/// </summary>
internal readonly record struct ConfigurationBlocks(int States)
{
    /// <summary>Most low bits: the tables of 24 states by 2^7 longs stay in the first cache.</summary>
    public const int MostLowBits = 7;

    /// <summary>Most parts that work is split into: enough to keep threads even.</summary>
    public const int MostParts = 64;

    // Fewer would cost more in handing out than they save.
    private const int LeastBlocksAPart = 256;

    public int LowBits => Math.Min(States - 1, MostLowBits);

    public int HighBits => States - 1 - LowBits;

    /// <summary>Configurations in a block.</summary>
    public int Length => 1 << LowBits;

    /// <summary>Number of blocks.</summary>
    public int Count => 1 << HighBits;

    /// <summary>Does work on consecutive blocks, from one (inclusive) to another (exclusive), part by part.</summary>
    /// <param name="threads">Most threads, or -1 for as many as there are cores.</param>
    /// <param name="mostParts">Most parts that may be in hand, where a part needs room of its own; at least 1.</param>
    /// <param name="work">Works on one part.</param>
    /// <param name="cancellation">Stops before the next part.</param>
    public void ForEachPart(int threads, int mostParts, Action<int, int> work, CancellationToken cancellation)
    {
        int blocks = Count;
        int parts = Math.Clamp(blocks / LeastBlocksAPart, 1, Math.Min(mostParts, MostParts));
        if (parts == 1)
        {
            cancellation.ThrowIfCancellationRequested();
            work(0, blocks);
            return;
        }
        Parallel.For(
            0,
            parts,
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = threads },
            part => work((int)((long)blocks * part / parts), (int)((long)blocks * (part + 1) / parts))
        );
    }
}
